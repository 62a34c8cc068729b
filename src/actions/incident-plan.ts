import type { InStatement } from '@libsql/client';
import type { EventType } from '../domain/event.ts';
import type { Incident } from '../domain/words/incident.ts';
import { type IncidentDocument, incidentDocument } from '../domain/words/incident-document.ts';
import { incidentUnchanged } from '../storage/incident.ts';
import { type Acting, slugsOf } from './acting.ts';
import type { Plan } from './carry-out.ts';
import { incidentEvent } from './incident-event.ts';

/** How an incident is changed, and what is told of it. */
type IncidentChange = Readonly<{
  action: string;
  /** What of the document is noted in the audit. */
  noted: (incident: IncidentDocument) => unknown;
  type: EventType;
  notify: boolean;
  statements: (after: Incident, change: string) => readonly InStatement[];
}>;

/** The plan that makes of an incident, if it is still as it was read, what it is to be. */
export function incidentPlan(
  acting: Acting,
  before: Incident,
  after: Incident,
  { action, noted, type, notify, statements }: IncidentChange,
): Plan<IncidentDocument> {
  const result = incidentDocument(after, slugsOf(acting));
  return {
    action,
    subject: after.id,
    detail: noted(result),
    guard: incidentUnchanged(before),
    statements: (change) => statements(after, change),
    events: [incidentEvent(type, result, notify)],
    result,
  };
}
