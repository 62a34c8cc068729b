import * as z from 'zod';
import type { HoursDefinition, WeekDefinition } from '../../domain/hours/hours-definition.ts';
import { overlapRemedy, readHours } from '../../domain/hours/hours-text.ts';
import { daysIn, readWeek } from '../../domain/hours/read-definition.ts';
import { type Week, type Weekday, weekdays } from '../../domain/hours/service-hours.ts';
import { noteHoursFaults } from './hours-faults.ts';
import { date, timeZone } from './time.ts';

/** Shape of the `hours` of a component: each fault has a remedy. */

const dayHours = z
  .string({ error: 'must be a text such as "09:00-18:00", or "closed"' })
  .superRefine((text, context) => {
    const read = readHours(text);
    if (read.kind === 'wrong') context.addIssue({ code: 'custom', message: read.remedy });
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
  .superRefine((written: WeekDefinition, context) => {
    for (const [name, day] of namedTwice(written)) {
      context.addIssue({ code: 'custom', path: [name], message: twice(day) });
    }
    for (const message of overlapsIn(readWeek(written))) {
      context.addIssue({ code: 'custom', message });
    }
  });

const official = { onHolidays: dayHours.exactOptional(), makeUpAs: weekday.exactOptional() };

const fields = {
  timeZone: timeZone.exactOptional(),
  calendar: z.string().min(1, 'must be the slug of a calendar, such as "cn"').exactOptional(),
  week,
  ...official,
  seasons: z
    .array(z.strictObject({ from: date, week, ...official }))
    .max(100, 'must be at most 100 seasons; remove the oldest')
    .exactOptional(),
  specialDays: z
    .array(z.strictObject({ date, hours: dayHours }))
    .max(400, 'must be at most 400 days; remove the oldest')
    .exactOptional(),
  bot: week.exactOptional(),
};

/** The shape of hours, as the reference shows it. */
export const hoursShape = z
  .union([z.literal('always'), z.strictObject(fields)])
  .meta({ id: 'Hours', description: 'When people are there: docs/service-hours.md' });

const always = z
  .strictObject({ kind: z.literal('always') })
  .transform((): HoursDefinition => 'always');

const weekly = z
  .strictObject({ kind: z.literal('weekly'), ...fields })
  .superRefine((written, context) =>
    noteHoursFaults(written, (message, ...path) =>
      context.addIssue({ code: 'custom', path, message }),
    ),
  )
  .transform(({ kind: _, ...written }): HoursDefinition => written);

/** The hours of a component as files and staff write them; the kind is told by the shape. */
export const hoursSchema = z
  .preprocess(
    (written) => {
      if (written === 'always') return { kind: 'always' };
      return isFields(written) ? { ...written, kind: 'weekly' } : written;
    },
    z.discriminatedUnion('kind', [always, weekly], {
      error: 'must be "always", or { week: { "mon-fri": "09:00-18:00" } }',
    }),
  )
  // The kind is nobody's business.
  .meta({ oneOf: [{ $ref: '#/components/schemas/Hours' }] });

function isFields(written: unknown): written is object {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}

/** Days that a second name stands for, each with that name. */
function namedTwice(written: WeekDefinition): readonly (readonly [string, Weekday])[] {
  const seen = new Set<Weekday>();
  return Object.keys(written).flatMap((name) =>
    daysIn(name).flatMap((day) => {
      if (seen.has(day)) return [[name, day] as const];
      seen.add(day);
      return [];
    }),
  );
}

function twice(day: Weekday): string {
  return `names ${day} a second time; give each day its hours once`;
}

/** What lasts over midnight must not run into the next day's hours. */
function overlapsIn(week: Week | null): readonly string[] {
  return weekdays.flatMap((day, index) => {
    const late = week?.[day].at(-1);
    const early = week?.[weekdays[(index + 1) % 7] ?? 'mon'][0];
    const overlap = late && early && late.until - 24 * 60 > early.from;
    return overlap ? [overlapRemedy(late, early)] : [];
  });
}
