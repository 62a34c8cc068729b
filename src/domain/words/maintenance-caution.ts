import { type Component, siteComponents } from '../component.ts';
import { calendarOf, type OfficialDay } from '../hours/calendar.ts';
import { officialDaysBetween } from '../hours/official-days.ts';
import { staffedSpans } from '../hours/staffing.ts';
import { lengthOf, overlap, type Span } from '../time/span.ts';
import { dateIn } from '../time/zoned-day.ts';
import type { Watched } from '../watched.ts';
import { isDone, type Maintenance, maintenanceStatusAt } from './maintenance.ts';

/** What whoever plans work should know of its window. It keeps nobody from it. */
export type Caution =
  /** It begins in less than a day, so that few will hear of it before. */
  | Readonly<{ kind: 'soon' }>
  /** Other work is planned for some of that time. */
  | Readonly<{ kind: 'overlap'; other: Maintenance }>
  | Readonly<{ kind: 'holiday'; day: OfficialDay }>
  /** Nobody is there for the component anyway, for some of that time or for all of it. */
  | Readonly<{ kind: 'closed'; component: Component; part: 'some' | 'all' }>;

const dayMs = 24 * 60 * 60 * 1000;

/** The window of work, and what it is about. */
type Planned = Pick<Maintenance, 'id' | 'components' | 'scheduledFor' | 'scheduledUntil'>;

/** All that speaks against a window at `now` (UTC ms), or is to be known of it. */
export function cautionsOn(
  planned: Planned,
  others: readonly Maintenance[],
  watched: Pick<Watched, 'site' | 'calendars' | 'calendarYears'>,
  now: number,
): readonly Caution[] {
  const window = windowOf(planned);
  return [
    ...(window.start > now && window.start < now + dayMs ? [{ kind: 'soon' } as const] : []),
    ...others
      .filter((other) => other.id !== planned.id && !isDone(maintenanceStatusAt(other, now)))
      .filter((other) => overlap(window, windowOf(other)))
      .map((other) => ({ kind: 'overlap', other }) as const),
    ...holidaysIn(window, watched).map((day) => ({ kind: 'holiday', day }) as const),
    ...siteComponents(watched.site)
      .filter(({ slug }) => planned.components.includes(slug))
      .flatMap((component) => closedIn(window, component, watched)),
  ];
}

function windowOf({ scheduledFor, scheduledUntil }: Planned): Span {
  return { start: scheduledFor, end: scheduledUntil };
}

function holidaysIn(
  { start, end }: Span,
  { site: { timeZone }, calendarYears = [] }: Pick<Watched, 'site' | 'calendarYears'>,
): readonly OfficialDay[] {
  const days = officialDaysBetween(
    calendarYears,
    dateIn(timeZone, start),
    dateIn(timeZone, end - 1),
  );
  const holidays = [...days.values()].filter(({ kind }) => kind === 'holiday');
  const inOrder = holidays.sort((one, other) => (one.date < other.date ? -1 : 1));
  // One that lasts for days is named once.
  return [...new Map(inOrder.toReversed().map((day) => [day.name.zh, day])).values()].reverse();
}

function closedIn(
  window: Span,
  component: Component,
  watched: Pick<Watched, 'calendars'>,
): readonly Caution[] {
  const { hours } = component;
  if (hours === undefined || hours.kind === 'always') return [];
  const staffed = lengthOf(staffedSpans(hours, calendarOf(component, watched), window));
  if (staffed === window.end - window.start) return [];
  return [{ kind: 'closed', component, part: staffed === 0 ? 'all' : 'some' }];
}
