import type { Maintenance } from '../domain/words/maintenance.ts';
import { maintenanceDocument } from '../domain/words/maintenance-document.ts';
import { isReminderDue, remindedSpan } from '../domain/words/maintenance-reminder.ts';
import { allHold, holds } from '../storage/change.ts';
import { reminderUntold } from '../storage/event.ts';
import { maintenanceUnchanged, readMaintenancesWithin } from '../storage/maintenance.ts';
import type { Acting } from './change/acting.ts';
import { carryOut, type Plan } from './change/carry-out.ts';
import { maintenanceEvent } from './change/maintenance-event.ts';

/**
 * Reminds people of planned work an hour before it begins: once for each window, however many
 * processes do this.
 * @returns how many reminders were written here.
 * @throws AppError `unavailable`; what was written before is.
 */
export async function remindOfMaintenances(acting: Acting): Promise<number> {
  const { db, now } = acting;
  const coming = await readMaintenancesWithin(db, remindedSpan(now));
  let written = 0;
  for (const maintenance of coming.filter((one) => isReminderDue(one, now))) {
    // Most of the hour it was told already; that need not take the lock of the writer.
    if (!(await holds(db, reminderUntold(maintenance)))) continue;
    if (await carryOut(acting, reminder(maintenance, now))) written += 1;
  }
  return written;
}

function reminder(maintenance: Maintenance, now: number): Plan<true> {
  const document = maintenanceDocument(maintenance, now);
  // What was announced silently is not talked of now.
  const notify = maintenance.updates[0]?.notify ?? true;
  return {
    action: 'maintenance.remind',
    subject: maintenance.id,
    detail: { scheduledFor: document.scheduledFor },
    guard: allHold(maintenanceUnchanged(maintenance), reminderUntold(maintenance)),
    statements: () => [],
    events: [maintenanceEvent('maintenance.reminder', document, notify)],
    result: true,
  };
}
