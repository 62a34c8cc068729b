import type { Incident } from '../../domain/words/incident.ts';
import { type IncidentDocument, incidentDocument } from '../../domain/words/incident-document.ts';
import { incidentUnchanged } from '../../storage/incident.ts';
import { type Acting, slugsOf } from './acting.ts';
import type { Plan } from './carry-out.ts';
import { type Change, changePlan } from './change-plan.ts';
import { incidentEvent } from './incident-event.ts';

/** The plan that makes of an incident, if it is still as it was read, what it is to be. */
export function incidentPlan(
  acting: Acting,
  before: Incident,
  after: Incident,
  change: Change<Incident, IncidentDocument>,
): Plan<IncidentDocument> {
  const documentOf = (incident: Incident) => incidentDocument(incident, slugsOf(acting));
  const kind = { documentOf, unchanged: incidentUnchanged, eventOf: incidentEvent };
  return changePlan(kind, before, after, change);
}
