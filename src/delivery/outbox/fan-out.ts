import { isWanted } from '../../domain/delivery/wanted.ts';
import type { Database } from '../../storage/database.ts';
import type { Claimed, Lease } from '../../storage/due-delivery.ts';
import {
  beginOutbox,
  type Cursor,
  handOn,
  type NextEvent,
  readOutbox,
} from '../../storage/outbox.ts';
import { readListening } from '../../storage/subscription.ts';

/** How many subscriptions are told of an event in one write, at most. */
const pageSize = 1000;

/** What came of it. */
export type FannedOut = Readonly<{
  /** `done` where there was nothing to hand on. */
  next: 'more' | 'done';
  /** Whether anything may be due. */
  due: 'maybe' | 'nothing';
  /** What was claimed under the lease. */
  claimed: readonly Claimed[];
}>;

/**
 * Hands the next event on to the next subscriptions, at `now` (UTC ms). Several processes may do this
 * at once. First attempts of webhooks are claimed under the lease, so that they do not have to be
 * found again.
 * @throws what the database throws; then it goes on from where it was.
 */
export async function fanOut(db: Database, now: number, lease: Lease | null): Promise<FannedOut> {
  const outbox = await readOutbox(db);
  if (outbox === null) {
    await beginOutbox(db);
    return { next: 'more', due: 'maybe', claimed: [] };
  }
  const { cursor, event, dueAt } = outbox;
  if (event === null) {
    const isDue = dueAt !== null && dueAt <= now;
    return { next: 'done', due: isDue ? 'maybe' : 'nothing', claimed: [] };
  }
  const { wanting, to } = await nextPage(db, cursor, event);
  const handing = { from: cursor, to, event: event.number, wanting, at: now, lease };
  return { next: 'more', due: 'maybe', claimed: await handOn(db, handing) };
}

/** Who of the next subscriptions wants it, and where the cursor stands then. */
async function nextPage(
  db: Database,
  cursor: Cursor,
  { number, data, type, subject }: NextEvent,
): Promise<Readonly<{ wanting: readonly number[]; to: Cursor }>> {
  const over = { event: number, subscription: 0 };
  if (data === null) return { wanting: [], to: over };
  const listening = await readListening(db, cursor.subscription, pageSize);
  const wanting = listening.filter(
    ({ since, wanted }) => since < number && isWanted(wanted, { type, subject, data }),
  );
  const last = listening.length < pageSize ? undefined : listening.at(-1);
  return {
    wanting: wanting.map((one) => one.number),
    to: last ? { ...cursor, subscription: last.number } : over,
  };
}
