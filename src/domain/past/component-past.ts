import type { Component } from '../component.ts';
import type { Calendar } from '../hours/service-hours.ts';
import { staffedTime } from '../hours/staffed-time.ts';
import { monthReach } from '../time/month.ts';
import { overlapping, partsWithin, type Span } from '../time/span.ts';
import { lastDays, type ZonedDay } from '../time/zoned-day.ts';
import type { Cause } from '../words/voice.ts';
import { type DayOfHistory, historyDays, historyOf } from './history.ts';
import { causesSeen, type MonitorPast } from './monitor-past.ts';
import { type StatusInterval, statusIntervals } from './status-interval.ts';
import { totalUptime, type Uptimes, uptimeOf } from './uptime.ts';

/** What is known of a component within a span. */
export type Past = Readonly<{
  /** From the start of the span until its end, or until now. */
  intervals: readonly StatusInterval[];
  /** The time in which it was open or reduced, as a union; until the end of the span. */
  staffed: readonly Span[];
  /** The monitors that watched it, for the reasons of its troubles. */
  monitors: readonly MonitorPast[];
}>;

/** What is known of a component from `pastSince` until now. */
export type ComponentPast = Past &
  Readonly<{
    /** The last 90 days, oldest first. */
    days: readonly DayOfHistory[];
    /** The time of these days, until now. */
    quarter: Span;
  }>;

/** What monitors have seen of a component, and what staff have said of it. */
export type Told = Readonly<{ monitors: readonly MonitorPast[]; said: readonly Cause[] }>;

/** A component, and what the official calendar says of its days. */
type OnCalendar = Readonly<{ component: Component; calendar: Calendar }>;

/** The oldest month (`YYYY-MM`) of the last 90 days in a zone. `now` is UTC ms. */
export function oldestMonth(timeZone: string, now: number): string {
  const oldest = lastDays(historyDays, timeZone, now)[0]?.date ?? '';
  return oldest.slice(0, 7);
}

/**
 * From when on every page needs facts, UTC ms: each month of the last 90 days can be shown from them
 * whole. Facts of the months before are read when these are asked for.
 */
export function pastSince(timeZone: string, now: number): number {
  return monthReach(oldestMonth(timeZone, now), timeZone).start;
}

/** The last 90 days in a zone, oldest first, and from when on facts are there (`pastSince`). */
type ShownTime = Readonly<{ days: readonly ZonedDay[]; since: number }>;

/** The time of which every page tells, in the zone of the site. `now` is UTC ms. */
export function shownTime(timeZone: string, now: number): ShownTime {
  return { days: lastDays(historyDays, timeZone, now), since: pastSince(timeZone, now) };
}

/** Lays out the last 90 days of a component. `now` is UTC ms. */
export function componentPast(
  of: OnCalendar,
  told: Told,
  { days, since }: ShownTime,
  now: number,
): ComponentPast {
  const past = pastWithin(of, told, { start: since, end: days.at(-1)?.end ?? now }, now);
  const quarter = { start: days[0]?.start ?? since, end: now };
  return { ...past, days: historyOf(past.intervals, days), quarter };
}

/** Lays out the past of a component within a span, as far as it is past. `now` is UTC ms. */
export function pastWithin(
  { component, calendar }: OnCalendar,
  { monitors, said }: Told,
  within: Span,
  now: number,
): Past {
  const staffed = staffedTime(component, calendar, within);
  const until = { start: within.start, end: Math.min(within.end, now) };
  return {
    intervals: statusIntervals([...causesSeen(monitors, staffed, now), ...said], until),
    staffed,
    monitors,
  };
}

/** Whether a monitor watches it or did; what staff say alone is no measure of time. */
export function isWatched({ monitors }: Pick<Past, 'monitors'>): boolean {
  return monitors.length > 0;
}

/** Both uptimes within a stretch of the time that is shown; of what nobody watches nothing counts. */
export function uptimesWithin(past: Past, within: Span): Uptimes {
  const { intervals, staffed } = past;
  if (!isWatched(past)) return totalUptime([]);
  return {
    roundTheClock: uptimeOf(intervals, [within]),
    inServiceHours: uptimeOf(intervals, partsWithin(within, staffed)),
  };
}

/** When anybody could first tell, as far as is shown; null when nobody could. UTC ms. */
export function firstKnown({ intervals }: Pick<Past, 'intervals'>): number | null {
  return intervals.find(({ status }) => status !== 'unverified')?.start ?? null;
}

/** The share, 0 to 1, of the part of a span that is past in which anybody could tell; 0 unwatched. */
export function watchedShare(past: Pick<Past, 'intervals' | 'monitors'>, within: Span): number {
  if (!isWatched(past)) return 0;
  const { intervals } = past;
  const end = Math.min(within.end, intervals.at(-1)?.end ?? within.start);
  const dark = overlapping(intervals, within)
    .filter(({ status }) => status === 'unverified')
    .flatMap((interval) => partsWithin(interval, [within]))
    .reduce((total, part) => total + part.end - part.start, 0);
  return end > within.start ? 1 - dark / (end - within.start) : 0;
}
