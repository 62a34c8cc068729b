import type { InStatement } from '@libsql/client';
import { asc, eq, sql } from 'drizzle-orm';
import type { IncidentNote } from '../domain/words/incident-note.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { incidentNotes } from './schema-words.ts';

/** Stores a note, if the change was audited. */
export function insertIncidentNote(
  incident: string,
  { id, text, author, createdAt }: IncidentNote,
  change: string,
): InStatement {
  return {
    sql: `INSERT INTO incident_notes (id, incident, text, author, created_at)
          SELECT ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [id, incident, text, author, createdAt, change],
  };
}

/** There is an incident of this id. */
export function incidentExists(id: string): Guard {
  return { sql: 'EXISTS (SELECT 1 FROM incidents WHERE id = ?)', args: [id] };
}

/** Reads the notes of an incident, oldest first. */
export async function readIncidentNotes(
  db: Database,
  incident: string,
): Promise<readonly IncidentNote[]> {
  const { id, text, author, createdAt } = incidentNotes;
  return db.drizzle
    .select({ id, text, author, createdAt })
    .from(incidentNotes)
    .where(eq(incidentNotes.incident, incident))
    .orderBy(asc(createdAt), sql`rowid`);
}
