import type { Component, Site } from '../src/domain/component.ts';
import type { HoursDefinition } from '../src/domain/hours-definition.ts';
import type { WhenDown } from '../src/domain/monitor.ts';
import type { MonitorState } from '../src/domain/monitor-state.ts';
import type { Facts, Watched } from '../src/domain/support-status.ts';
import {
  dayMs,
  minuteMs,
  someFacts,
  someMonitor,
  someNow,
  someSite,
  someTransition,
} from '../tests/support/facts.ts';
import { hoursOf, madeUpCalendar } from '../tests/support/hours.ts';
import { laterFacts, type Scene } from './scene.ts';

/**
 * Every situation that the page can be in, from facts that never change. The holiday is one of the
 * calendar that is made up for tests.
 */
export function scenes(): readonly Scene[] {
  return [
    scene('well', well()),
    scene('chat-down', chatDown()),
    scene(
      'slow',
      well({ chat: slow, payments: slow }, [
        ['chat', slow],
        ['payments', slow],
      ]),
    ),
    scene('partial', well({ email: down }, [['email', down]]), {
      whenDown: { email: 'partial_outage' },
    }),
    scene('all-down', well({ chat: down, phone: earlier, email: down, api: down })),
    scene('closed', well(), { now: at('2026-11-24T23:30:00+08:00'), hours: officeHours }),
    scene('reduced', well(), { now: at('2026-11-28T11:00:00+08:00'), hours: officeHours }),
    scene('holiday', well(), { now: at('2030-05-01T10:00:00+08:00'), hours: officeHours }),
    { ...scene('maintenance', well()), maintained: ['phone'] },
    { ...scene('unverified', well()), now: someNow + 20 * minuteMs },
    scene('partly-unverified', well({ phone: { lastDecidedAt: someNow - 20 * minuteMs } })),
    scene('pending', pending()),
    scene('unprobed', someFacts([]), { probed: [] }),
    { ...scene('sandbox', well()), notice: 'sandbox' },
    scene('past', past()),
  ];
}

const probedHere = [
  'chat',
  'phone',
  'email',
  'api',
  'signin',
  'payments',
  'withdrawals',
  'verification',
];

const down = {
  state: 'down',
  since: someNow - 21 * minuteMs,
  reason: 'connection_refused',
} as const;
const earlier = { ...down, since: down.since - 30 * minuteMs };
const slow = { state: 'degraded', since: someNow - 28 * minuteMs, reason: 'slow' } as const;

/** People from Monday to Friday, fewer of them on Saturday. */
const officeHours: HoursDefinition = {
  calendar: 'cn',
  week: { 'mon-fri': '09:00-18:00', sat: '10:00-16:00 reduced' },
};

type Setting = Readonly<{
  now?: number;
  probed?: readonly string[];
  /** Of chat and phone; mail is always taken. */
  hours?: HoursDefinition;
  whenDown?: Readonly<Record<string, WhenDown>>;
}>;

function scene(slug: string, facts: Facts, setting: Setting = {}): Scene {
  const { now = someNow, probed = probedHere, hours, whenDown = {} } = setting;
  const monitors = probed.map((component) =>
    someMonitor(component, { whenDown: whenDown[component] ?? 'major_outage' }),
  );
  const watched: Watched = {
    site: hours ? staffed(someSite(), hours) : someSite(),
    monitors,
    calendars: new Map([['cn', madeUpCalendar]]),
  };
  const then = laterFacts(facts, now - someNow);
  return { slug, watched, facts: { ...then, monitors }, now, notice: 'none' };
}

function staffed(site: Site, hours: HoursDefinition): Site {
  const withHours = (component: Component): Component =>
    component.channel === 'chat' || component.channel === 'phone'
      ? { ...component, hours: hoursOf(hours) }
      : component;
  return {
    ...site,
    groups: site.groups.map((group) => ({
      ...group,
      components: group.components.map(withHours),
    })),
  };
}

type States = Readonly<Record<string, Partial<MonitorState>>>;
type Trouble = Readonly<{ state: 'down' | 'degraded'; since: number }>;

/** All is well but what is said, with what looks measure. */
function well(states: States = {}, troubles: readonly (readonly [string, Trouble])[] = []): Facts {
  const measured: States = {
    chat: { measures: { firstReplyMs: 900, queueWaitSeconds: 170 } },
    email: { measures: { deliveryMs: 41_000 } },
  };
  const merged = Object.fromEntries(
    probedHere.map((slug) => [slug, { ...measured[slug], ...states[slug] }]),
  );
  const transitions = troubles.map(([slug, { since, state }]) =>
    someTransition(slug, since, state),
  );
  return someFacts(probedHere, merged, transitions);
}

/** The chat has been down for twenty minutes, and there was trouble before. */
function chatDown(): Facts {
  const now = well({ chat: down, payments: slow });
  const before = [
    ...spell('chat', 41, 90, 'degraded'),
    ...spell('chat', 12, 35, 'down'),
    ...spell('payments', 55, 20, 'down'),
    ...spell('api', 23, 50, 'degraded'),
    ...spell('signin', 5, 12, 'down'),
    someTransition('chat', down.since, 'down'),
    someTransition('payments', slow.since, 'degraded'),
  ];
  return { ...now, transitions: [...now.transitions, ...before] };
}

function pending(): Facts {
  const states = Object.fromEntries(
    probedHere.map((slug) => [
      slug,
      { state: 'pending', since: null, lastDecidedAt: null } as const,
    ]),
  );
  return { ...someFacts(probedHere, states), transitions: [], coverage: [] };
}

/** Strips of many kinds: trouble every week, a long one, a gap, a young one, and one of only gaps. */
function past(): Facts {
  const facts = well();
  const weekly = Array.from({ length: 12 }, (_, week) =>
    spell('chat', 7 * week + 3, 25, week % 2 === 0 ? 'down' : 'degraded'),
  );
  const long = spell('phone', 60, 20 * 24 * 60, 'down');
  const since = (slug: string, days: number) => (one: Facts['coverage'][number]) =>
    one.monitor === `${slug}-monitor` ? { ...one, start: someNow - days * dayMs } : one;
  const coverage = facts.coverage.map(since('email', 30)).map(since('api', 1));
  return { ...facts, coverage, transitions: [...facts.transitions, ...weekly.flat(), ...long] };
}

function spell(slug: string, daysAgo: number, minutes: number, state: 'down' | 'degraded') {
  const begin = someNow - daysAgo * dayMs;
  return [
    someTransition(slug, begin, state),
    someTransition(slug, begin + minutes * minuteMs, 'up'),
  ];
}

function at(text: string): number {
  return Date.parse(text);
}
