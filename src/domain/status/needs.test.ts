import { describe, expect, test } from 'vitest';
import {
  dayMs,
  minuteMs,
  probedSlugs,
  someFacts,
  someMonitor,
  someNow,
  somePause,
  someSite,
  someState,
  someWatched,
} from '../../../tests/support/facts.ts';
import { resolveHours } from '../../../tests/support/hours.ts';
import { noTrouble } from '../../../tests/support/trouble.ts';
import {
  someIncident,
  someMaintenance,
  someOverride,
  someUpdate,
} from '../../../tests/support/words.ts';
import { newEndpoint } from '../delivery/new-endpoint.ts';
import type { Facts } from '../facts.ts';
import type { MonitorState } from '../monitor/monitor-state.ts';
import type { Watched } from '../watched.ts';
import { noWords, type StaffWords } from '../words/staff-words.ts';
import { needsOf } from './needs.ts';
import { supportStatus } from './support-status.ts';

const hourMs = 60 * minuteMs;
const chatDown = {
  chat: {
    state: 'down',
    since: someNow - 20 * minuteMs,
    reason: 'connection_refused',
    lastOutcome: 'down',
  },
} as const;
const chatSlow = {
  chat: {
    state: 'degraded',
    since: someNow - 20 * minuteMs,
    reason: 'slow',
    lastOutcome: 'degraded',
  },
} as const;

type States = Readonly<Record<string, Partial<MonitorState>>>;

function needs(
  words: Partial<StaffWords> = {},
  states: States = {},
  more: Partial<Facts> = {},
  watched: Watched = someWatched(),
  trouble = noTrouble,
) {
  const facts = { ...someFacts(probedSlugs, states), words: { ...noWords, ...words }, ...more };
  const status = supportStatus(watched, facts, someNow);
  const { states: all, pauses } = facts;
  return needsOf({ watched, status, states: all, pauses, trouble }, someNow);
}

function kinds(...given: Parameters<typeof needs>): readonly string[] {
  return needs(...given).map(({ kind }) => kind);
}

test('nothing is needed where all goes by itself', () => {
  expect(kinds()).toEqual([]);
});

describe('a component that monitors see in trouble', () => {
  const promised = (components: Parameters<typeof someIncident>[0]) =>
    someIncident({
      ...components,
      updates: [
        someUpdate('updateaaaaaa', someNow - 20 * minuteMs, {
          components: components?.components ?? {},
          nextUpdateBy: someNow + hourMs,
        }),
      ],
    });

  test.each([
    ['down, and nothing is said', {}, chatDown, ['down']],
    ['slow, and nothing is said', {}, chatSlow, ['impaired']],
    [
      'down, as an incident tells',
      { incidents: [promised({ components: { chat: 'major_outage' } })] },
      ...[chatDown, []],
    ],
    [
      'down, where an incident says slow',
      { incidents: [promised({ components: { chat: 'degraded_performance' } })] },
      ...[chatDown, ['worse']],
    ],
    [
      'down, where an incident is about something else',
      { incidents: [promised({ components: { payments: 'major_outage' } })] },
      ...[{ ...chatDown, payments: { ...chatDown.chat } }, ['down']],
    ],
    [
      'down, while work is done on it',
      { maintenances: [someMaintenance({ components: ['chat'] })] },
      chatDown,
      [],
    ],
    [
      'down, where staff say otherwise',
      { overrides: [someOverride({ status: 'operational' })] },
      chatDown,
      [],
    ],
  ] as const)('%s', (_, words, states, expected) => {
    expect(kinds(words, states)).toEqual(expected);
  });

  test('is told with since when, and by which monitors', () => {
    const [need] = needs({}, chatDown);
    expect(need).toMatchObject({
      condition: { component: { slug: 'chat' }, since: someNow - 20 * minuteMs },
      seenBy: [{ monitor: { slug: 'chat-monitor' }, vote: { reason: 'connection_refused' } }],
    });
  });

  test('comes before one that is only slow', () => {
    const found = needs({}, { chat: chatSlow.chat, verification: chatDown.chat });
    expect(found.map((need) => 'condition' in need && need.condition.component.slug)).toEqual([
      ...['verification', 'chat'],
    ]);
  });

  test('asks for nothing of customers while it is closed, but for somebody before it opens', () => {
    const { watched } = resolveHours({ week: { mon: '09:00-18:00' } });
    const closed = { ...watched, monitors: [someMonitor('chat')] };
    const [need, ...others] = needs({}, chatDown, {}, closed);
    expect(need).toMatchObject({
      kind: 'down_while_closed',
      opensAt: Date.parse('2026-11-23T01:00:00Z'),
    });
    expect(others).toEqual([]);
  });
});

describe('an incident', () => {
  const open = (changes: Parameters<typeof someUpdate>[2], at = someNow - 5 * minuteMs) => [
    someIncident({
      startedAt: at,
      updates: [
        someUpdate('updateaaaaaa', at, { components: { phone: 'major_outage' }, ...changes }),
      ],
    }),
  ];
  test.each([
    ['promised a word for just now', open({ nextUpdateBy: someNow }), ['missed']],
    ['promised a word within 15 minutes', open({ nextUpdateBy: someNow + 15 * minuteMs }), ['due']],
    ['promised a word later', open({ nextUpdateBy: someNow + 15 * minuteMs + 1 }), []],
    ['has promised nothing, and said something lately', open({}), []],
    ['has said nothing for two hours', open({}, someNow - 2 * hourMs), ['silent']],
    [
      'has said nothing for two hours, as it promised',
      ...[open({ nextUpdateBy: someNow + hourMs }, someNow - 2 * hourMs), []],
    ],
  ] as const)('that %s', (_, incidents, expected) => {
    expect(kinds({ incidents })).toEqual(expected);
  });

  test.each([
    ['for five minutes', 5 * minuteMs, {}, ['recovered']],
    ['for less', 5 * minuteMs - 1, {}, []],
    [
      'for long, but was not looked at since',
      50 * minuteMs,
      { lastDecidedAt: someNow - hourMs },
      ['unverified'],
    ],
  ] as const)('whose components are up again %s', (_, ago, chat, expected) => {
    const states = { chat: { since: someNow - ago, ...chat } };
    const incidents = [
      someIncident({
        startedAt: someNow - hourMs,
        updates: [
          someUpdate('updateaaaaaa', someNow - hourMs, {
            components: { chat: 'major_outage', signin: 'operational' },
          }),
        ],
      }),
    ];
    expect(kinds({ incidents }, states)).toEqual(expected);
  });

  test('whose components are up again, where one more monitor has never been looked at', () => {
    const states = { chat: { since: someNow - 5 * minuteMs } };
    const incidents = [someIncident({ components: { chat: 'major_outage' } })];
    const elsewhere = [someMonitor('chat', { slug: 'chat-of-another-runtime' })];
    const watched = { ...someWatched(), elsewhere };
    expect(kinds({ incidents }, states, {}, watched)).toEqual(['recovered']);
  });

  test('that names what nobody looks at has recovered when staff say so', () => {
    const states = { chat: { since: someNow - hourMs } };
    const incidents = [
      someIncident({ components: { chat: 'major_outage', phone: 'major_outage' } }),
    ];
    expect(kinds({ incidents }, states)).toEqual([]);
  });

  const over = (impact: 'major' | 'minor', ago: number, status: 'resolved' | 'postmortem') => [
    someIncident({
      impact,
      startedAt: someNow - ago - hourMs,
      updates: [
        someUpdate('updateaaaaaa', someNow - ago - hourMs, {
          components: { chat: 'major_outage' },
        }),
        someUpdate('updatebbbbbb', someNow - ago, { status: 'resolved' }),
        ...(status === 'postmortem'
          ? [someUpdate('updatecccccc', someNow - ago + 1, { status })]
          : []),
      ],
    }),
  ];
  test.each([
    ['was bad', over('major', dayMs, 'resolved'), ['postmortem']],
    ['was not bad', over('minor', dayMs, 'resolved'), []],
    ['was bad, and is written up', over('major', dayMs, 'postmortem'), []],
    ['was bad a week ago', over('major', 7 * dayMs, 'resolved'), []],
  ] as const)('that is over and %s', (_, incidents, expected) => {
    expect(kinds({ incidents })).toEqual(expected);
  });
});

describe('planned work', () => {
  const work = (changes: Parameters<typeof someMaintenance>[0]) => ({
    maintenances: [someMaintenance(changes)],
  });
  const byHand = { auto: false } as const;
  test.each([
    ['begins within a day', work({ from: someNow + dayMs }), ['work_soon']],
    ['begins later', work({ from: someNow + dayMs + 1, until: someNow + 2 * dayMs }), []],
    ['goes on by itself', work({}), []],
    ['was to be begun by hand', work(byHand), ['late_work']],
    ['has ended by itself', work({ from: someNow - dayMs, until: someNow - hourMs }), []],
  ] as const)('that %s', (_, words, expected) => {
    expect(kinds(words)).toEqual(expected);
  });

  test('that was begun by hand is to be ended by hand', () => {
    const [begun] = work({ ...byHand, until: someNow }).maintenances;
    const updates = [
      ...(begun?.updates ?? []),
      ...(begun?.updates ?? []).map((update) => ({ ...update, status: 'in_progress' as const })),
    ];
    expect(needs({ maintenances: begun ? [{ ...begun, updates }] : [] })).toMatchObject([
      { kind: 'late_work', late: 'end', since: someNow },
    ]);
  });
});

describe('what staff say of a component', () => {
  test.each([
    ['ends within an hour', hourMs, ['override_ends']],
    ['ends later', hourMs + 1, []],
    ['has ended', 0, []],
  ])('that %s', (_, left, expected) => {
    const override = someOverride({ from: someNow - hourMs, expiresAt: someNow + left });
    expect(kinds({ overrides: [override] })).toEqual(expected);
  });
});

describe('monitors', () => {
  const blind = { lastOutcome: 'unknown', lastReason: 'credentials_rejected' } as const;

  test('that cannot tell are told of with their component, where nothing else verifies it', () => {
    const states = { chat: { ...blind, lastDecidedAt: someNow - hourMs } };
    expect(needs({}, states)).toMatchObject([
      {
        kind: 'unverified',
        conditions: [{ component: { slug: 'chat' }, verifiedAt: someNow - hourMs }],
        blind: [{ monitor: { slug: 'chat-monitor' } }],
      },
    ]);
  });

  test('that cannot tell for the same reason are told of together', () => {
    const more = ['chat', 'api', 'signin'].map((component, index) => {
      const slug = `${component}-second`;
      const reason = index === 2 ? ('network_unreachable' as const) : blind.lastReason;
      return {
        monitor: someMonitor(component, { slug }),
        state: { ...someState(component), ...blind, monitor: slug, lastReason: reason },
      };
    });
    const watched = someWatched();
    const facts = someFacts();
    const found = needs(
      ...([{}, {}] as const),
      { states: [...facts.states, ...more.map(({ state }) => state)] },
      { ...watched, monitors: [...watched.monitors, ...more.map(({ monitor }) => monitor)] },
    );
    expect(found).toMatchObject([
      { kind: 'blind', reason: 'credentials_rejected', monitors: [{}, {}] },
      { kind: 'blind', reason: 'network_unreachable', monitors: [{}] },
    ]);
  });

  test.each([
    ['for a day', { since: someNow - dayMs }, ['paused']],
    ['for less', { since: someNow - dayMs + 1 }, []],
    ['until a while ago', { since: someNow - 2 * dayMs, until: someNow }, []],
  ])('that are paused %s', (_, changes, expected) => {
    expect(kinds({}, {}, { pauses: [somePause('chat', changes)] })).toEqual(expected);
  });
});

test('news that does not arrive is told of by what keeps it, each once', () => {
  const endpoint = (failingSince: number) => {
    const asked = { id: 'aaaaaaaaaaaa', url: 'https://example.com/', name: 'Desk' };
    const how = { dialect: 'standard', origin: 'staff', language: 'zh' } as const;
    const made = newEndpoint({ ...asked, ...how, events: null, components: null }, 0);
    return { ...made, failingSince };
  };
  const failing = [endpoint(someNow - hourMs), endpoint(someNow - 2 * hourMs)];
  const found = needs(...([{}, {}, {}, someWatched()] as const), {
    ...noTrouble,
    failing,
    quarantined: { count: 3, newest: someNow },
  });
  expect(found).toEqual([
    { kind: 'deliveries_failing', endpoints: failing, since: someNow - 2 * hourMs },
    { kind: 'quarantine', count: 3, newest: someNow },
  ]);
});

test('holidays that nobody has entered are asked for once, however many follow them', () => {
  const site = someSite();
  const { watched } = resolveHours({ calendar: 'cn', week: { 'mon-fri': '09:00-18:00' } });
  const [chat] = watched.site.groups[0]?.components ?? [];
  const groups = site.groups.map((group) => ({
    ...group,
    components: group.components.map((one) => ({
      ...one,
      ...(chat?.hours && { hours: chat.hours }),
    })),
  }));
  const found = needs({}, {}, {}, { ...someWatched(), site: { ...site, groups } });
  expect(found).toEqual([
    { kind: 'holidays', calendar: 'cn', year: 2026 },
    { kind: 'holidays', calendar: 'cn', year: 2027 },
  ]);
});

test('the most urgent comes first', () => {
  const words = {
    incidents: [
      someIncident({
        id: 'incidentbbbb',
        updates: [
          someUpdate('updateaaaaaa', someNow - hourMs, {
            ...{ components: { phone: 'major_outage' }, nextUpdateBy: someNow - minuteMs },
          }),
        ],
      }),
    ],
    maintenances: [someMaintenance({ from: someNow + hourMs })],
    overrides: [someOverride({ component: 'email', expiresAt: someNow + minuteMs })],
  };
  const states = { ...chatDown, api: chatSlow.chat };
  const pauses = [somePause('signin', { since: someNow - 2 * dayMs })];
  expect(kinds(words, states, { pauses })).toEqual([
    ...['down', 'missed', 'impaired', 'override_ends', 'work_soon', 'paused'],
  ]);
});
