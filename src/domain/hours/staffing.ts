import { partsWithin, type Span, union, without } from '../time/span.ts';
import { instantOf, offsetAbout, zoneOffset } from '../time/zone.ts';
import {
  type Calendar,
  type CalendarDay,
  type DaySpan,
  type Season,
  type ServiceHours,
  type StaffedSpan,
  type Staffing,
  weekdayOf,
} from './service-hours.ts';

const dayMs = 24 * 60 * 60 * 1000;
const minuteMs = 60 * 1000;
const minutesOfDay = 24 * 60;

/** Whether people are there at an instant, and until when; instants are UTC milliseconds. */
export type StaffingNow =
  | Readonly<{ kind: 'always' }>
  /** `until` is null when it does not change within a year. */
  | Readonly<{ kind: 'open'; until: number | null }>
  /** `by` says who is there: fewer people than usual, or nobody but a bot. */
  | Readonly<{ kind: 'reduced'; by: 'people' | 'bot'; until: number | null }>
  /** `opensAt` is null when it does not open within a year. */
  | Readonly<{ kind: 'closed'; opensAt: number | null }>;

type Weekly = Extract<ServiceHours, { kind: 'weekly' }>;

/** Returns how a channel is staffed at `now`. */
export function staffingAt(hours: ServiceHours, calendar: Calendar, now: number): StaffingNow {
  if (hours.kind === 'always') return hours;
  const all = spansAt(hours, calendar, now);
  if (all.kind !== 'reduced' || hours.bot === null) return all;
  const people = spansAt({ ...hours, bot: null }, calendar, now);
  if (people.kind !== 'closed') return people;
  return { ...all, by: 'bot', until: earlier(all.until, people.opensAt) };
}

/** Whether nobody but a bot answers. */
export function isBotAlone(staffing: StaffingNow): boolean {
  return staffing.kind === 'reduced' && staffing.by === 'bot';
}

/** The same, with a bot among the people. */
function spansAt(hours: Weekly, calendar: Calendar, now: number): StaffingNow {
  // Nearly always something changes within days; what lasts longer is looked over in a second step.
  for (const days of [8, 366]) {
    const end = now + days * dayMs;
    const [first] = staffedSpans(hours, calendar, { start: now, end });
    if (first && first.start > now) return { kind: 'closed', opensAt: first.start };
    if (first && first.end < end) return staffed(first, first.end);
    if (first && days === 366) return staffed(first, null);
  }
  return { kind: 'closed', opensAt: null };
}

function staffed({ staffing }: StaffedSpan, until: number | null) {
  if (staffing === 'open') return { kind: staffing, until } as const;
  return { kind: staffing, by: 'people', until } as const;
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/**
 * The staffed time within a span, in order and without overlap; what touches and is of one kind is
 * one span. Where two overlap, `open` goes before `reduced`.
 */
export function staffedSpans(
  hours: ServiceHours,
  calendar: Calendar,
  within: Span,
): readonly StaffedSpan[] {
  const { start, end } = within;
  if (start >= end) return [];
  if (hours.kind === 'always') return [{ start, end, staffing: 'open' }];
  const found = [...localDays(hours, within)].flatMap((day) => spansOfDay(hours, calendar, day));
  const of = (staffing: Staffing) => union(found.filter((span) => span.staffing === staffing));
  const open = of('open');
  const spans = [
    ...open.map((span) => ({ ...span, staffing: 'open' as const })),
    ...without(of('reduced'), open).map((span) => ({ ...span, staffing: 'reduced' as const })),
  ];
  return spans.flatMap((span) => partsWithin(span, [within])).sort((a, b) => a.start - b.start);
}

/** The local days, counted since 1970-01-01, whose spans may reach into the time. */
function* localDays({ timeZone }: Weekly, { start, end }: Span): Generator<number> {
  const offsetAt = zoneOffset(timeZone);
  const last = Math.floor((end + offsetAt(end)) / dayMs);
  // A span of the day before may last over midnight.
  for (let day = Math.floor((start + offsetAt(start)) / dayMs) - 1; day <= last; day++) yield day;
}

function spansOfDay(hours: Weekly, calendar: Calendar, day: number): readonly StaffedSpan[] {
  const offsetAt = offsetAbout(day, zoneOffset(hours.timeZone));
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  const bot = hours.bot === null ? [] : hours.bot[weekdayOf(date)];
  const spans = [
    ...peopleOn(hours, calendar, date),
    ...bot.map((span) => ({ ...span, staffing: 'reduced' as const })),
  ];
  return spans.map(({ from, until, staffing }) => ({
    start: instantOf(day * dayMs + from * minuteMs, offsetAt, 'first'),
    end: instantOf(day * dayMs + until * minuteMs, offsetAt, isMidnight(until) ? 'first' : 'last'),
    staffing,
  }));
}

/** A day is over when the next one begins: where clocks show midnight twice, the first time. */
function isMidnight(until: number): boolean {
  return until % minutesOfDay === 0;
}

/** A day with hours of its own, else an official one, else one of the week. */
function peopleOn(hours: Weekly, calendar: Calendar, date: string): readonly DaySpan[] {
  const special = hours.specialDays.find((one) => one.date === date);
  if (special) return special.spans;
  return usualSpans(hours, date, hours.calendar === null ? undefined : calendar.get(date));
}

/** The spans of people on a local date that has none of its own, by what the calendar says of it. */
export function usualSpans(
  { seasons }: Pick<Weekly, 'seasons'>,
  date: string,
  official: CalendarDay | undefined,
): readonly DaySpan[] {
  const season = seasonOn(seasons, date);
  if (!season) return [];
  switch (official) {
    case 'holiday':
      return season.onHolidays;
    case 'make_up_day':
      return season.week[season.makeUpAs];
    case undefined:
      return season.week[weekdayOf(date)];
  }
}

/** The season that holds on a local date. */
export function seasonOn(seasons: readonly Season[], date: string): Season | undefined {
  // ISO dates are in the order of their text.
  return seasons.findLast(({ from }) => from === null || from <= date) ?? seasons[0];
}
