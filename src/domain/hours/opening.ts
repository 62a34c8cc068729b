import { union } from '../time/span.ts';
import type { Calendar, ServiceHours } from './service-hours.ts';
import { type StaffingNow, staffedSpans, staffingAt } from './staffing.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When a channel that is staffed at `now` opened: the start of staffed time without a gap, UTC
 * milliseconds. Null when it is closed, or has been open for more than a week.
 */
export function openedAt(hours: ServiceHours, calendar: Calendar, now: number): number | null {
  if (hours.kind === 'always') return null;
  const within = { start: now - 8 * dayMs, end: now + 1 };
  const last = union(staffedSpans(hours, calendar, within)).at(-1);
  return last && last.end > now && last.start > within.start ? last.start : null;
}

/** Hours that follow each other without a gap end with the last of them; none has more than a few. */
const mostChanges = 8;

/**
 * When nobody will be there any more, UTC ms, where the staffing is what it is now; null where that
 * is not known, or nobody is there now.
 */
export function closesAt(
  hours: ServiceHours,
  calendar: Calendar,
  staffing: StaffingNow,
  changes = mostChanges,
): number | null {
  if (staffing.kind === 'always' || staffing.kind === 'closed') return null;
  const { until } = staffing;
  if (until === null || changes === 0) return null;
  const next = staffingAt(hours, calendar, until);
  return next.kind === 'closed' ? until : closesAt(hours, calendar, next, changes - 1);
}
