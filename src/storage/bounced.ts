import type { Database } from './database.ts';

/** Subscriptions by mail that were confirmed: those that came into quarantine, and those told now. */
export type Bounced = Readonly<{ bounced: number; told: number }>;

/** Counts to how many mail came back since an instant (UTC ms), and how many are told by mail now. */
export async function countBounced(db: Database, since: number): Promise<Bounced> {
  const { rows } = await db.client.execute({
    sql: `SELECT count(*) FILTER (WHERE because = 'bounced' AND ended_at > ?) AS bounced,
                 count(*) FILTER (WHERE state = 'active') AS told
          FROM subscriptions WHERE channel = 'mail' AND confirmed_at IS NOT NULL`,
    args: [since],
  });
  return { bounced: Number(rows[0]?.bounced), told: Number(rows[0]?.told) };
}
