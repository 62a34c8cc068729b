import { type IncidentDocument, incidentDocument } from '../domain/words/incident-document.ts';
import { replaceIncidentUpdateBody } from '../storage/incident.ts';
import { type Acting, demandWrite, slugsOf } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { incidentPlan } from './change/incident-plan.ts';
import { incidentToChange } from './change/incident-to-change.ts';
import { reworded } from './change/reworded.ts';
import { editedUpdate } from './input/edited-update.ts';
import { parseInput } from './input/parse.ts';

/**
 * Words an update of an incident better, or adds its translation; what it said before stays in its
 * public history. A language that is left out stays as it is; words that it has already change
 * nothing. Subscribers are not told.
 * @param version of the incident that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function editIncidentUpdate(
  acting: Acting,
  id: string,
  updateId: string,
  version: number | null,
  input: unknown,
): Promise<IncidentDocument> {
  demandWrite(acting, 'incidents');
  const { body } = parseInput(editedUpdate, input);
  return onlyOnce(acting, () =>
    changeNewest(acting, incidentToChange(acting, id), version, (incident) => {
      const { before, after } = reworded(incident, updateId, body, acting.now);
      if (after === incident) return { unchanged: incidentDocument(after, slugsOf(acting)) };
      return incidentPlan(acting, incident, after, {
        action: 'incident.edit',
        noted: ({ updates }) => updates.find((update) => update.id === updateId),
        type: 'incident.updated',
        notify: false,
        statements: (edited, change) => replaceIncidentUpdateBody(edited, before, change),
      });
    }),
  );
}
