import { describe, expect, it } from 'vitest';
import {
  minuteMs,
  someMonitor,
  someNow,
  someSite,
  someState,
} from '../../../tests/support/facts.ts';
import { hoursOf } from '../../../tests/support/hours.ts';
import { someIncident, someMaintenance, someOverride } from '../../../tests/support/words.ts';
import { type Component, siteComponents } from '../component.ts';
import type { MonitorState } from '../monitor/monitor-state.ts';
import { voteOf } from '../monitor/vote.ts';
import { type ComponentCondition, componentCondition } from '../status/component-condition.ts';
import { indicatorOf } from '../status/indicator.ts';
import { verdictOf } from '../status/verdict.ts';
import { staffWordOf } from './staff-word.ts';
import { noWords, type StaffWords } from './staff-words.ts';

const ago = (minutes: number) => someNow - minutes * minuteMs;

const down = { state: 'down', since: ago(21), reason: 'connection_refused' } as const;
const stale = { lastDecidedAt: ago(20) };
const closed = hoursOf({ week: { sat: '10:00-16:00' } });

const chatDown = someIncident({ startedAt: ago(30), components: { chat: 'major_outage' } });
const chatSlow = someIncident({ startedAt: ago(30), components: { chat: 'degraded_performance' } });
const chatFine = someIncident({ startedAt: ago(30), components: { chat: 'operational' } });
const work = someMaintenance({ components: ['chat'], from: ago(10), until: ago(-50) });
const saysDown = someOverride({ component: 'chat', status: 'major_outage', from: ago(5) });
const saysFine = someOverride({ component: 'chat', status: 'operational', from: ago(5) });

type Case = readonly [
  name: string,
  words: Partial<StaffWords>,
  monitor: Partial<MonitorState> | null,
  expected: Partial<ComponentCondition>,
  hours?: Component['hours'],
];

const cases: readonly Case[] = [
  ['is what monitors see where staff say nothing', {}, down, seen('major_outage', 21, 'monitor')],
  ['is as bad as an incident says', { incidents: [chatDown] }, {}, told('major_outage', 30)],
  [
    'is as bad as monitors see',
    { incidents: [chatSlow] },
    down,
    seen('major_outage', 21, 'monitor'),
  ],
  [
    'began when the first of both said so',
    { incidents: [chatDown] },
    down,
    told('major_outage', 30),
  ],
  [
    'is no better for what an incident says',
    { incidents: [chatFine] },
    down,
    seen('major_outage', 21, 'monitor'),
  ],
  [
    'is under maintenance, whatever monitors see',
    { maintenances: [work] },
    down,
    {
      status: 'under_maintenance',
      since: ago(10),
      by: 'maintenance',
      reachability: 'unreachable',
      reason: null,
    },
  ],
  [
    'is reached as the window says',
    { maintenances: [{ ...work, reachability: 'limited' }] },
    down,
    { status: 'under_maintenance', reachability: 'limited' },
  ],
  [
    'is down in spite of maintenance where an incident says so',
    { maintenances: [work], incidents: [chatDown] },
    {},
    told('major_outage', 30),
  ],
  [
    'is what an override says, against monitors',
    { overrides: [saysFine] },
    down,
    {
      status: 'operational',
      since: ago(5),
      by: 'override',
      reachability: 'reachable',
      reason: null,
    },
  ],
  [
    'is what an override says, against incidents and maintenance',
    { overrides: [saysFine], incidents: [chatDown], maintenances: [work] },
    down,
    { status: 'operational', by: 'override' },
  ],
  [
    'is down by an override',
    { overrides: [saysDown] },
    {},
    { status: 'major_outage', since: ago(5), by: 'override', reachability: 'unreachable' },
  ],
  [
    'is believed of staff where nobody has looked of late',
    { incidents: [chatDown] },
    stale,
    { status: 'major_outage', freshness: 'unverified', reachability: 'unreachable' },
  ],
  [
    'is not believed to be well for an incident that says so',
    { incidents: [chatFine] },
    stale,
    { by: 'monitor', reachability: 'unknown' },
  ],
  [
    'is believed to be well by an override',
    { overrides: [saysFine] },
    stale,
    { freshness: 'unverified', reachability: 'reachable' },
  ],
  [
    'is known by the word of staff alone',
    { incidents: [chatSlow] },
    null,
    { freshness: 'unprobed', status: 'degraded_performance', reachability: 'limited' },
  ],
  [
    'is closed whatever staff say, with the status that they give',
    { incidents: [chatDown] },
    {},
    { status: 'major_outage', reachability: 'closed' },
    closed,
  ],
  [
    'is closed, and what monitors see does not worsen it',
    { incidents: [chatSlow] },
    down,
    { status: 'degraded_performance', reachability: 'closed' },
    closed,
  ],
];

describe('a component', () => {
  for (const [name, words, monitor, expected, hours] of cases) {
    it(name, () => {
      expect(chatUnder({ ...noWords, ...words }, monitor, hours)).toMatchObject(expected);
    });
  }

  it('keeps the reason that monitors give for what an incident also says', () => {
    const words = { ...noWords, incidents: [chatDown] };
    expect(chatUnder(words, down)).toMatchObject({ by: 'incident', reason: 'connection_refused' });
  });

  it('is in exactly one list of the verdict, whoever speaks of it', () => {
    for (const [, words, monitor, , hours] of cases) {
      const condition = chatUnder({ ...noWords, ...words }, monitor, hours);
      const { reachable, limited, unreachable, closed, unverified, unprobed } = verdictOf([
        condition,
      ]);
      const lists = [reachable, limited, unreachable, closed, unverified, unprobed];
      expect(lists.flat()).toHaveLength(1);
    }
  });
});

describe('the indicator', () => {
  const fine = chatUnder(noWords, {});

  it.each([
    [[], 'none'],
    [['none'], 'none'],
    [['minor', 'none'], 'minor'],
    [['critical'], 'critical'],
  ] as const)('of components that are well, with incidents of %j, is %s', (impacts, indicator) => {
    expect(indicatorOf([fine], impacts)).toBe(indicator);
  });

  it('is not raised by a component that nobody has looked at but staff speak of', () => {
    const said = chatUnder({ ...noWords, overrides: [saysFine] }, stale);
    expect(indicatorOf([said])).toBe('none');
    expect(indicatorOf([chatUnder(noWords, stale)])).toBe('minor');
  });
});

function seen(status: ComponentCondition['status'], minutes: number, by: ComponentCondition['by']) {
  return { status, since: ago(minutes), by, reason: down.reason };
}

function told(status: ComponentCondition['status'], minutes: number): Partial<ComponentCondition> {
  return { status, since: ago(minutes), by: 'incident', reachability: 'unreachable' };
}

/** The chat under these words; null where no monitor looks at it. */
function chatUnder(
  words: StaffWords,
  monitor: Partial<MonitorState> | null,
  hours?: Component['hours'],
): ComponentCondition {
  const [chat] = siteComponents(someSite());
  if (chat === undefined) throw new Error('The site has no component.');
  const component = hours ? { ...chat, hours } : chat;
  const vote = voteOf([someState('chat', monitor ?? {})], someNow);
  const watchedBy = monitor ? [{ monitor: someMonitor('chat'), vote, pause: null }] : [];
  return componentCondition(
    component,
    watchedBy,
    new Map(),
    someNow,
    staffWordOf(words, 'chat', someNow),
  );
}
