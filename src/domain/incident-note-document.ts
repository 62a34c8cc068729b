import type { IncidentNote } from './incident-note.ts';
import { timestamp } from './timestamp.ts';

/** A note as the API shows it to staff; the instant is ISO 8601 in UTC. */
export type IncidentNoteDocument = Omit<IncidentNote, 'createdAt'> &
  Readonly<{ createdAt: string }>;

export function incidentNoteDocument({ createdAt, ...note }: IncidentNote): IncidentNoteDocument {
  return { ...note, createdAt: timestamp(createdAt) };
}
