import type { Database } from '../storage/database.ts';
import { deleteChecks, readMonitorNumbers, readStartBefore } from '../storage/kept-check.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * How long checks are kept, in milliseconds: all of them, and those that were not up. Transitions,
 * coverage and states are kept for good.
 */
const keptMs = { all: 90 * dayMs, failures: 400 * dayMs } as const;

/** How many are kept longer for each monitor: one that fails for a year must not fill the disk. */
const mostFailures = 10_000;

/** How many are looked at in one write: more would hold the event loop too long. */
const checksPerSlice = 5000;

/**
 * Deletes the checks that began more than 90 days before `now` (UTC ms), but for the newest 10,000
 * of each monitor that were not up; these are kept for 400 days. Returns how many.
 */
export async function pruneChecks(db: Database, now: number): Promise<number> {
  let deleted = 0;
  for (const monitor of await readMonitorNumbers(db)) {
    const before = now - keptMs.all;
    deleted += await deleteBefore(db, monitor, before, 'up');
    const newest = await readStartBefore(db, { monitor, before, count: mostFailures });
    const oldest = Math.max(now - keptMs.failures, newest ?? 0);
    deleted += await deleteBefore(db, monitor, oldest, 'all');
  }
  return deleted;
}

async function deleteBefore(
  db: Database,
  monitor: number,
  until: number,
  which: 'all' | 'up',
): Promise<number> {
  let total = 0;
  for (let from: number | null = 0; from !== null; ) {
    const { deleted, next } = await deleteChecks(
      db,
      { monitor, from, until },
      which,
      checksPerSlice,
    );
    total += deleted;
    from = next;
  }
  return total;
}
