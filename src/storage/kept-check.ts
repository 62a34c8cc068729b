import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { monitors } from './schema.ts';

// Rows lie in the order of monitor and time, so that all of this reads one stretch of one monitor.

/** Reads the numbers of all monitors that were ever registered. */
export async function readMonitorNumbers(db: Database): Promise<readonly number[]> {
  const { number } = monitors;
  const rows = await db.drizzle.select({ number }).from(monitors).orderBy(number);
  return rows.map((row) => row.number);
}

/** The time of checks of a monitor, by its number: half-open `[from, until)`, UTC ms. */
type Stretch = Readonly<{ monitor: number; from: number; until: number }>;

/**
 * Deletes checks of a stretch, all or those that were up. Looks at the oldest `limit`, and at a few
 * more where locations looked at the same instant. Returns how many it deleted, and from where
 * to go on; null where the stretch is at its end.
 */
export async function deleteChecks(
  db: Database,
  { monitor, from, until }: Stretch,
  which: 'all' | 'up',
  limit: number,
): Promise<Readonly<{ deleted: number; next: number | null }>> {
  const last = `SELECT started_at AS last FROM checks
                WHERE monitor = :monitor AND started_at >= :from AND started_at < :until
                ORDER BY started_at LIMIT 1 OFFSET :limit - 1`;
  const [found, deleted] = await db.write([
    { sql: last, args: { monitor, from, until, limit } },
    {
      sql: `DELETE FROM checks
            WHERE monitor = :monitor AND started_at >= :from AND started_at < :until
              AND started_at <= coalesce((${last}), :until)
              AND (:which = 'all' OR outcome = 'up')`,
      args: { monitor, from, until, limit, which },
    },
  ]);
  const at = found?.rows[0]?.last;
  return { deleted: deleted?.rowsAffected ?? 0, next: at === undefined ? null : Number(at) + 1 };
}

/** When the newest but `count - 1` of the checks before an instant began; null of fewer. UTC ms. */
export async function readStartBefore(
  db: Database,
  { monitor, before, count }: Readonly<{ monitor: number; before: number; count: number }>,
): Promise<number | null> {
  const [row] = await db.drizzle.all<{ at: number }>(sql`
    SELECT started_at AS at FROM checks WHERE monitor = ${monitor} AND started_at < ${before}
    ORDER BY started_at DESC LIMIT 1 OFFSET ${count - 1}`);
  return row?.at ?? null;
}
