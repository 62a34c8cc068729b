import type { Component } from '../component.ts';
import type { Localized } from '../localized.ts';
import type { Calendar, CalendarDay } from './service-hours.ts';

/** A day that an official calendar names, by its local date `YYYY-MM-DD`. */
export type OfficialDay = Readonly<{
  date: string;
  kind: CalendarDay;
  /** The holiday; for a make-up working day the one that it makes up for. */
  name: Localized;
}>;

/** One year of an official calendar, as its notice gives it. */
export type CalendarYear = Readonly<{
  /** Slug of the calendar, such as `cn`. */
  calendar: string;
  year: number;
  /** Where the dates were published, and on which date (`YYYY-MM-DD`). */
  source: Readonly<{ title: string; url: string; published: string }>;
  days: readonly OfficialDay[];
}>;

/** Official calendars by their slugs. */
export type Calendars = ReadonlyMap<string, Calendar>;

/** What official calendars call their days, by calendar and by local date. */
export type DayNames = ReadonlyMap<string, ReadonlyMap<string, Localized>>;

/** Puts the years of each calendar together. */
export function calendarsOf(years: readonly CalendarYear[]): Calendars {
  return daysOf(years, ({ kind }) => kind);
}

/** The names of the days of each calendar. */
export function dayNamesOf(years: readonly CalendarYear[]): DayNames {
  return daysOf(years, ({ name }) => name);
}

function daysOf<Told>(
  years: readonly CalendarYear[],
  told: (day: OfficialDay) => Told,
): ReadonlyMap<string, ReadonlyMap<string, Told>> {
  const calendars = new Map<string, Map<string, Told>>();
  for (const { calendar, days } of years) {
    const known = calendars.get(calendar) ?? new Map<string, Told>();
    for (const day of days) known.set(day.date, told(day));
    calendars.set(calendar, known);
  }
  return calendars;
}

/** From this month on the next year is needed, too: notices come out in autumn. */
const novemberOn = 11;

/**
 * The years of a calendar that are needed on a local date and not known: its own, and from
 * November on the next one.
 */
export function missingYears(
  calendar: string,
  known: readonly CalendarYear[],
  date: string,
): readonly number[] {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const needed = month >= novemberOn ? [year, year + 1] : [year];
  return needed.filter(
    (wanted) => !known.some((one) => one.calendar === calendar && one.year === wanted),
  );
}

const noDays: Calendar = new Map();

/** What the official calendar of a component says; nothing where it follows none. */
export function calendarOf(
  { hours }: Pick<Component, 'hours'>,
  { calendars }: Readonly<{ calendars?: Calendars }>,
): Calendar {
  if (hours?.kind !== 'weekly' || hours.calendar === null) return noDays;
  return calendars?.get(hours.calendar) ?? noDays;
}
