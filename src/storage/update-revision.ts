import type { InStatement } from '@libsql/client';
import { asc, inArray } from 'drizzle-orm';
import type { Words } from '../domain/localized.ts';
import type { UpdateRevision } from '../domain/words/update-revision.ts';
import { ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { updateRevisions } from './schema-words.ts';

/** Stores what an update said until now (UTC ms), if the change was audited. */
export function insertRevision(
  { id, body }: Readonly<{ id: string; body: Words }>,
  now: number,
  change: string,
): InStatement {
  return {
    sql: `INSERT INTO update_revisions (update_id, number, body, replaced_at)
          SELECT ?, (SELECT count(*) + 1 FROM update_revisions WHERE update_id = ?), ?, ?
          WHERE ${ifAudited}`,
    args: [id, id, JSON.stringify(body), now, change],
  };
}

/** Reads what updates of these ids said before, oldest first of each. */
export async function readUpdateRevisions(
  db: Database,
  updateIds: readonly string[],
): Promise<readonly UpdateRevision[]> {
  const { update, number, body, replacedAt } = updateRevisions;
  return db.drizzle
    .select({ update, body, replacedAt })
    .from(updateRevisions)
    .where(inArray(update, [...updateIds]))
    .orderBy(asc(update), asc(number));
}
