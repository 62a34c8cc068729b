import type { z } from 'zod';
import { AppError } from '../domain/app-error.ts';
import {
  type Incident,
  type IncidentStatus,
  incidentMoves,
  incidentStatus,
} from '../domain/incident.ts';
import { type IncidentDocument, incidentDocument } from '../domain/incident-document.ts';
import { newId } from '../storage/id.ts';
import { addIncidentUpdate, incidentUnchanged } from '../storage/incident.ts';
import { type Acting, demandWrite, slugsOf } from './acting.ts';
import { changeNewest, onlyOnce } from './carry-out.ts';
import { incidentEvent, updateEventType } from './incident-event.ts';
import { incidentToChange } from './incident-to-change.ts';
import { updateFaults } from './input/faults.ts';
import { newIncidentUpdate } from './input/incident.ts';
import { parseInput, refused } from './input/parse.ts';

/**
 * Adds an update to an incident. It may go back, and what was resolved may be opened again.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `conflict` (no such move, or the key),
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
      demandMove(incidentStatus(incident), asked.status);
      const earliest = incident.updates.at(-1)?.at ?? incident.startedAt;
      const faults = updateFaults(asked, earliest, acting);
      if (faults.length > 0) throw refused(faults);
      const updated = withUpdate(incident, asked, acting.now);
      const result = incidentDocument(updated, slugsOf(acting));
      const type = updateEventType(incidentStatus(incident), asked.status);
      return {
        action: 'incident.update',
        subject: id,
        detail: result.updates[0],
        guard: incidentUnchanged(incident),
        statements: (change) => addIncidentUpdate(updated, change),
        events: [incidentEvent(type, result, asked.notify)],
        result,
      };
    }),
  );
}

type Asked = z.output<typeof newIncidentUpdate>;

function withUpdate(incident: Incident, asked: Asked, now: number): Incident {
  const { at = now, ...update } = asked;
  return {
    ...incident,
    updatedAt: now,
    version: incident.version + 1,
    updates: [...incident.updates, { ...update, id: newId(), at, createdAt: now, editedAt: null }],
  };
}

function demandMove(from: IncidentStatus, to: IncidentStatus): void {
  const moves = incidentMoves[from];
  if (moves.includes(to)) return;
  throw new AppError(
    'conflict',
    `An incident that is ${from} cannot become ${to}; choose ${moves.join(', ')}.`,
  );
}
