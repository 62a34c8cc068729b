import { calendarFileName } from '../../actions/written/calendar.ts';
import { missingHolidays } from '../../domain/hours/missing-holidays.ts';
import type { Watched } from '../../domain/watched.ts';

/** A year of an official calendar that hours need and nobody has imported, and what follows from it. */
export type CalendarGap = Readonly<{ calendar: string; says: string }>;

/** What official calendars lack at an instant (UTC ms); dates are never guessed. */
export function calendarGaps(watched: Watched, now: number): readonly CalendarGap[] {
  return missingHolidays(watched, now).map(({ calendar, year }) => ({
    calendar,
    says: `${year} is missing, so its holidays count as ordinary days; write it down in the console, or add ${calendarFileName({ calendar, year })} (docs/service-hours.md)`,
  }));
}

/** A gap as a sentence for whoever runs Helplight. */
export function gapSentence({ calendar, says }: CalendarGap): string {
  return `Of the calendar "${calendar}" ${says}.`;
}
