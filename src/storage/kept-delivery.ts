import type { Database } from './database.ts';

/** How much of the log of deliveries is kept. */
export type KeptDeliveries = Readonly<{
  /** What ended before that is not kept, UTC ms. */
  since: number;
  /** How many of each subscription. */
  most: number;
}>;

/** Subscriptions by their numbers, after one and up to another. */
export type Numbers = Readonly<{ after: number; upTo: number }>;

/**
 * Deletes what of these subscriptions is over and kept no longer. Returns how many, and the greatest
 * number of a subscription that something is left of; 0 without one.
 */
export async function deleteDeliveries(
  db: Database,
  { after, upTo }: Numbers,
  { since, most }: KeptDeliveries,
): Promise<Readonly<{ deleted: number; last: number }>> {
  const [deleted, left] = await db.write([
    {
      sql: `DELETE FROM deliveries WHERE number IN (
              SELECT number FROM (
                SELECT number, state, ended_at,
                       row_number() OVER (PARTITION BY subscription ORDER BY number DESC) AS nth
                FROM deliveries WHERE subscription > ? AND subscription <= ?
              ) WHERE state <> 'waiting' AND (ended_at < ? OR nth > ?)
            )`,
      args: [after, upTo, since, most],
    },
    { sql: 'SELECT coalesce(max(subscription), 0) AS last FROM deliveries', args: [] },
  ]);
  return { deleted: deleted?.rowsAffected ?? 0, last: Number(left?.rows[0]?.last ?? 0) };
}

/** Deletes tests of webhooks that were made before an instant (UTC ms) and stand in no log any more. */
export async function deleteTestEvents(db: Database, before: number): Promise<number> {
  const [deleted] = await db.write([
    {
      sql: `DELETE FROM events
            WHERE type = 'webhook.test' AND at < ?
              AND NOT EXISTS (SELECT 1 FROM deliveries WHERE event = events.number)`,
      args: [before],
    },
  ]);
  return deleted?.rowsAffected ?? 0;
}
