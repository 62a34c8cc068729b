import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intervals, statuses } from '../../../tests/support/intervals.ts';
import { type Span, union } from '../time/span.ts';
import { daysOfMonth, lastDays, type ZonedDay } from '../time/zoned-day.ts';
import type { StatusInterval } from './status-interval.ts';
import { totalUptime, uptimeByDay, uptimeOf, uptimePercent } from './uptime.ts';

const hourMs = 60 * 60 * 1000;

const percentOf = (written: string, within: Span) =>
  uptimePercent(uptimeOf(intervals(written), [within]));

describe('uptime is what is left of the covered time', () => {
  const day = { start: 0, end: 24 * hourMs };
  test.each<[string, number | null]>([
    ['up 0-24', 100],
    ['out 0-24', 0],
    ['part 0-24', 50],
    ['slow 0-24', 100],
    ['work 0-24', null],
    ['dark 0-24', null],
    ['work 0-12, dark 12-24', null],
    ['up 0-12, out 12-24', 50],
    ['up 0-12, part 12-24', 75],
    ['up 0-12, slow 12-24', 100],
    ['up 0-6, out 6-12, part 12-18, slow 18-24', 62.5],
    // What is not covered is neither good nor bad.
    ['up 0-12, work 12-24', 100],
    ['up 0-12, dark 12-24', 100],
    ['out 0-1, dark 1-24', 0],
    ['out 0-1, work 1-24', 0],
    ['up 0-9, out 9-10, work 10-24', 90],
    ['up 0-9, out 9-10, dark 10-24', 90],
    ['dark 0-14, up 14-23, out 23-24', 90],
    // Rounded down, so that 100 is a promise that was kept.
    ['up 0-23.9999, out 23.9999-24', 99.99],
    ['up 0-23.9976, out 23.9976-24', 99.99],
    ['up 0-23.9975, out 23.9975-24', 99.98],
    ['up 0-16, out 16-24', 66.66],
    ['up 0-23, out 23-24', 95.83],
    ['up 0-23, part 23-24', 97.91],
    ['up 0-0.0001, out 0.0001-24', 0],
    // Outside the day nothing counts.
    ['out 0-0, up 0-24, out 24-48', 100],
    ['up 0-24, out 24-25', 100],
    ['up 24-48', null],
  ])('%s: %s', (written, expected) => {
    expect(percentOf(written, day)).toBe(expected);
  });
});

describe('over many days', () => {
  /** What an outage of some hours costs a whole month, round the clock. */
  const month = (days: readonly ZonedDay[], outHours: number) => {
    const [start, end] = [days[0]?.start ?? NaN, days.at(-1)?.end ?? NaN];
    const out = start + outHours * hourMs;
    const said: StatusInterval[] = [
      { start, end: out, status: 'major_outage' },
      { start: out, end, status: 'operational' },
    ];
    return uptimePercent(totalUptime(uptimeByDay(said, days, [{ start, end }])).roundTheClock);
  };

  test.each([
    ['2026-11', 'Asia/Shanghai', 1, 99.86],
    ['2026-02', 'Asia/Shanghai', 1, 99.85],
    ['2028-02', 'Asia/Shanghai', 1, 99.85],
    ['2028-02', 'Asia/Shanghai', 29, 95.83],
    ['2026-03', 'Europe/Berlin', 743, 0],
    ['2026-03', 'Europe/Berlin', 7.43, 99],
    ['2026-10', 'Europe/Berlin', 7.45, 99],
    ['2026-10', 'Europe/Berlin', 372.5, 50],
  ])('%s in %s with %d hours of outage: %d', (name, zone, outHours, expected) => {
    expect(month(daysOfMonth(name, zone), outHours)).toBe(expected);
  });

  test('an outage over midnight costs each day its part', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    const days = lastDays(3, 'UTC', now);
    const from = days[0]?.start ?? 0;
    const said = intervals('up 0-21, out 21-30, up 30-60', from);
    const byDay = uptimeByDay(said, days, [{ start: from, end: now }]);
    expect(byDay.map(({ roundTheClock }) => uptimePercent(roundTheClock))).toEqual([87.5, 75, 100]);
    expect(uptimePercent(totalUptime(byDay).roundTheClock)).toBe(85);
  });

  test('a day without coverage changes nothing of the whole', () => {
    const days = lastDays(2, 'UTC', 36 * hourMs);
    const byDay = uptimeByDay(intervals('dark 0-24, up 24-35, out 35-36'), days, []);
    expect(byDay.map(({ roundTheClock }) => uptimePercent(roundTheClock))).toEqual([null, 91.66]);
    expect(uptimePercent(totalUptime(byDay).roundTheClock)).toBe(91.66);
    expect(uptimePercent(totalUptime(byDay).inServiceHours)).toBeNull();
  });
});

const length = fc.integer({ min: 1, max: 20 * hourMs });
const status = fc.constantFrom(...Object.values(statuses));
const timeline: fc.Arbitrary<readonly StatusInterval[]> = fc
  .array(fc.tuple(length, status), { minLength: 1, maxLength: 30 })
  .map((lengths) => {
    let end = 0;
    return lengths.map(([ms, is]) => {
      const start = end;
      end += ms;
      return { start, end, status: is };
    });
  });
const instant = fc.integer({ min: 0, max: 300 * hourMs });
const spans = fc
  .array(fc.tuple(instant, length), { maxLength: 12 })
  .map((some) => union(some.map(([start, ms]) => ({ start, end: start + ms }))));

/** The same spans with each that holds the instant cut in two there. */
function cutAt<Some extends Span>(some: readonly Some[], at: number): readonly Some[] {
  return some.flatMap((span) =>
    span.start < at && at < span.end
      ? [
          { ...span, end: at },
          { ...span, start: at },
        ]
      : [span],
  );
}

test('uptime is between 0 and 100, and unknown only when nothing is covered', () => {
  fc.assert(
    fc.property(timeline, spans, (said, within) => {
      const uptime = uptimeOf(said, within);
      const percent = uptimePercent(uptime);
      expect(uptime.downMs).toBeLessThanOrEqual(uptime.coveredMs);
      expect(percent === null).toBe(uptime.coveredMs === 0);
      expect(percent ?? 0).toBeGreaterThanOrEqual(0);
      expect(percent ?? 0).toBeLessThanOrEqual(100);
      expect((percent ?? 100) === 100).toBe(uptime.downMs === 0);
    }),
  );
});

test('neither cutting an interval nor cutting the time it is asked for changes anything', () => {
  fc.assert(
    fc.property(timeline, spans, instant, instant, (said, within, one, other) => {
      expect(uptimeOf(cutAt(said, one), cutAt(within, other))).toEqual(uptimeOf(said, within));
    }),
  );
});

test('the uptime of the parts adds up to that of the whole', () => {
  fc.assert(
    fc.property(timeline, fc.integer({ min: 0, max: 30 }), (said, count) => {
      const days = lastDays(count + 1, 'Europe/Berlin', (count + 1) * 24 * hourMs);
      const whole = { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0 };
      const total = totalUptime(uptimeByDay(said, days, [whole]));
      expect(total.roundTheClock).toEqual(uptimeOf(said, [whole]));
      expect(total.inServiceHours).toEqual(total.roundTheClock);
    }),
  );
});

test('more down time never raises it', () => {
  const worse = { operational: 'partial_outage', partial_outage: 'major_outage' } as const;
  fc.assert(
    fc.property(timeline, spans, fc.nat(), (said, within, choice) => {
      const worsened = said.map((interval, index) => {
        const known = interval.status === 'operational' || interval.status === 'partial_outage';
        const isChosen = known && index === choice % said.length;
        return isChosen ? { ...interval, status: worse[interval.status] } : interval;
      });
      const before = uptimePercent(uptimeOf(said, within)) ?? 0;
      expect(uptimePercent(uptimeOf(worsened, within)) ?? 0).toBeLessThanOrEqual(before);
    }),
  );
});
