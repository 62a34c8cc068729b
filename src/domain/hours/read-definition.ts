import type { DayHours, HoursDefinition, WeekDefinition } from './hours-definition.ts';
import { readHours } from './hours-text.ts';
import {
  type DaySpan,
  type Season,
  type ServiceHours,
  type SpecialDay,
  type Week,
  type Weekday,
  weekdays,
} from './service-hours.ts';

/** Hours as files write them, other than `always`. */
type WeeklyDefinition = Exclude<HoursDefinition, 'always'>;

/**
 * Reads hours on a site in a zone; null where they are not written as files write them. Whether they
 * can be meant is another question (`hoursSchema`).
 */
export function readHoursDefinition(
  definition: HoursDefinition,
  siteZone: string,
): ServiceHours | null {
  if (definition === 'always') return { kind: 'always' };
  const seasons = readSeasons(definition);
  const specialDays = (definition.specialDays ?? []).map(readSpecialDay);
  const bot = definition.bot ? readWeek(definition.bot) : null;
  if (!seasons || !isWhole(specialDays) || (definition.bot && !bot)) return null;
  const { timeZone = siteZone, calendar = null } = definition;
  return { kind: 'weekly', timeZone, calendar, seasons, specialDays, bot };
}

/** Each season with what it leaves out taken from the one before; null where one cannot be read. */
function readSeasons({
  seasons = [],
  ...first
}: Pick<WeeklyDefinition, 'week' | 'onHolidays' | 'makeUpAs' | 'seasons'>):
  | readonly Season[]
  | null {
  let before: Omit<Season, 'from' | 'week'> = { onHolidays: [], makeUpAs: 'mon' };
  const read = [{ ...first, from: null }, ...seasons].map((written): Season | null => {
    const week = readWeek(written.week);
    const onHolidays = written.onHolidays === undefined ? null : readDay(written.onHolidays);
    if (!week || (written.onHolidays !== undefined && !onHolidays)) return null;
    before = {
      onHolidays: onHolidays ?? before.onHolidays,
      makeUpAs: written.makeUpAs ?? before.makeUpAs,
    };
    return { from: written.from, week, ...before };
  });
  return isWhole(read) ? read : null;
}

/** The hours of each day; a day that is not named is closed. Null where one cannot be read. */
export function readWeek(written: WeekDefinition): Week | null {
  const read: Partial<Record<Weekday, readonly DaySpan[]>> = {};
  for (const [name, text] of Object.entries(written)) {
    const spans = readDay(text);
    if (spans === null) return null;
    for (const day of daysIn(name)) read[day] ??= spans;
  }
  return Object.fromEntries(weekdays.map((day) => [day, read[day] ?? []])) as Week;
}

/** The days that a name stands for: `mon`, or `fri-mon` for the days from Friday to Monday. */
export function daysIn(name: string): readonly Weekday[] {
  const [first = -1, last = first, ...more] = name
    .split('-')
    .map((day) => weekdays.indexOf(day as Weekday));
  const isRange = name.includes('-');
  if (first < 0 || last < 0 || more.length > 0 || (isRange && first === last)) return [];
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => weekdays[(first + index) % 7] ?? 'mon');
}

function readSpecialDay({ date, hours }: { date: string; hours: DayHours }): SpecialDay | null {
  const spans = readDay(hours);
  return spans && { date, spans };
}

function readDay(text: DayHours): readonly DaySpan[] | null {
  const read = readHours(text);
  return read.kind === 'read' ? read.spans : null;
}

function isWhole<One>(list: readonly (One | null)[]): list is readonly One[] {
  return list.every((one) => one !== null);
}
