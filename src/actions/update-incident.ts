import type { z } from 'zod';
import { type Incident, incidentMoves, incidentStatus } from '../domain/words/incident.ts';
import type { IncidentDocument } from '../domain/words/incident-document.ts';
import { newId } from '../storage/id.ts';
import { addIncidentUpdate } from '../storage/incident.ts';
import { type Acting, demandWrite, type Planning } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { demandMove } from './change/demand-move.ts';
import { updateEventType } from './change/incident-event.ts';
import { incidentPlan } from './change/incident-plan.ts';
import { incidentToChange } from './change/incident-to-change.ts';
import { updateFaults } from './input/faults.ts';
import { newIncidentUpdate } from './input/incident.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Adds an update to an incident. It may go back, and what was resolved may be opened again.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `conflict` (no such move), `reused`,
 *   `stale`, `unavailable`.
 */
export async function updateIncident(
  acting: Acting,
  id: string,
  version: number | null,
  input: unknown,
): Promise<IncidentDocument> {
  demandWrite(acting, 'incidents');
  const asked = parseInput(newIncidentUpdate, input);
  return onlyOnce(acting, () =>
    changeNewest(acting, incidentToChange(acting, id), version, (incident) => {
      return incidentPlan(acting, incident, updated(acting, incident, asked), {
        action: 'incident.update',
        noted: ({ updates }) => updates[0],
        type: updateEventType(incidentStatus(incident), asked.status),
        notify: asked.notify,
        statements: addIncidentUpdate,
      });
    }),
  );
}

/**
 * The incident as `updateIncident` would make it now, for whoever wants to see it first.
 * @throws AppError `invalid`, `conflict` (no such move).
 */
export function incidentUpdated(acting: Planning, incident: Incident, input: unknown): Incident {
  return updated(acting, incident, parseInput(newIncidentUpdate, input));
}

type Asked = z.output<typeof newIncidentUpdate>;

function updated(acting: Planning, incident: Incident, asked: Asked): Incident {
  demandMove('An incident', incidentMoves, incidentStatus(incident), asked.status);
  const earliest = incident.updates.at(-1)?.at ?? incident.startedAt;
  refuseFaults(updateFaults(asked, earliest, acting));
  return withUpdate(incident, asked, acting.now);
}

function withUpdate(incident: Incident, asked: Asked, now: number): Incident {
  const { at = now, ...update } = asked;
  return {
    ...incident,
    updatedAt: now,
    version: incident.version + 1,
    updates: [...incident.updates, { ...update, id: newId(), at, createdAt: now, editedAt: null }],
  };
}
