import type { CalendarYear } from '../../../domain/hours/calendar.ts';

/** Where the page of a year lies, below the console. */
export function yearPath({ calendar, year }: Pick<CalendarYear, 'calendar' | 'year'>): string {
  return `/holidays/${calendar}/${year}`;
}
