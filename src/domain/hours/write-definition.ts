import type { DayHours, HoursDefinition, WeekDefinition } from './hours-definition.ts';
import { spanText } from './hours-text.ts';
import {
  type DaySpan,
  type Season,
  type ServiceHours,
  type Week,
  weekdays,
} from './service-hours.ts';

/** Writes hours as files write them, always in the same way; `readHoursDefinition` reads them back. */
export function writeHoursDefinition(hours: ServiceHours): HoursDefinition {
  if (hours.kind === 'always') return 'always';
  const { timeZone, calendar, seasons, specialDays, bot } = hours;
  const [first, ...later] = seasons;
  return {
    timeZone,
    ...(calendar !== null && { calendar }),
    ...(first ? writeSeason(first, calendar, noDefaults) : { week: {} }),
    ...(later.length > 0 && {
      seasons: later.map((season, index) => ({
        from: season.from ?? '',
        ...writeSeason(season, calendar, seasons[index] ?? season),
      })),
    }),
    ...(specialDays.length > 0 && {
      specialDays: specialDays.map(({ date, spans }) => ({ date, hours: writeDay(spans) })),
    }),
    ...(bot && { bot: writeWeek(bot) }),
  };
}

type OnOfficialDays = Pick<Season, 'onHolidays' | 'makeUpAs'>;

/** What hours say of official days where they say nothing. */
const noDefaults: OnOfficialDays = { onHolidays: [], makeUpAs: 'mon' };

/** Of official days only what differs from `before`; without a calendar they are nothing. */
function writeSeason(season: Season, calendar: string | null, before: OnOfficialDays) {
  const [onHolidays, makeUpAs] = [writeDay(season.onHolidays), season.makeUpAs];
  return {
    week: writeWeek(season.week),
    ...(calendar !== null && onHolidays !== writeDay(before.onHolidays) && { onHolidays }),
    ...(calendar !== null && makeUpAs !== before.makeUpAs && { makeUpAs }),
  };
}

/** Neighbours of the same hours are one range; closed days are left out. */
function writeWeek(week: Week): WeekDefinition {
  const written: Record<string, DayHours> = {};
  for (let at = 0; at < weekdays.length; ) {
    const first = weekdays[at] ?? 'mon';
    const hours = writeDay(week[first]);
    let end = at + 1;
    while (end < weekdays.length && writeDay(week[weekdays[end] ?? 'mon']) === hours) end += 1;
    const last = weekdays[end - 1] ?? first;
    if (week[first].length > 0) written[first === last ? first : `${first}-${last}`] = hours;
    at = end;
  }
  return written;
}

/** Writes the hours of one day. */
function writeDay(spans: readonly DaySpan[]): DayHours {
  if (spans.length === 0) return 'closed';
  return spans
    .map((span) => spanText(span) + (span.staffing === 'reduced' ? ' reduced' : ''))
    .join(', ');
}
