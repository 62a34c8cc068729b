import { AppError } from '../domain/app-error.ts';
import type { CalendarYear } from '../domain/hours/calendar.ts';
import {
  type SettingOf,
  type Settings,
  type Stored,
  yearName,
} from '../domain/settings/setting.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeSetting } from './change/change-setting.ts';
import { changedHolidays } from './input/holidays.ts';
import { calendarSchema } from './written/calendar.ts';
import { parseWritten } from './written/parse.ts';

/** A year of an official calendar, by name: `cn` and 2027 (`yearOfCalendar`). */
export type YearOfCalendar = Readonly<{ calendar: string; year: number }>;

/**
 * Changes the days of a year of an official calendar, also of one that nobody has had yet.
 * There are at most 50 years: all of them are read whenever something was changed.
 * @param version that must still be the newest (`If-Match`), 0 of what is not stored; null takes any.
 * @throws AppError `conflict` where there are too many, `forbidden`, `invalid`, `reused`, `stale`,
 *   `unavailable`.
 */
export async function changeHolidays(
  acting: Acting,
  of: YearOfCalendar,
  version: number | null,
  input: unknown,
): Promise<Stored<SettingOf<'holidays'>>> {
  demandWrite(acting, 'holidays');
  const value = holidaysAsked(of, input);
  return changeSetting(acting, {
    ...{ kind: 'holidays', subject: yearName(of), version, action: 'holidays.change' },
    next: (settings) => {
      refuseTooMany(of, settings);
      return { kind: 'holidays', subject: yearName(of), value };
    },
    detail: () => value,
  });
}

const mostYears = 50;

function refuseTooMany(of: YearOfCalendar, settings: Settings): void {
  const years = settings.filter(({ kind }) => kind === 'holidays');
  const isNew = years.every(({ subject }) => subject !== yearName(of));
  if (!isNew || years.length < mostYears) return;
  throw new AppError(
    'conflict',
    `There are ${mostYears} years already, and no room for more; take back one that is over first.`,
  );
}

/**
 * What the days of a year are to be.
 * @throws AppError `invalid`.
 */
export function holidaysAsked(of: YearOfCalendar, input: unknown): CalendarYear {
  const content = parseWritten(changedHolidays, input);
  const written = { kind: 'calendar', ...of, ...content };
  const { kind: _, ...year } = parseWritten(calendarSchema, written);
  return year;
}

/**
 * Reads the name of a year of a calendar, as addresses have it.
 * @throws AppError `not_found` where there can be no such.
 */
export function yearOfCalendar(calendar: string, year: string): YearOfCalendar {
  const { shape } = calendarSchema;
  const of = { calendar, year: /^\d{4}$/.test(year) ? Number(year) : Number.NaN };
  const canBe =
    shape.calendar.safeParse(of.calendar).success && shape.year.safeParse(of.year).success;
  if (canBe) return of;
  throw new AppError(
    'not_found',
    'There can be no such calendar; name it like cn, and a year from 2000 to 2100.',
  );
}
