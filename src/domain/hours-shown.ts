import {
  type Calendar,
  type CalendarDay,
  type DaySpan,
  type ServiceHours,
  type Week,
  type Weekday,
  weekdayOf,
  weekdays,
} from './service-hours.ts';
import { seasonOn, usualSpans } from './staffing.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** How far ahead days with other hours are named. */
const daysAhead = 60;

/** Neighbouring days of the week with the same hours; no spans where it is closed. */
export type WeekdayRun = Readonly<{ first: Weekday; last: Weekday; spans: readonly DaySpan[] }>;

/** Neighbouring dates (`YYYY-MM-DD`) whose hours are not those of their day of the week. */
export type OtherDays = Readonly<{
  first: string;
  last: string;
  kind: CalendarDay | 'special';
  spans: readonly DaySpan[];
}>;

/** Weekly hours as people read them. */
export type HoursShown = Readonly<{
  timeZone: string;
  week: readonly WeekdayRun[];
  /** When a bot is there, too; empty without one. */
  bot: readonly WeekdayRun[];
  /** The next season, if it begins within 60 days. */
  next: Readonly<{ from: string; week: readonly WeekdayRun[] }> | null;
  /** The days with other hours within 60 days, in order. */
  otherDays: readonly OtherDays[];
}>;

/** The hours as they are shown on a local date; null where people are always there. */
export function hoursShown(
  hours: ServiceHours,
  calendar: Calendar,
  today: string,
): HoursShown | null {
  if (hours.kind === 'always') return null;
  const { seasons, bot, timeZone } = hours;
  const next = seasons.find(({ from }) => from !== null && from > today && from < ahead(today));
  return {
    timeZone,
    week: runsOf(seasonOn(seasons, today)?.week ?? null),
    bot: runsOf(bot),
    next: next?.from ? { from: next.from, week: runsOf(next.week) } : null,
    otherDays: otherDays(hours, calendar, today),
  };
}

function ahead(today: string): string {
  return dateAfter(today, daysAhead);
}

function runsOf(week: Week | null): readonly WeekdayRun[] {
  const runs: WeekdayRun[] = [];
  for (const day of week === null ? [] : weekdays) {
    const spans = week?.[day] ?? [];
    const last = runs.at(-1);
    if (last && isSame(last.spans, spans)) runs[runs.length - 1] = { ...last, last: day };
    else runs.push({ first: day, last: day, spans });
  }
  return runs;
}

function otherDays(
  { seasons, specialDays }: Extract<ServiceHours, { kind: 'weekly' }>,
  calendar: Calendar,
  today: string,
): readonly OtherDays[] {
  const found: OtherDays[] = [];
  for (let date = today; date < ahead(today); date = dateAfter(date, 1)) {
    const special = specialDays.find((one) => one.date === date);
    const official = calendar.get(date);
    const spans = special?.spans ?? usualSpans({ seasons }, date, official);
    const week = seasonOn(seasons, date)?.week[weekdayOf(date)] ?? [];
    const kind = special ? 'special' : official;
    if (kind && !isSame(spans, week)) append(found, { first: date, last: date, kind, spans });
  }
  return found;
}

function append(found: OtherDays[], next: OtherDays): void {
  const last = found.at(-1);
  const continues =
    last?.kind === next.kind &&
    dateAfter(last.last, 1) === next.first &&
    isSame(last.spans, next.spans);
  if (last && continues) found[found.length - 1] = { ...last, last: next.last };
  else found.push(next);
}

function isSame(one: readonly DaySpan[], other: readonly DaySpan[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
