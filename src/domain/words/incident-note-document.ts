import { timestamp } from '../time/timestamp.ts';
import type { IncidentNote } from './incident-note.ts';

/** A note as the API shows it to staff; the instant is ISO 8601 in UTC. */
export type IncidentNoteDocument = Omit<IncidentNote, 'createdAt'> &
  Readonly<{ createdAt: string }>;

export function incidentNoteDocument({ createdAt, ...note }: IncidentNote): IncidentNoteDocument {
  return { ...note, createdAt: timestamp(createdAt) };
}
