import { siteComponents } from '../component.ts';
import { dateIn } from '../time/zoned-day.ts';
import type { Watched } from '../watched.ts';
import { missingYears } from './calendar.ts';

/** A year of an official calendar that hours need and nobody has entered. */
export type MissingHolidays = Readonly<{ calendar: string; year: number }>;

/** What official calendars lack at an instant (UTC ms), each year once; dates are never guessed. */
export function missingHolidays(
  { site, calendarYears = [] }: Pick<Watched, 'site' | 'calendarYears'>,
  now: number,
): readonly MissingHolidays[] {
  const missing = siteComponents(site).flatMap(({ hours }) => {
    if (hours?.kind !== 'weekly' || hours.calendar === null) return [];
    const { calendar, timeZone } = hours;
    const years = missingYears(calendar, calendarYears, dateIn(timeZone, now));
    return years.map((year) => ({ calendar, year }));
  });
  return [...new Map(missing.map((one) => [`${one.calendar} ${one.year}`, one])).values()];
}
