import type { Component } from './component.ts';
import { type DayOfHistory, historyDays, historyOf } from './history.ts';
import { causesSeen, type MonitorPast } from './monitor-past.ts';
import { monthSpan } from './month.ts';
import type { Calendar } from './service-hours.ts';
import { partsWithin, type Span } from './span.ts';
import { staffedTime } from './staffed-time.ts';
import { type StatusInterval, statusIntervals } from './status-interval.ts';
import { type Uptimes, uptimeOf } from './uptime.ts';
import { lastDays } from './zoned-day.ts';

/** What is known of a component from the beginning of the oldest month shown until now. */
export type ComponentPast = Readonly<{
  intervals: readonly StatusInterval[];
  /** The time in which it was open or reduced, as a union; until the end of today. */
  staffed: readonly Span[];
  /** The last 90 days, oldest first. */
  days: readonly DayOfHistory[];
  /** The time of these days, until now. */
  quarter: Span;
  /** The monitors that watched it, for the reasons of its troubles. */
  monitors: readonly MonitorPast[];
}>;

/**
 * From when on the past is shown, and facts are needed: the beginning of the month, in the zone of
 * the site, of the oldest of the 90 days, so that each month that is shown is whole. UTC ms.
 */
export function pastSince(timeZone: string, now: number): number {
  const oldest = lastDays(historyDays, timeZone, now)[0]?.date ?? '';
  return monthSpan(oldest.slice(0, 7), timeZone).start;
}

/** Lays out the past of a component of a site in this zone. `now` is UTC ms. */
export function componentPast(
  { component, calendar, timeZone }: { component: Component; calendar: Calendar; timeZone: string },
  monitors: readonly MonitorPast[],
  now: number,
): ComponentPast {
  const days = lastDays(historyDays, timeZone, now);
  const start = pastSince(timeZone, now);
  const staffed = staffedTime(component, calendar, { start, end: days.at(-1)?.end ?? now });
  const intervals = statusIntervals(causesSeen(monitors, staffed, now), { start, end: now });
  const quarter = { start: days[0]?.start ?? start, end: now };
  return { intervals, staffed, days: historyOf(intervals, days), quarter, monitors };
}

/** Both uptimes within a stretch of the time that is shown. */
export function uptimesWithin({ intervals, staffed }: ComponentPast, within: Span): Uptimes {
  return {
    roundTheClock: uptimeOf(intervals, [within]),
    inServiceHours: uptimeOf(intervals, partsWithin(within, staffed)),
  };
}

/** When anybody could first tell, as far as is shown; null when nobody could. UTC ms. */
export function firstKnown({ intervals }: Pick<ComponentPast, 'intervals'>): number | null {
  return intervals.find(({ status }) => status !== 'unverified')?.start ?? null;
}
