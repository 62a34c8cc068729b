import { type ComponentStatus, worstStatus } from '../component.ts';
import { overlapping } from '../time/span.ts';
import type { ZonedDay } from '../time/zoned-day.ts';
import type { StatusInterval } from './status-interval.ts';

/** How many days the strip shows. */
export const historyDays = 90;

/** One day of a component; `worst` is null when nobody could tell on that day. */
export type DayOfHistory = Readonly<{
  date: string;
  worst: ComponentStatus | null;
  /** Milliseconds of the day in which it was as bad as that; 0 when nothing was wrong. */
  worstMs: number;
}>;

/**
 * Sums up the intervals of a component by day. Time in which nobody could tell is neither good nor
 * bad.
 */
export function historyOf(
  intervals: readonly StatusInterval[],
  days: readonly ZonedDay[],
): readonly DayOfHistory[] {
  return days.map((day) => dayOf(day, intervals));
}

function dayOf(day: ZonedDay, intervals: readonly StatusInterval[]): DayOfHistory {
  let worst: ComponentStatus | null = null;
  let worstMs = 0;
  for (const { start, end, status } of overlapping(intervals, day)) {
    if (status === 'unverified') continue;
    const next: ComponentStatus = worst === null ? status : worstStatus([worst, status]);
    if (next !== worst) worstMs = 0;
    worst = next;
    if (status === worst && status !== 'operational')
      worstMs += Math.min(end, day.end) - Math.max(start, day.start);
  }
  return { date: day.date, worst, worstMs };
}
