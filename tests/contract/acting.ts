import type { Acting, RequestKey } from '../../src/actions/change/acting.ts';
import type { Scope } from '../../src/domain/actor.ts';
import type { Database } from '../../src/storage/database.ts';
import { someNow, someSite } from '../support/facts.ts';

/** Somebody with a token who acts at `someNow` on the site of the tests. */
export function acting(
  db: Database,
  {
    now = someNow,
    scopes = ['*'],
    once = null,
  }: { now?: number; scopes?: readonly Scope[]; once?: RequestKey | null } = {},
): Acting {
  const actor = { kind: 'token', id: 'aaaaaaaaaaaa', name: 'tests', scopes } as const;
  return { db, site: someSite(), actor, now, once };
}

/** A request of a key; one that asks for something else has another fingerprint. */
export function requestKey(key: string, fingerprint = 'the same'): RequestKey {
  return { holder: 'aaaaaaaaaaaa', key, fingerprint };
}

/** How many rows a table has. */
export async function countRows(db: Database, table: string): Promise<number> {
  const { rows } = await db.client.execute(`SELECT count(*) AS rows FROM ${table}`);
  return Number(rows[0]?.rows);
}

/** The events that are stored, as they were told, oldest first. */
export async function eventsIn(db: Database) {
  const { rows } = await db.client.execute(
    'SELECT type, subject, sequence, notify, body FROM events ORDER BY number',
  );
  return rows.map(({ type, subject, sequence, notify, body }) => ({
    ...{ type, subject, sequence, notify },
    body: JSON.parse(String(body)),
  }));
}

/** The clock, at an instant (UTC ms). */
export function clock(db: Database, now: number): Acting {
  return { db, site: someSite(), actor: { kind: 'clock' }, now, once: null };
}

/** All time from an instant on (UTC ms). */
export function spanFrom(start: number) {
  return { start, end: Number.MAX_SAFE_INTEGER };
}
