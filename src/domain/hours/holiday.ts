import type { Localized } from '../localized.ts';
import type { ComponentCondition } from '../status/component-condition.ts';
import { dateIn } from '../time/zoned-day.ts';
import type { Watched } from '../watched.ts';
import { calendarOf } from './calendar.ts';
import { seasonOn } from './staffing.ts';

/** The condition, with the name of the official holiday where it is closed for one at `now`. */
export function withHoliday(
  condition: ComponentCondition,
  watched: Pick<Watched, 'calendars' | 'dayNames'>,
  now: number,
): ComponentCondition {
  const holiday = condition.staffing.kind === 'closed' ? holidayFor(condition, watched, now) : null;
  return holiday ? { ...condition, holiday } : condition;
}

/** A day with hours of its own, or with some hours in spite of the holiday, is closed for these. */
function holidayFor(
  { component }: ComponentCondition,
  watched: Pick<Watched, 'calendars' | 'dayNames'>,
  now: number,
): Localized | null {
  const { hours } = component;
  if (hours?.kind !== 'weekly' || hours.calendar === null) return null;
  const date = dateIn(hours.timeZone, now);
  if (calendarOf(component, watched).get(date) !== 'holiday') return null;
  const worked = seasonOn(hours.seasons, date)?.onHolidays ?? [];
  if (worked.length > 0 || hours.specialDays.some((one) => one.date === date)) return null;
  return watched.dayNames?.get(hours.calendar)?.get(date) ?? null;
}
