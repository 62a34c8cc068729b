import type { Database } from '../storage/database.ts';
import type { Place } from '../storage/job-run.ts';
import { deleteDeliveries, deleteTestEvents } from '../storage/kept-delivery.ts';
import type { Pruned } from './pruned.ts';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** How many are kept of each subscription: one that is told of everything must not fill the disk. */
const mostKept = 1000;

/** Of how many subscriptions at once: more would hold the event loop too long. */
const subscriptionsPerSlice = 20;

/**
 * Deletes deliveries that ended more than 30 days before `now` (UTC ms), or that are not among the
 * newest 1,000 of their subscription, and the tests of webhooks with them. What still waits is kept.
 * A step is one write, of the 20 subscriptions whose numbers follow the place; the last one, of the
 * tests, is another.
 */
export async function pruneDeliveries(
  db: Database,
  now: number,
  { after }: Place,
): Promise<Pruned> {
  const kept = { since: now - keptMs, most: mostKept };
  const upTo = after + subscriptionsPerSlice;
  const { deleted, last } = await deleteDeliveries(db, { after, upTo }, kept);
  if (upTo < last) return { deleted, next: { after: upTo, from: 0 } };
  await deleteTestEvents(db, kept.since);
  return { deleted, next: null };
}
