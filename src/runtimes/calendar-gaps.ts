import { siteComponents } from '../domain/component.ts';
import { missingYears } from '../domain/hours/calendar.ts';
import { dateIn } from '../domain/time/zoned-day.ts';
import { calendarFileName } from './calendar-schema.ts';
import type { Resolved } from './watched.ts';

/** A year of an official calendar that hours need and nobody has imported, and what follows from it. */
export type CalendarGap = Readonly<{ calendar: string; says: string }>;

/** What official calendars lack at an instant (UTC ms); dates are never guessed. */
export function calendarGaps(
  { watched, calendarYears }: Pick<Resolved, 'watched' | 'calendarYears'>,
  now: number,
): readonly CalendarGap[] {
  const gaps = siteComponents(watched.site).flatMap(({ hours }) => {
    if (hours?.kind !== 'weekly' || hours.calendar === null) return [];
    const { calendar } = hours;
    return missingYears(calendar, calendarYears, dateIn(hours.timeZone, now)).map((year) => ({
      calendar,
      says: `${year} is missing, so its holidays count as ordinary days; add ${calendarFileName({ calendar, year })} (docs/service-hours.md)`,
    }));
  });
  return [...new Map(gaps.map((gap) => [gap.says, gap])).values()];
}

/** A gap as a sentence for whoever runs Helplight. */
export function gapSentence({ calendar, says }: CalendarGap): string {
  return `Of the calendar "${calendar}" ${says}.`;
}
