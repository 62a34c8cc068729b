import { deleteChecksBefore } from '../storage/check.ts';
import type { Database } from '../storage/database.ts';

/** How long checks are kept. Transitions, coverage and states are kept for good. */
const keptDays = 90;

/** How many are deleted at a time: more would hold the event loop too long. */
const checksPerSlice = 5000;

/** Deletes the checks that began more than 90 days before `now` (UTC ms). Returns how many. */
export async function pruneChecks(db: Database, now: number): Promise<number> {
  const before = now - keptDays * 24 * 60 * 60 * 1000;
  let total = 0;
  for (;;) {
    const deleted = await deleteChecksBefore(db, before, { limit: checksPerSlice });
    if (deleted === 0) return total;
    total += deleted;
  }
}
