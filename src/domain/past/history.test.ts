import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Coverage } from '../facts.ts';
import { type Monitor, monitorDefaults, type WhenDown } from '../monitor/monitor.ts';
import type { Transition } from '../monitor/monitor-state.ts';
import { lastDays } from '../time/zoned-day.ts';
import { historyOf } from './history.ts';
import { causesSeen, type MonitorPast } from './monitor-past.ts';
import { statusIntervals } from './status-interval.ts';

const dayMs = 24 * 60 * 60 * 1000;
const today = Date.parse('2026-11-22T00:00:00Z');
const now = today + dayMs / 2;
const days = lastDays(3, 'UTC', now);

function monitor(slug: string, whenDown: WhenDown = 'major_outage'): Monitor {
  return {
    ...monitorDefaults,
    slug,
    component: 'chat',
    intervalMs: 30_000,
    timeoutMs: 10_000,
    whenDown,
    probe: {
      kind: 'websocket',
      url: 'ws://127.0.0.1/',
      subprotocol: null,
      headers: {},
      family: 'any',
      steps: [],
    },
  };
}

/** A transition written as `state@hours`, hours counted from the start of the first day. */
function transition(written: string, location = 'here'): Transition {
  const [state = '', hours = ''] = written.split('@');
  const at = today - 2 * dayMs + (Number(hours) * dayMs) / 24;
  return {
    monitor: 'chat',
    location,
    at,
    state: state as Transition['state'],
    reason: null,
    recordedAt: at,
  };
}

/** Coverage from one hour to another, counted as for transitions. */
function covered(from: number, to: number): Coverage {
  const at = (hours: number) => today - 2 * dayMs + (hours * dayMs) / 24;
  return { monitor: 'chat', location: 'here', start: at(from), end: at(to), intervalMs: 30_000 };
}

/** Facts of one monitor that was watched all the time. */
function watching(written: string[], whenDown: WhenDown = 'major_outage') {
  const coverage = [covered(-100, 60)];
  return {
    monitor: monitor('chat', whenDown),
    transitions: written.map((w) => transition(w)),
    coverage,
  };
}

const all = { start: today - 2 * dayMs, end: now };
const history = (monitors: readonly MonitorPast[]) =>
  historyOf(statusIntervals(causesSeen(monitors, [all], now), all), days);
const worst = (...monitors: MonitorPast[]) => history(monitors).map((day) => day.worst);
const hours = (...monitors: MonitorPast[]) =>
  history(monitors).map((day) => (day.worstMs * 24) / dayMs);

describe('a day is as bad as its worst moment', () => {
  const [well, slow, part, out] = [
    'operational',
    'degraded_performance',
    'partial_outage',
    'major_outage',
  ];

  test.each([
    [['up@0'], [well, well, well], [0, 0, 0]],
    [
      ['up@0', 'down@30', 'up@31'],
      [well, out, well],
      [0, 1, 0],
    ],
    [
      ['up@0', 'down@23', 'up@25'],
      [out, out, well],
      [1, 1, 0],
    ],
    [
      // An hour of outage, and not two because it was slow before.
      ['up@0', 'degraded@30', 'down@31', 'up@32'],
      [well, out, well],
      [0, 1, 0],
    ],
    [
      ['up@0', 'down@30', 'degraded@31', 'up@35', 'down@40', 'up@42'],
      [well, out, well],
      [0, 3, 0],
    ],
    [
      ['up@0', 'degraded@30', 'up@32'],
      [well, slow, well],
      [0, 2, 0],
    ],
    // What lasts until now fills the days in between, and today only up to now.
    [
      ['up@0', 'down@30'],
      [well, out, out],
      [0, 18, 12],
    ],
    [['down@-100'], [out, out, out], [24, 24, 12]],
    // A stretch that ends at midnight does not touch the next day.
    [
      ['up@0', 'down@23', 'up@24'],
      [out, well, well],
      [1, 0, 0],
    ],
  ])('%j', (written, expectedWorst, expectedHours) => {
    expect(worst(watching(written))).toEqual(expectedWorst);
    expect(hours(watching(written))).toEqual(expectedHours);
  });

  test('a monitor speaks through its whenDown', () => {
    expect(worst(watching(['down@0'], 'partial_outage'))).toEqual([part, part, part]);
    expect(worst(watching(['down@0'], 'nothing'))).toEqual([null, null, null]);
  });

  test('a day on which nobody looked has no colour', () => {
    const { monitor, transitions } = watching(['up@0']);
    const coverage = [covered(49, 50)];
    expect(worst({ monitor, transitions, coverage })).toEqual([null, null, well]);
  });

  test('an outage counts only while somebody looked', () => {
    const { monitor, transitions } = watching(['up@0', 'down@1']);
    const unwatched = { monitor, transitions, coverage: [covered(0, 2), covered(49, 50)] };
    expect(worst(unwatched)).toEqual([out, null, out]);
    const [first = 0, second, third = 0] = hours(unwatched);
    expect([first, second, third].map((value = 0) => Math.round(value))).toEqual([1, 0, 1]);
  });

  test('the newest check speaks for two and a half intervals, not for the future', () => {
    const { monitor, transitions } = watching(['down@0']);
    const coverage = [covered(0, 59.999)];
    expect(hours({ monitor, transitions, coverage })[2]).toBe(12);
  });

  test('who looks once a day does not fill the days in which nobody else looked', () => {
    const dailyCoverage = [{ ...covered(0, 48), intervalMs: dayMs }];
    const daily = { ...monitor('chat'), intervalMs: dayMs };
    const seldom = (...written: string[]) => ({
      ...{ ...watching(written), monitor: daily, coverage: dailyCoverage },
    });
    const often = { ...watching(['up@0']), coverage: [covered(0, 2)] };
    expect(worst(often, seldom('up@0'))).toEqual([well, null, null]);
    expect(worst(often, seldom('up@0', 'down@30', 'up@31'))).toEqual([well, out, null]);
    expect(worst(seldom('up@0'))).toEqual([well, well, well]);
  });

  test('overlapping causes count once', () => {
    const first = watching(['up@0', 'down@30', 'up@32']);
    const second = watching(['up@0', 'down@31', 'up@33']);
    expect(hours(first, second)).toEqual([0, 3, 0]);
  });

  test('of several locations strictly more than half decide', () => {
    const { monitor, coverage } = watching([]);
    const transitions = [
      transition('up@0', 'here'),
      transition('up@0', 'there'),
      transition('down@26', 'here'),
      transition('down@27', 'there'),
      transition('up@29', 'here'),
    ];
    const both = [...coverage, ...coverage.map((covered) => ({ ...covered, location: 'there' }))];
    expect(hours({ monitor, transitions, coverage: both })).toEqual([0, 2, 0]);
  });

  test('a location that no longer looks no longer decides', () => {
    const { monitor } = watching([]);
    const transitions = [transition('up@0', 'there'), transition('down@49')];
    const coverage = [{ ...covered(0, 10), location: 'there' }, covered(49, 60)];
    expect(worst({ monitor, transitions, coverage })).toEqual([well, null, out]);
  });
});

test('no day is troubled for longer than it lasts, whatever the transitions', () => {
  const written = fc.tuple(
    fc.constantFrom('up', 'degraded', 'down'),
    fc.integer({ min: -50, max: 60 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(written, { maxLength: 12 }), { maxLength: 4 }), (monitors) => {
      const facts = monitors.map((transitions) =>
        watching(transitions.map(([state, at]) => `${state}@${at}`)),
      );
      history(facts).forEach((day, index) => {
        const span = days[index];
        const length = Math.min(span?.end ?? 0, now) - (span?.start ?? 0);
        expect(day.worstMs).toBeGreaterThanOrEqual(0);
        expect(day.worstMs).toBeLessThanOrEqual(length);
        if (day.worst === 'operational') expect(day.worstMs).toBe(0);
      });
    }),
  );
});
