import type { Database } from './database.ts';

/** Of each subscription the newest deliveries are looked at: so few as that costs nothing. */
const newest = 100;

/**
 * Reads when letters of news left subscriptions (their numbers) since an instant (UTC ms); several
 * deliveries that ended together were one letter.
 */
export async function readLettersLeft(
  db: Database,
  subscriptions: readonly number[],
  since: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await db.client.execute({
    sql: `SELECT DISTINCT subscription, ended_at
          FROM json_each(?) AS asked
          CROSS JOIN deliveries ON number IN (
            SELECT number FROM deliveries AS latest WHERE latest.subscription = asked.value
            ORDER BY number DESC LIMIT ${newest}
          )
          WHERE state = 'delivered' AND kind = 'event' AND ended_at > ?`,
    args: [JSON.stringify(subscriptions), since],
  });
  const left = new Map<number, number[]>();
  for (const row of rows) {
    const subscription = Number(row.subscription);
    left.set(subscription, [...(left.get(subscription) ?? []), Number(row.ended_at)]);
  }
  return left;
}
