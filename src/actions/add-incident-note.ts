import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import {
  type IncidentNoteDocument,
  incidentNoteDocument,
} from '../domain/words/incident-note-document.ts';
import { newId } from '../storage/id.ts';
import { incidentExists, insertIncidentNote } from '../storage/incident-note.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { carryOut } from './change/carry-out.ts';
import { newNote } from './input/incident.ts';
import { parseInput } from './input/parse.ts';

/**
 * Writes a note to colleagues on an incident; the public never sees it, and the audit only knows
 * that it was written.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `unavailable`.
 */
export async function addIncidentNote(
  acting: Acting,
  id: string,
  input: unknown,
): Promise<IncidentNoteDocument> {
  demandWrite(acting, 'incidents');
  const { text } = parseInput(newNote, input);
  const note = { id: newId(), text, author: nameOf(acting.actor), createdAt: acting.now };
  const added = await carryOut(acting, {
    action: 'incident.note',
    subject: id,
    detail: { note: note.id },
    guard: incidentExists(id),
    statements: (change) => [insertIncidentNote(id, note, change)],
    events: [],
    result: incidentNoteDocument(note),
  });
  if (!added) throw new AppError('not_found', 'There is no incident of this id.');
  return added;
}

function nameOf(actor: Actor): string {
  return 'name' in actor ? actor.name : actor.kind;
}
