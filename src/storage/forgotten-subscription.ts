import type { Database } from './database.ts';

/** Until when (UTC ms) what nobody confirmed was made, and what is over was ended, to be forgotten. */
type Until = Readonly<{ unconfirmed: number; ended: number }>;

/**
 * Deletes subscriptions that nobody confirmed, also those whose letter came back, and those that are
 * over, with their endpoints and logs, and then the addresses that nothing belongs to any more.
 * Returns how many subscriptions.
 */
export async function deleteSubscriptionsUntil(
  db: Database,
  { unconfirmed, ended }: Until,
): Promise<number> {
  const old = `SELECT number FROM subscriptions
               WHERE (state = 'unconfirmed' AND created_at < ?)
                  OR (state = 'ended' AND ended_at < ?)
                  OR (because = 'bounced' AND confirmed_at IS NULL AND ended_at < ?)`;
  const args = [unconfirmed, ended, ended];
  const [, , deleted] = await db.write([
    { sql: `DELETE FROM deliveries WHERE subscription IN (${old})`, args },
    { sql: `DELETE FROM webhook_endpoints WHERE subscription IN (${old})`, args },
    { sql: `DELETE FROM subscriptions WHERE number IN (${old})`, args },
    {
      sql: `DELETE FROM subscribers
            WHERE NOT EXISTS (SELECT 1 FROM subscriptions WHERE subscriber = subscribers.id)`,
      args: [],
    },
  ]);
  return deleted?.rowsAffected ?? 0;
}
