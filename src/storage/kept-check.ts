import type { Database } from './database.ts';
import type { Place } from './job-run.ts';

// Rows lie in the order of monitor and time, so that all of this reads one stretch of one monitor.

/** Which checks of each monitor are kept. Instants are UTC ms. */
export type KeptChecks = Readonly<{
  /** All that began from then on. */
  since: number;
  /** Of what was not up, all that began from then on, */
  failuresSince: number;
  /** and no more than the newest so many of those that began before `since`. */
  mostFailures: number;
}>;

/** The monitor whose turn it is: by its number. */
const monitor = '(SELECT min(number) FROM monitors WHERE number > :after)';

/** Where the slice ends. */
const last = `SELECT started_at AS last FROM checks
              WHERE monitor = ${monitor} AND started_at >= :from AND started_at < :since
              ORDER BY started_at LIMIT 1 OFFSET :limit - 1`;

/** The oldest of what was not up that is still one of so many. */
const oldestFailure = `SELECT started_at FROM checks INDEXED BY checks_not_up
                       WHERE monitor = ${monitor} AND started_at < :since AND outcome <> 'up'
                       ORDER BY started_at DESC LIMIT 1 OFFSET :mostFailures - 1`;

/**
 * Deletes in one write what is kept no longer among the oldest `limit` checks from a place on, all of
 * one monitor, and among a few more where locations looked at the same instant. Returns how many it
 * deleted, and where to go on; null where no monitor is left.
 */
export async function deleteChecks(
  db: Database,
  place: Place,
  kept: KeptChecks,
  limit: number,
): Promise<Readonly<{ deleted: number; next: Place | null }>> {
  const { since, failuresSince, mostFailures } = kept;
  const slice = { ...place, since, limit };
  const [found, deleted] = await db.write([
    { sql: `SELECT ${monitor} AS monitor, (${last}) AS last`, args: slice },
    {
      sql: `DELETE FROM checks
            WHERE monitor = ${monitor} AND started_at >= :from AND started_at < :since
              AND started_at <= coalesce((${last}), :since)
              AND (outcome = 'up' OR started_at <
                   max(:failuresSince, coalesce((${oldestFailure}), :failuresSince)))`,
      args: { ...slice, failuresSince, mostFailures },
    },
  ]);
  const row = found?.rows[0];
  return { deleted: deleted?.rowsAffected ?? 0, next: nextPlace(place, row?.monitor, row?.last) };
}

function nextPlace({ after }: Place, monitor: unknown, last: unknown): Place | null {
  if (typeof monitor !== 'number') return null;
  return typeof last === 'number' ? { after, from: last + 1 } : { after: monitor, from: 0 };
}
