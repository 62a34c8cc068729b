import type { Span } from './span.ts';
import { instantOf, zoneOffset } from './zone.ts';
import { dateIn } from './zoned-day.ts';

/** The calendar month (`YYYY-MM`) that the calendars of a zone show at an instant (UTC ms). */
export function monthIn(timeZone: string, instant: number): string {
  return dateIn(timeZone, instant).slice(0, 7);
}

/** The time of a month (`YYYY-MM`) in a zone, as long as its clocks make it. */
export function monthSpan(month: string, timeZone: string): Span {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const offsetAt = zoneOffset(timeZone);
  const beginning = (index: number) => instantOf(Date.UTC(year, index), offsetAt, 'first');
  return { start: beginning(number - 1), end: beginning(number) };
}

/** How far around a month is looked, so that a trouble that lasts over its ends is whole; ms. */
const marginMs = 7 * 24 * 60 * 60 * 1000;

/** The time for which facts are read to show a month: a week more before it and after it. */
export function monthReach(month: string, timeZone: string): Span {
  const { start, end } = monthSpan(month, timeZone);
  return { start: start - marginMs, end: end + marginMs };
}

/** The months from one to another, both included, newest first. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const [year = 0, number = 0] = last.split('-').map(Number);
  const before = new Date(Date.UTC(year, number - 2)).toISOString().slice(0, 7);
  return last < first ? [] : [last, ...monthsBetween(first, before)];
}
