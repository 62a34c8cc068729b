import type { Database } from '../../src/storage/database.ts';

/** Stores active endpoints at these URLs for all news, all at once and without an audit entry. */
export async function storeManyEndpoints(db: Database, urls: readonly string[]): Promise<void> {
  const rows = JSON.stringify(urls);
  await db.client.batch(
    [
      {
        sql: `INSERT INTO subscriptions
                (number, id, channel, origin, language, state, since, created_at, version)
              SELECT key + 1, printf('many%08d', key), 'webhook', 'staff', 'en', 'active', 0, 0, 1
              FROM json_each(?)`,
        args: [rows],
      },
      {
        sql: `INSERT INTO webhook_endpoints (subscription, url, dialect, name, secret_version)
              SELECT key + 1, value, 'standard', '', 1 FROM json_each(?)`,
        args: [rows],
      },
    ],
    'write',
  );
}

/** How many deliveries are in each state. */
export async function deliveryCounts(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await db.client.execute(
    'SELECT state, count(*) AS rows FROM deliveries GROUP BY state',
  );
  return Object.fromEntries(rows.map(({ state, rows: count }) => [String(state), Number(count)]));
}
