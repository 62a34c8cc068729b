import { overlapping, partsWithin, type Span } from '../time/span.ts';
import type { ZonedDay } from '../time/zoned-day.ts';
import type { StatusInterval } from './status-interval.ts';

/** What uptime is made of. Those of several stretches of time are added up (`totalUptime`). */
export type Uptime = Readonly<{
  /** Milliseconds for which a status is known and no maintenance took place. */
  coveredMs: number;
  /** Milliseconds of outage among them, each counted by its weight. */
  downMs: number;
}>;

/** Both uptimes of a stretch of time. */
export type Uptimes = Readonly<{ roundTheClock: Uptime; inServiceHours: Uptime }>;

/** How much of an instant is lost; null where it is not covered. */
const weights: Readonly<Record<StatusInterval['status'], number | null>> = {
  operational: 0,
  degraded_performance: 0,
  partial_outage: 0.5,
  major_outage: 1,
  under_maintenance: null,
  unverified: null,
};

/** The uptime of ordered intervals within some spans; both must not overlap among themselves. */
export function uptimeOf(intervals: readonly StatusInterval[], within: readonly Span[]): Uptime {
  let [coveredMs, downMs] = [0, 0];
  for (const span of within) {
    for (const { start, end, status } of overlapping(intervals, span)) {
      const weight = weights[status];
      if (weight === null) continue;
      const length = Math.min(end, span.end) - Math.max(start, span.start);
      coveredMs += length;
      downMs += weight * length;
    }
  }
  return { coveredMs, downMs };
}

/** The uptimes of each day: round the clock, and in the staffed time, a union. */
export function uptimeByDay(
  intervals: readonly StatusInterval[],
  days: readonly ZonedDay[],
  staffed: readonly Span[],
): readonly (Uptimes & Readonly<{ date: string }>)[] {
  return days.map((day) => ({
    date: day.date,
    roundTheClock: uptimeOf(intervals, [day]),
    inServiceHours: uptimeOf(intervals, partsWithin(day, staffed)),
  }));
}

/** The uptimes of several stretches of time, such as the days of a month, together. */
export function totalUptime(parts: readonly Uptimes[]): Uptimes {
  return {
    roundTheClock: sum(parts.map(({ roundTheClock }) => roundTheClock)),
    inServiceHours: sum(parts.map(({ inServiceHours }) => inServiceHours)),
  };
}

function sum(parts: readonly Uptime[]): Uptime {
  return parts.reduce(
    (total, { coveredMs, downMs }) => ({
      coveredMs: total.coveredMs + coveredMs,
      downMs: total.downMs + downMs,
    }),
    { coveredMs: 0, downMs: 0 },
  );
}

/**
 * The percentage to print, rounded down to two decimals, so that 100 means not one millisecond of
 * outage; null when nothing is covered.
 */
export function uptimePercent({ coveredMs, downMs }: Uptime): number | null {
  if (coveredMs === 0) return null;
  return Math.floor((10_000 * (coveredMs - downMs)) / coveredMs) / 100;
}
