import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someCoverage, someTransition } from '../../../tests/support/facts.ts';
import type { WhenDown } from '../monitor/monitor.ts';
import type { Transition } from '../monitor/monitor-state.ts';
import { union } from '../time/span.ts';
import { causesSeen, type MonitorPast } from './monitor-past.ts';
import { statusIntervals } from './status-interval.ts';
import { uptimeOf, uptimePercent } from './uptime.ts';

const hourMs = 60 * 60 * 1000;
const midnight = Date.parse('2026-11-16T00:00:00Z');
const at = (hours: number) => midnight + hours * hourMs;
const within = { start: at(0), end: at(24) };

/** From nine to noon and from one to six. */
const office = [
  { start: at(9), end: at(12) },
  { start: at(13), end: at(18) },
];

/** A monitor whose states are written as `down 3`, the hour from which on they hold. */
function past(states: string, looked: readonly string[] = ['-5-30']): MonitorPast {
  const transitions = states.split(', ').map((written) => {
    const [state = '', hour = ''] = written.split(' ');
    return someTransition('chat', at(Number(hour)), state as Transition['state']);
  });
  const coverage = looked.map((written) => {
    const [, start = '', end = ''] = /^(-?[\d.]+)-([\d.]+)$/.exec(written) ?? [];
    return someCoverage('chat', at(Number(start)), at(Number(end)));
  });
  return { monitor: { whenDown: 'major_outage' }, transitions, coverage };
}

function statusesOf(pasts: readonly MonitorPast[], staffed = office, now = at(24)): string {
  const intervals = statusIntervals(causesSeen(pasts, staffed, now), within);
  return intervals
    .map(({ status, end }) => `${status} until ${(end - midnight) / hourMs}`)
    .join(', ');
}

describe('what monitors say while nobody is there makes nothing worse', () => {
  test.each<[string, string, string]>([
    ['an outage at night is none', 'up 0, down 3, up 5', 'operational until 24'],
    [
      'what is still broken at opening is an outage from that instant',
      'up 0, down 3, up 10',
      'operational until 9, major_outage until 10, operational until 24',
    ],
    [
      'an outage stops at closing',
      'up 0, down 17, up 22',
      'operational until 17, major_outage until 18, operational until 24',
    ],
    [
      'an outage over noon is two',
      'up 0, down 11, up 14',
      'operational until 11, major_outage until 12, operational until 13, major_outage until 14, operational until 24',
    ],
    ['an outage in the break at noon is none', 'up 0, down 12, up 13', 'operational until 24'],
    [
      'slowness is treated alike',
      'up 0, degraded 8, up 10',
      'operational until 9, degraded_performance until 10, operational until 24',
    ],
    [
      'what lasts all day is there in service hours',
      'down 0',
      'operational until 9, major_outage until 12, operational until 13, major_outage until 18, operational until 24',
    ],
  ])('%s', (_, states, expected) => {
    expect(statusesOf([past(states)])).toBe(expected);
  });

  test('a channel that never closes is down when it is', () => {
    expect(statusesOf([past('up 0, down 3, up 5')], [within])).toBe(
      'operational until 3, major_outage until 5, operational until 24',
    );
  });
});

describe('who keeps a component verified is said by the monitors of today', () => {
  const dayMs = 24 * hourMs;
  const often = past('up 0', ['-5-10']);
  const daily = {
    ...past('up 0', []),
    monitor: { whenDown: 'major_outage', intervalMs: dayMs },
    coverage: [{ ...someCoverage('chat', at(0), at(1)), intervalMs: dayMs }],
  } as const;
  const neverTold = { ...daily, transitions: [], coverage: [] };

  test('what looks once a day does where what looked more often is gone', () => {
    expect(statusesOf([daily, often])).toBe('operational until 24');
  });

  test('what looks once a day does while another that does could never tell', () => {
    expect(statusesOf([daily, neverTold])).toBe('operational until 24');
  });

  test('what looks once a day does not while another looks more often, and cannot tell', () => {
    const today = { ...often, monitor: { ...daily.monitor, intervalMs: 30_000 } };
    const lastSpoke = 10 + (2.5 * 30_000) / hourMs;
    expect(statusesOf([daily, today])).toBe(`operational until ${lastSpoke}, unverified until 24`);
  });
});

describe('the past is told anew from what is known now', () => {
  const uptime = (pasts: readonly MonitorPast[], staffed = office) => {
    const intervals = statusIntervals(causesSeen(pasts, staffed, at(24)), within);
    return [
      uptimePercent(uptimeOf(intervals, [within])),
      uptimePercent(uptimeOf(intervals, staffed)),
    ];
  };
  const monitor = past('up 0, down 8, up 10');

  test.each<[string, readonly MonitorPast[], typeof office, readonly (number | null)[]]>([
    ['as it was', [monitor], office, [95.83, 87.5]],
    ['hours that begin earlier', [monitor], [{ start: at(8), end: at(16) }], [91.66, 75]],
    ['hours that begin later', [monitor], [{ start: at(10), end: at(18) }], [100, 100]],
    ['hours without a break at noon', [monitor], [{ start: at(9), end: at(18) }], [95.83, 88.88]],
    ['hours round the clock', [monitor], [within], [91.66, 91.66]],
    ['no hours on that day', [monitor], [], [100, null]],
    ['an outage that was found later', [past('up 0, down 8, up 12')], office, [87.5, 62.5]],
    [
      'a second outage that was found later',
      [past('up 0, down 8, up 10, down 16, up 18')],
      office,
      [87.5, 62.5],
    ],
    ['an outage that was over earlier', [past('up 0, down 8, up 9.5')], office, [97.91, 93.75]],
    ['an outage that went on', [past('up 0, down 8')], office, [66.66, 0]],
    ['an outage that was slowness', [past('up 0, degraded 8, up 10')], office, [100, 100]],
    ['an outage that was none', [past('up 0')], office, [100, 100]],
    [
      'time in which nobody looked',
      [past('up 0, down 8, up 10', ['-5-8', '10-30'])],
      office,
      // A look speaks on for two and a half intervals, which is before the opening.
      [100, 100],
    ],
    [
      'late results of a time in which nobody was known to look',
      [past('up 0, down 8, up 10', ['-5-8', '10-30', '8-10'])],
      office,
      [95.83, 87.5],
    ],
    [
      'a monitor for information only',
      [{ ...monitor, monitor: { whenDown: 'nothing' as const } }],
      office,
      [null, null],
    ],
    [
      'a monitor of a part',
      [{ ...monitor, monitor: { whenDown: 'partial_outage' as const } }],
      office,
      [97.91, 93.75],
    ],
    ['two monitors, each with the same outage', [monitor, monitor], office, [95.83, 87.5]],
    [
      'two monitors with outages that overlap',
      [monitor, past('up 0, down 9.5, up 11')],
      office,
      [91.66, 75],
    ],
  ])('%s', (_, pasts, staffed, expected) => {
    expect(uptime(pasts, staffed)).toEqual(expected);
  });
});

const someStates = fc
  .array(fc.tuple(fc.constantFrom('up', 'degraded', 'down'), fc.integer({ min: 0, max: 24 })), {
    minLength: 1,
    maxLength: 10,
  })
  .map((states) => past(states.map(([state, hour]) => `${state} ${hour}`).join(', ')));
const someWhenDown = fc.constantFrom<WhenDown[]>('major_outage', 'partial_outage', 'nothing');
const somePast = fc
  .tuple(someStates, someWhenDown)
  .map(([told, whenDown]) => ({ ...told, monitor: { whenDown } }));

test('another monitor that is down never raises the uptime', () => {
  fc.assert(
    fc.property(fc.array(somePast, { maxLength: 3 }), someStates, (pasts, another) => {
      // Somebody is known to have looked all the time, so that coverage stays as it is.
      const [watching, all] = [past('up -5'), [within]];
      const down = (monitors: readonly MonitorPast[]) =>
        uptimeOf(statusIntervals(causesSeen(monitors, all, at(24)), within), all);
      const before = down([watching, ...pasts]);
      const after = down([watching, ...pasts, another]);
      expect(after.coveredMs).toBe(before.coveredMs);
      expect(after.downMs).toBeGreaterThanOrEqual(before.downMs);
    }),
  );
});

test('no trouble is seen outside the staffed time', () => {
  const someHours = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 8 })))
    .map((spans) =>
      union(spans.map(([from, hours]) => ({ start: at(from), end: at(from + hours) }))),
    );
  fc.assert(
    fc.property(fc.array(somePast, { maxLength: 3 }), someHours, (pasts, staffed) => {
      const trouble = causesSeen(pasts, staffed, at(24)).filter(
        ({ status }) => status !== 'operational',
      );
      for (const { start, end } of trouble) {
        expect(staffed.some((span) => span.start <= start && end <= span.end)).toBe(true);
      }
    }),
  );
});
