import type { EventDocument } from '../domain/event.ts';
import type { Database } from './database.ts';
import { readEventsBy } from './event.ts';

/** Reads the newest public event about each of some things (ids, or slugs of components). */
export async function readNewestAbout(
  db: Database,
  subjects: readonly string[],
): Promise<readonly EventDocument[]> {
  const { rows } = await db.client.execute({
    sql: `SELECT max(number) AS number FROM events
          WHERE subject IN (SELECT value FROM json_each(?)) AND type <> 'webhook.test'
          GROUP BY subject`,
    args: [JSON.stringify(subjects)],
  });
  const found = await readEventsBy(
    db,
    rows.map((row) => Number(row.number)),
  );
  return [...found.values()];
}
