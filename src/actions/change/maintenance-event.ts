import type { EventType } from '../../domain/event.ts';
import type { MaintenanceStatus } from '../../domain/words/maintenance.ts';
import type { MaintenanceDocument } from '../../domain/words/maintenance-document.ts';

/** The event that tells of planned work as it now is. */
export function maintenanceEvent(
  type: EventType,
  maintenance: MaintenanceDocument,
  notify: boolean,
) {
  return { type, subject: maintenance.id, body: { maintenance }, notify };
}

/** The event that tells of a step that work has taken by itself. */
export function clockEvent(maintenance: MaintenanceDocument) {
  const type = maintenance.status === 'completed' ? 'maintenance.completed' : 'maintenance.started';
  return maintenanceEvent(type, maintenance, true);
}

/** What kind of event an update is, by where the work stood and stands. */
export function moveEventType(before: MaintenanceStatus, after: MaintenanceStatus): EventType {
  if (after === before) return 'maintenance.updated';
  switch (after) {
    case 'in_progress':
      // After a look at the result it only goes on.
      return before === 'verifying' ? 'maintenance.updated' : 'maintenance.started';
    case 'completed':
      return 'maintenance.completed';
    case 'cancelled':
      return 'maintenance.cancelled';
    case 'scheduled':
    case 'verifying':
      return 'maintenance.updated';
  }
}
