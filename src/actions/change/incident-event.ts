import type { EventType } from '../../domain/event.ts';
import type { IncidentStatus } from '../../domain/words/incident.ts';
import type { IncidentDocument } from '../../domain/words/incident-document.ts';

/** The event that tells of an incident as it now is. */
export function incidentEvent(type: EventType, incident: IncidentDocument, notify: boolean) {
  return { type, subject: incident.id, body: { incident }, notify };
}

/** What kind of event an update is, by where the incident stood and stands. */
export function updateEventType(before: IncidentStatus, after: IncidentStatus): EventType {
  if (after === 'postmortem') return 'incident.postmortem';
  return after === 'resolved' && before !== 'resolved' ? 'incident.resolved' : 'incident.updated';
}
