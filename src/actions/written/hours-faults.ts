import type { HoursDefinition } from '../../domain/hours/hours-definition.ts';
import { readHoursDefinition } from '../../domain/hours/read-definition.ts';
import type { DaySpan, ServiceHours, SpecialDay, Week } from '../../domain/hours/service-hours.ts';
import { usualSpans } from '../../domain/hours/staffing.ts';

/** Notes a fault at a field of the hours: what is to be done, and where. */
type NoteFault = (remedy: string, ...path: PropertyKey[]) => void;

/** Hours as they are written, and as they are read. */
type Written = Exclude<HoursDefinition, 'always'>;
type Read = Exclude<ServiceHours, { kind: 'always' }>;

/** Notes what is wrong with the hours of a component as a whole; of its parts, faults are noted already. */
export function noteHoursFaults(written: Written, note: NoteFault): void {
  // In which zone makes no difference here.
  const read = readHoursDefinition(written, 'Etc/UTC');
  if (read?.kind !== 'weekly') return;
  noteSeasons(written, note);
  noteSpecialDays(read, note);
  noteMissingCalendar(written, note);
  if (!everOpens(read)) {
    note('never opens; give at least one day hours, such as "09:00-18:00"', 'week');
  }
}

function noteSeasons({ seasons = [] }: Written, note: NoteFault): void {
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

function noteSpecialDays(hours: Read, note: NoteFault): void {
  for (const [index, special] of hours.specialDays.entries()) {
    const first = hours.specialDays.findIndex(({ date }) => date === special.date);
    if (first < index) {
      const remedy = `is ${special.date} a second time; give each date its hours once`;
      note(remedy, 'specialDays', index, 'date');
    } else if (isAsUsual(hours, special)) {
      const remedy = 'is what the day has anyway; change it, or remove the day';
      note(remedy, 'specialDays', index, 'hours');
    }
  }
}

/** With a calendar a day may turn out to be official, whatever is known of it today. */
function isAsUsual(hours: Read, { date, spans }: SpecialDay): boolean {
  const official = hours.calendar ? (['holiday', 'make_up_day', undefined] as const) : [undefined];
  return official.every((kind) => same(usualSpans(hours, date, kind), spans));
}

function same(some: readonly DaySpan[], others: readonly DaySpan[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** What says something about official days, and is nothing without a calendar. */
type Official = Readonly<{ onHolidays?: unknown; makeUpAs?: unknown }>;

function noteMissingCalendar(written: Written, note: NoteFault): void {
  if (written.calendar) return;
  const remedy = 'does nothing without a calendar; add calendar: "cn", or remove it';
  const noteIn = ({ onHolidays, makeUpAs }: Official, ...path: readonly PropertyKey[]) => {
    if (onHolidays !== undefined) note(remedy, ...path, 'onHolidays');
    if (makeUpAs !== undefined) note(remedy, ...path, 'makeUpAs');
  };
  noteIn(written);
  for (const [index, season] of (written.seasons ?? []).entries()) noteIn(season, 'seasons', index);
}

function everOpens({ calendar, seasons, specialDays, bot }: Read): boolean {
  const opens = (week: Week) => Object.values(week).some((spans) => spans.length > 0);
  return (
    seasons.some(({ week, onHolidays }) => opens(week) || (calendar && onHolidays.length > 0)) ||
    specialDays.some(({ spans }) => spans.length > 0) ||
    (bot !== null && opens(bot))
  );
}
