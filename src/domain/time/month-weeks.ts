import { daysOfMonth, type ZonedDay } from './zoned-day.ts';

/** Seven days, Monday first; null stands for a day of the month before or after. */
export type Week = readonly (ZonedDay | null)[];

const daysOfWeek = 7;

/** The weeks that a month (`YYYY-MM`) touches in a zone, in their order. */
export function weeksOfMonth(month: string, timeZone: string): readonly Week[] {
  const days = daysOfMonth(month, timeZone);
  const before = weekdayIndex(`${month}-01`);
  const after = (daysOfWeek - ((before + days.length) % daysOfWeek)) % daysOfWeek;
  const all = [...nothing(before), ...days, ...nothing(after)];
  return Array.from({ length: all.length / daysOfWeek }, (_, week) =>
    all.slice(week * daysOfWeek, (week + 1) * daysOfWeek),
  );
}

/** The month so many months after another one, or before it where `by` is negative. */
export function monthFrom(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by)).toISOString().slice(0, 7);
}

/** A text as a month (`YYYY-MM`) of the years 2000 to 2099; null where it is none. */
export function monthOf(text: string): string | null {
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** 0 for Monday. */
function weekdayIndex(date: string): number {
  return (new Date(date).getUTCDay() + 6) % daysOfWeek;
}

function nothing(count: number): readonly null[] {
  return Array.from({ length: count }, () => null);
}
