import type { Database } from '../storage/database.ts';
import { deleteDeliveries, deleteTestEvents, readLastDelivered } from '../storage/kept-delivery.ts';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** How many are kept of each subscription: one that is told of everything must not fill the disk. */
const mostKept = 1000;

/** Of how many subscriptions at once: more would hold the event loop too long. */
const subscriptionsPerSlice = 20;

/**
 * Deletes deliveries that ended more than 30 days before `now` (UTC ms), or that are not among the
 * newest 1,000 of their subscription, and the tests of webhooks with them. What still waits is kept.
 * Returns how many deliveries.
 */
export async function pruneDeliveries(db: Database, now: number): Promise<number> {
  const kept = { since: now - keptMs, most: mostKept };
  const last = await readLastDelivered(db);
  let deleted = 0;
  for (let after = 0; after < last; after += subscriptionsPerSlice) {
    deleted += await deleteDeliveries(db, { after, upTo: after + subscriptionsPerSlice }, kept);
  }
  await deleteTestEvents(db, kept.since);
  return deleted;
}
