import type { Span } from '../time/span.ts';
import { type Maintenance, maintenanceStatusAt } from './maintenance.ts';

/** How long before planned work people are reminded of it, in milliseconds. */
const reminderMs = 60 * 60_000;

/** The time in which work begins that people may be reminded of at `now` (UTC ms): half-open. */
export function remindedSpan(now: number): Span {
  return { start: now, end: now + reminderMs + 1 };
}

/**
 * Whether it is time, at `now` (UTC ms), to remind people of planned work: it begins within the hour,
 * and nobody has just been told of it, as of work that was announced or moved a moment ago.
 */
export function isReminderDue(maintenance: Maintenance, now: number): boolean {
  const { scheduledFor, updatedAt } = maintenance;
  const due = scheduledFor - reminderMs;
  if (now < due || now >= scheduledFor || updatedAt >= due) return false;
  return maintenanceStatusAt(maintenance, now) === 'scheduled';
}
