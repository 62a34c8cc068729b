import type { CalendarYear, OfficialDay } from './calendar.ts';

/**
 * What official calendars say of each local date (`YYYY-MM-DD`) from one to another, both included;
 * the first calendar that says anything of a date is heard.
 */
export function officialDaysBetween(
  years: readonly CalendarYear[],
  first: string,
  last: string,
): ReadonlyMap<string, OfficialDay> {
  // ISO dates are in the order of their text.
  const days = years
    .flatMap((year) => year.days)
    .filter(({ date }) => date >= first && date <= last);
  return new Map(days.toReversed().map((day) => [day.date, day]));
}
