import type { Database } from '../storage/database.ts';
import { deleteSubscriptionsUntil } from '../storage/forgotten-subscription.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * How long an address that nobody has confirmed is kept, in days: letters to it that nobody wanted
 * are remembered so long.
 */
const unconfirmedDays = 30;

/** How long what is over is kept, in days: whoever asks why no news comes can be told. */
const endedDays = 30;

/**
 * Forgets at `now` (UTC ms) what nobody has confirmed within a month and what was ended a month ago,
 * with the addresses that nothing belongs to any more. Returns how many subscriptions.
 */
export function forgetSubscriptions(db: Database, now: number): Promise<number> {
  return deleteSubscriptionsUntil(db, {
    unconfirmed: now - unconfirmedDays * dayMs,
    ended: now - endedDays * dayMs,
  });
}
