import type { DaySpan, Season, SpecialDay, Week } from '../domain/hours/service-hours.ts';
import { usualSpans } from '../domain/hours/staffing.ts';
import type { NoteFault } from './kinds/kind.ts';

/** What says something about official days, and is nothing without a calendar. */
type Official = Readonly<{ onHolidays?: unknown; makeUpAs?: unknown }>;

/** Hours whose parts are right by themselves, and the seasons that they come to. */
type Hours = Official &
  Readonly<{
    calendar?: string;
    seasons: readonly (Official & Readonly<{ from: string }>)[];
    allSeasons: readonly Season[];
    specialDays: readonly SpecialDay[];
    bot?: Week;
  }>;

/** Notes what is wrong with the hours of a component as a whole. */
export function noteHoursFaults(hours: Hours, note: NoteFault): void {
  noteSeasons(hours, note);
  noteSpecialDays(hours, note);
  noteMissingCalendar(hours, note);
  if (!everOpens(hours)) {
    note('never opens; give at least one day hours, such as "09:00-18:00"', 'week');
  }
}

function noteSeasons({ seasons }: Hours, note: NoteFault): void {
  for (const [index, { from }] of seasons.entries()) {
    const before = seasons[index - 1]?.from;
    if (before === undefined || before < from) continue;
    const remedy =
      from === before
        ? `is ${from} a second time; give each season a date of its own`
        : `must be later than ${before}; put the seasons in the order of their dates`;
    note(remedy, 'seasons', index, 'from');
  }
}

function noteSpecialDays(hours: Hours, note: NoteFault): void {
  for (const [index, special] of hours.specialDays.entries()) {
    const first = hours.specialDays.findIndex(({ date }) => date === special.date);
    if (first < index) {
      const remedy = `is ${special.date} a second time; give each date its hours once`;
      note(remedy, 'specialDays', index, 'date');
    } else if (changesNothing(hours, special)) {
      const remedy = 'are those which the day has anyway; change them, or remove the day';
      note(remedy, 'specialDays', index, 'hours');
    }
  }
}

/** With a calendar a day may turn out to be official, whatever is known of it today. */
function changesNothing(hours: Hours, { date, spans }: SpecialDay): boolean {
  const official = hours.calendar ? (['holiday', 'make_up_day', undefined] as const) : [undefined];
  const { allSeasons: seasons } = hours;
  return official.every((kind) => same(usualSpans({ seasons }, date, kind), spans));
}

function same(some: readonly DaySpan[], others: readonly DaySpan[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

function noteMissingCalendar(hours: Hours, note: NoteFault): void {
  if (hours.calendar) return;
  const remedy = 'does nothing without a calendar; add calendar: "cn", or remove it';
  const noteIn = ({ onHolidays, makeUpAs }: Official, ...path: readonly PropertyKey[]) => {
    if (onHolidays !== undefined) note(remedy, ...path, 'onHolidays');
    if (makeUpAs !== undefined) note(remedy, ...path, 'makeUpAs');
  };
  noteIn(hours);
  for (const [index, season] of hours.seasons.entries()) noteIn(season, 'seasons', index);
}

function everOpens({ calendar, allSeasons, specialDays, bot }: Hours): boolean {
  const opens = (week: Week) => Object.values(week).some((spans) => spans.length > 0);
  return (
    allSeasons.some(({ week, onHolidays }) => opens(week) || (calendar && onHolidays.length > 0)) ||
    specialDays.some(({ spans }) => spans.length > 0) ||
    (bot !== undefined && opens(bot))
  );
}
