import type { Localized } from '../localized.ts';
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

type Weekly = Extract<ServiceHours, { kind: 'weekly' }>;

const dayMs = 24 * 60 * 60 * 1000;

/** How far ahead days that may have other hours are named. */
const daysAhead = 60;

/** Neighbouring days of the week with the same hours; no spans where it is closed. */
export type WeekdayRun = Readonly<{ first: Weekday; last: Weekday; spans: readonly DaySpan[] }>;

/** Neighbouring dates (`YYYY-MM-DD`) that are official days, or have hours of their own. */
export type OtherDays = Readonly<{
  first: string;
  last: string;
  kind: CalendarDay | 'special';
  /** What the official calendar calls them; null where it says nothing of them. */
  name: Localized | null;
  spans: readonly DaySpan[];
  /** Open as usual after all, or as on another day of the week; null where it is neither. */
  like: 'usual' | Weekday | null;
}>;

/** What an official calendar says of its days, and what it calls them, by local date. */
type Official = Readonly<{ calendar: Calendar; names: ReadonlyMap<string, Localized> }>;

/** Weekly hours as people read them. */
export type HoursShown = Readonly<{
  timeZone: string;
  week: readonly WeekdayRun[];
  /** When a bot is there, too; empty without one. */
  bot: readonly WeekdayRun[];
  /** The next season, if it begins within 60 days. */
  next: Readonly<{ from: string; week: readonly WeekdayRun[] }> | null;
  /** The official days and those with hours of their own within 60 days, in order. */
  otherDays: readonly OtherDays[];
}>;

/** The hours as they are shown on a local date; null where people are always there. */
export function hoursShown(
  hours: ServiceHours,
  official: Official,
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
    otherDays: otherDays(hours, official, today),
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

function otherDays(hours: Weekly, official: Official, today: string): readonly OtherDays[] {
  const found: OtherDays[] = [];
  for (let date = today; date < ahead(today); date = dateAfter(date, 1)) {
    const other = otherDay(hours, official, date);
    if (other) append(found, other);
  }
  return found;
}

function otherDay(
  { seasons, specialDays }: Weekly,
  { calendar, names }: Official,
  date: string,
): OtherDays | null {
  const special = specialDays.find((one) => one.date === date);
  const said = calendar.get(date);
  const kind = special ? 'special' : said;
  if (!kind) return null;
  const spans = special?.spans ?? usualSpans({ seasons }, date, said);
  const season = seasonOn(seasons, date);
  const isUsual = spans.length > 0 && isSame(spans, season?.week[weekdayOf(date)] ?? []);
  const stoodIn = kind === 'make_up_day' && spans.length > 0 ? season?.makeUpAs : undefined;
  const like = isUsual ? 'usual' : (stoodIn ?? null);
  return { first: date, last: date, kind, name: names.get(date) ?? null, spans, like };
}

function append(found: OtherDays[], next: OtherDays): void {
  const last = found.at(-1);
  const follows = last !== undefined && dateAfter(last.last, 1) === next.first;
  if (last && follows && isSame(told(last), told(next))) {
    found[found.length - 1] = { ...last, last: next.last };
  } else found.push(next);
}

/** All that is told of days besides their dates. */
function told({ kind, name, spans, like }: OtherDays) {
  return { kind, name, spans, like };
}

function isSame<Told>(one: Told, other: Told): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}
