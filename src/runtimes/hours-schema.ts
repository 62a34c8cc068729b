import { z } from 'zod';
import {
  type DaySpan,
  type Season,
  type ServiceHours,
  type Week,
  type Weekday,
  weekdays,
} from '../domain/hours/service-hours.ts';
import { noteHoursFaults } from './hours-faults.ts';
import { overlapRemedy, readHours } from './hours-text.ts';
import { date, timeZone } from './written-time.ts';

/** Shape of the `hours` of a component: texts are read, and each fault has a remedy. */

const dayHours = z
  .string({ error: 'must be a text such as "09:00-18:00", or "closed"' })
  .transform((text, context): readonly DaySpan[] => {
    const read = readHours(text);
    if (read.kind === 'read') return read.spans;
    context.addIssue({ code: 'custom', message: read.remedy });
    return z.NEVER;
  });

const weekday = z.enum(weekdays, { error: `must be one of ${weekdays.join(', ')}` });

const days = z
  .string()
  .refine(
    (name) => daysIn(name).length > 0,
    'must be a day such as mon, or days such as mon-fri; correct it',
  );

/** Hours by day; days that are not named are closed. */
const week = z
  .record(days, dayHours, { error: 'must be hours by day, such as { "mon-fri": "09:00-18:00" }' })
  .transform((written, context): Week => {
    const read: Partial<Record<Weekday, readonly DaySpan[]>> = {};
    for (const [name, spans] of Object.entries(written)) {
      for (const day of daysIn(name)) {
        if (read[day]) context.addIssue({ code: 'custom', path: [name], message: twice(day) });
        read[day] ??= spans;
      }
    }
    const whole = Object.fromEntries(weekdays.map((day) => [day, read[day] ?? []])) as Week;
    noteOverlaps(whole, (message) => context.addIssue({ code: 'custom', message }));
    return whole;
  });

const official = { onHolidays: dayHours.exactOptional(), makeUpAs: weekday.exactOptional() };

const season = z.strictObject({ from: date, week, ...official });

const specialDay = z
  .strictObject({ date, hours: dayHours })
  .transform((written) => ({ date: written.date, spans: written.hours }));

const weekly = z
  .strictObject({
    kind: z.literal('weekly'),
    timeZone: timeZone.exactOptional(),
    calendar: z.string().min(1, 'must be the slug of a calendar, such as "cn"').exactOptional(),
    week,
    ...official,
    seasons: z.array(season).default([]),
    specialDays: z.array(specialDay).default([]),
    bot: week.exactOptional(),
  })
  .superRefine((written, context) =>
    noteHoursFaults({ ...written, allSeasons: seasonsOf(written) }, (message, ...path) =>
      context.addIssue({ code: 'custom', path, message }),
    ),
  )
  .transform((written) => ({
    kind: written.kind,
    timeZone: written.timeZone ?? null,
    calendar: written.calendar ?? null,
    seasons: seasonsOf(written),
    specialDays: written.specialDays,
    bot: written.bot ?? null,
  }));

/** The hours of a component as a file writes them, read; the kind is told by the shape. */
export const hoursSchema = z.preprocess(
  (written) => {
    if (written === 'always') return { kind: 'always' };
    return typeof written === 'object' ? { ...written, kind: 'weekly' } : written;
  },
  z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('always') }), weekly], {
    error: 'must be "always", or { week: { "mon-fri": "09:00-18:00" } }',
  }),
);

/** Hours that are read, all but the zone where they take that of the site. */
export type WrittenHours = z.output<typeof hoursSchema>;

/** The hours of a component on a site in a zone. */
export function serviceHours(written: WrittenHours, siteZone: string): ServiceHours {
  if (written.kind === 'always') return written;
  return { ...written, timeZone: written.timeZone ?? siteZone };
}

/** Each season with what it leaves out taken from the one before. */
function seasonsOf(
  written: Readonly<{
    week: Week;
    onHolidays?: readonly DaySpan[];
    makeUpAs?: Weekday;
    seasons: readonly z.output<typeof season>[];
  }>,
): readonly Season[] {
  const { week, onHolidays = [], makeUpAs = 'mon' } = written;
  let before: Season = { from: null, week, onHolidays, makeUpAs };
  const later = written.seasons.map((one) => {
    before = { ...before, ...one };
    return before;
  });
  return [{ from: null, week, onHolidays, makeUpAs }, ...later];
}

/** The days that a name stands for: `mon`, or `fri-mon` for the days from Friday to Monday. */
function daysIn(name: string): readonly Weekday[] {
  const [first = -1, last = first, ...more] = name
    .split('-')
    .map((day) => weekdays.indexOf(day as Weekday));
  const isRange = name.includes('-');
  if (first < 0 || last < 0 || more.length > 0 || (isRange && first === last)) return [];
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => weekdays[(first + index) % 7] ?? 'mon');
}

function twice(day: Weekday): string {
  return `names ${day} a second time; give each day its hours once`;
}

/** What lasts over midnight must not run into the next day's hours. */
function noteOverlaps(whole: Week, note: (remedy: string) => void): void {
  for (const [index, day] of weekdays.entries()) {
    const late = whole[day].at(-1);
    const early = whole[weekdays[(index + 1) % 7] ?? 'mon'][0];
    if (late && early && late.until - 24 * 60 > early.from) note(overlapRemedy(late, early));
  }
}
