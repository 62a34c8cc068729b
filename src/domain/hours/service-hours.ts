import type { Span } from '../time/span.ts';

/** How a channel is staffed: `reduced` is fewer people than usual, or only a bot. */
export type Staffing = 'open' | 'reduced';

/**
 * A span of one local day, in minutes after its midnight: half-open `[from, until)`. `until` is
 * above 1440 where it ends on the next day, at most 2880.
 */
export type DaySpan = Readonly<{ from: number; until: number; staffing: Staffing }>;

/** Days of the week as in ISO 8601, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** The day of the week of an ISO date (`YYYY-MM-DD`). */
export function weekdayOf(date: string): Weekday {
  // Sunday is 0 for a Date.
  return weekdays[(new Date(date).getUTCDay() + 6) % 7] ?? 'mon';
}

/** The spans of each day of a week; a day without a span is closed. */
export type Week = Readonly<Record<Weekday, readonly DaySpan[]>>;

/** Weekly hours from a local date on (`YYYY-MM-DD`, null for ever before) until the next season. */
export type Season = Readonly<{
  from: string | null;
  week: Week;
  /** The spans of an official holiday, whatever day of the week it is. */
  onHolidays: readonly DaySpan[];
  /** Whose hours hold on a make-up working day (调休上班): a Saturday or Sunday that is worked. */
  makeUpAs: Weekday;
}>;

/** A local date with hours of its own, which go before everything else. */
export type SpecialDay = Readonly<{ date: string; spans: readonly DaySpan[] }>;

/** When people are there for a channel. */
export type ServiceHours =
  | Readonly<{ kind: 'always' }>
  | Readonly<{
      kind: 'weekly';
      /** IANA zone of all its times. */
      timeZone: string;
      /** Slug of the calendar of official holidays; null when there are none. */
      calendar: string | null;
      /** At least one, by date; the first holds before all others. */
      seasons: readonly Season[];
      specialDays: readonly SpecialDay[];
      /** When a bot is there, too; null when there is none. It makes closed time `reduced`. */
      bot: Week | null;
    }>;

/** What an official calendar says of a date. */
export type CalendarDay = 'holiday' | 'make_up_day';

/** The days of an official calendar, by local date. */
export type Calendar = ReadonlyMap<string, CalendarDay>;

/** Time of one staffing, UTC milliseconds. */
export type StaffedSpan = Span & Readonly<{ staffing: Staffing }>;
