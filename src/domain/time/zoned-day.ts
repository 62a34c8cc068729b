import { instantOf, type OffsetAt, zoneOffset } from './zone.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A calendar day in a zone: its ISO date and the half-open span `[start, end)`, UTC milliseconds. */
export type ZonedDay = Readonly<{ date: string; start: number; end: number }>;

/**
 * The last `count` calendar days of a zone up to and including the day of `now`, oldest first.
 * Days are as long as the zone makes them: 23 or 25 hours when clocks change.
 */
export function lastDays(count: number, timeZone: string, now: number): readonly ZonedDay[] {
  const offsetAt = zoneOffset(timeZone);
  const today = Math.floor((now + offsetAt(now)) / dayMs);
  const key = `${count} ${timeZone} ${today}`;
  // Asking a zone is the dearest part of a derivation, and the answer holds for a whole day.
  if (kept?.key !== key) kept = { key, days: daysUpTo(today, count, offsetAt) };
  return kept.days;
}

/** The date (`YYYY-MM-DD`) that the calendars of a zone show at an instant. */
export function dateIn(timeZone: string, now: number): string {
  return isoDate(Math.floor((now + zoneOffset(timeZone)(now)) / dayMs));
}

let kept: Readonly<{ key: string; days: readonly ZonedDay[] }> | undefined;

/** The calendar days of a month (`YYYY-MM`) in a zone, oldest first. */
export function daysOfMonth(month: string, timeZone: string): readonly ZonedDay[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const first = Date.UTC(year, number - 1) / dayMs;
  const next = Date.UTC(year, number) / dayMs;
  return daysUpTo(next - 1, next - first, zoneOffset(timeZone));
}

function daysUpTo(today: number, count: number, offsetAt: OffsetAt): readonly ZonedDay[] {
  const starts = Array.from({ length: count + 1 }, (_, index) =>
    instantOf((today - count + 1 + index) * dayMs, offsetAt, 'first'),
  );
  return starts.slice(0, -1).map((start, index) => ({
    date: isoDate(today - count + 1 + index),
    start,
    end: starts[index + 1] ?? start + dayMs,
  }));
}

/** @param day counted since 1970-01-01. */
function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
