import { union } from '../time/span.ts';
import type { Calendar, ServiceHours } from './service-hours.ts';
import { staffedSpans } from './staffing.ts';

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
