import type { Database } from '../storage/database.ts';
import type { Place } from '../storage/job-run.ts';
import { deleteChecks } from '../storage/kept-check.ts';
import type { Pruned } from './pruned.ts';

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
 * that were not up; these are kept for 400 days. A step is one write, of a slice of one monitor.
 */
export function pruneChecks(db: Database, now: number, place: Place): Promise<Pruned> {
  const since = now - keptMs.all;
  const kept = { since, failuresSince: now - keptMs.failures, mostFailures };
  return deleteChecks(db, place, kept, checksPerSlice);
}
