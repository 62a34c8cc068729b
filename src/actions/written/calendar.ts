import * as z from 'zod';
import type { CalendarYear } from '../../domain/hours/calendar.ts';
import { weekdayOf } from '../../domain/hours/service-hours.ts';
import { address, localized, slug, text } from './text.ts';
import { date } from './time.ts';

const officialDay = z.strictObject({
  date,
  kind: z.enum(['holiday', 'make_up_day'], { error: 'must be holiday or make_up_day' }),
  name: localized,
});

const content = {
  source: z.strictObject({
    title: text,
    url: address(/^https?:\/\/[^\s\p{Cc}\p{Cf}]+$/u, 'must be where the notice can be read'),
    published: date,
  }),
  days: z
    .array(officialDay)
    .min(1, 'must hold at least one day')
    .max(366, 'must hold at most the days of a year'),
};

/** What a year of a calendar holds. */
export const calendarContent = z.strictObject(content);

/** One year of an official calendar as a file in `calendars/` writes it. */
export const calendarSchema = z
  .strictObject({
    kind: z.literal('calendar'),
    calendar: slug,
    year: z
      .number({ error: 'must be a year, such as 2026' })
      .int('must be a whole year')
      .min(2000, 'must be 2000 or later')
      .max(2100, 'must be 2100 or earlier'),
    ...content,
  })
  .superRefine((written, context) =>
    written.days.forEach((_, index) => {
      const remedy = dayRemedy(written, index);
      if (remedy === null) return;
      context.addIssue({ code: 'custom', path: ['days', index, 'date'], message: remedy });
    }),
  );

export type WrittenCalendar = z.output<typeof calendarSchema>;

/** The name that the file of a calendar year must have. */
export function calendarFileName(of: Pick<CalendarYear, 'calendar' | 'year'>): string {
  return `${of.calendar}-${of.year}.json`;
}

/** The calendar of which a file holds a year, by its name; null of other files. */
export function calendarIn(file: string): string | null {
  return /calendars\/([\w-]+)-\d{4}\.json$/.exec(file)?.[1] ?? null;
}

function dayRemedy({ year, days }: Pick<CalendarYear, 'year' | 'days'>, index: number) {
  const day = days[index];
  if (!day) return null;
  if (!day.date.startsWith(`${year}-`)) {
    return `${day.date} is not in ${year}; put it into its own year`;
  }
  const before = days.slice(0, index).find((one) => one.date === day.date);
  if (before) {
    return before.kind === day.kind
      ? `${day.date} stands twice; remove one`
      : `${day.date} is both a holiday and a make-up working day; it can only be one`;
  }
  const isWeekend = ['sat', 'sun'].includes(weekdayOf(day.date));
  if (day.kind === 'holiday' || isWeekend) return null;
  return `${day.date} is a working day of the week anyway; a make-up working day is on a weekend`;
}
