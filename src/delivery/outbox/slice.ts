import type { AttemptResult } from '../../domain/delivery/after-attempt.ts';
import { type Claim, type Queue, queues } from '../../storage/due-delivery.ts';
import { fanOut } from './fan-out.ts';
import { createLeases } from './leases.ts';
import { createLedger } from './ledger.ts';
import { type Parcel, takeDue } from './parcel.ts';
import { createSharedPlaces } from './shared-places.ts';
import type { DeliveryTools } from './tools.ts';

/** How much one slice does. */
export type SliceWidth = Readonly<{
  /** Attempts that are under way at once, at least four. */
  atOnce: number;
  /** After so many milliseconds nothing more is begun. */
  forMs: number;
  /** How many requests, to endpoints and to the database, the platform still allows. */
  room: () => number;
}>;

/** Longer than it takes to bring all that is claimed at once, so that nothing has to be renewed. */
const leaseTime = { leaseMs: 120_000, renewMs: 120_000 } as const;

/** What came of attempts is written together: each write counts as a request. */
const writtenAfterMs = 5000;

/**
 * One place in so many is for a queue, and lent to others while nothing waits in it: what hangs in one
 * of them holds up no other.
 */
const shares: Readonly<Record<Queue, number>> = { webhook_first: 2, webhook_again: 4, mail: 4 };

/** What may be lent to whom: later attempts hang longest. */
const borrowers = ['webhook_first', 'mail'] as const;

/**
 * How much is claimed at once for each place, the borrowed ones among them: of mail more, as one letter
 * tells of several things, and a claim has questions of its own.
 */
const claimedPerPlace: Readonly<Record<Queue, number>> = {
  webhook_first: 4,
  webhook_again: 4,
  mail: 16,
};

/** What comes of an attempt when an endpoint goes from one queue to the other with all that is for it. */
const changing: Readonly<Record<Queue, AttemptResult | null>> = {
  webhook_first: 'failed',
  webhook_again: 'delivered',
  mail: null,
};

/** Requests to the database that a step takes, with those by which all is written down in the end. */
const asks = { close: 4, claim: 8, handOn: 11 } as const;

/** What one attempt takes: letters that leave together ask whom they go to, and what is newest. */
const asksToBring: Readonly<Record<Queue, number>> = {
  webhook_first: 1,
  webhook_again: 1,
  mail: 5,
};

/**
 * Hands on all events, and brings what is due: for runtimes that have no process which goes on. All
 * that came of it is stored when it resolves, and what was claimed and not begun is given back. What is
 * for endpoints that failed last goes with later attempts. Returns how many attempts there were.
 * @throws what the database throws; then it is tried again when its lease is over.
 */
export async function deliverOnce(
  tools: DeliveryTools,
  { atOnce, forMs, room }: SliceWidth,
): Promise<number> {
  const { db, now } = tools;
  const end = now() + forMs;
  const leases = createLeases(db, now, leaseTime);
  const onWritten = (parcels: readonly Parcel[]) => {
    for (const { lease } of parcels) leases.release(lease);
  };
  const ledger = createLedger(tools, onWritten, writtenAfterMs);
  const own = {
    webhook_first: Math.floor(atOnce / shares.webhook_first),
    webhook_again: Math.floor(atOnce / shares.webhook_again),
    mail: Math.floor(atOnce / shares.mail),
  };
  const inPlace = createSharedPlaces(own, borrowers);
  const neverBroken = new AbortController().signal;
  let attempts = 0;
  let underWay = 0;
  let standing: 'changed' | 'the same' = 'changed';

  /** Whether there is time, and room for a step of so many requests beside what is under way. */
  function mayAsk(requests: number): boolean {
    return now() <= end && room() - underWay >= requests;
  }

  async function bring(parcel: Parcel): Promise<void> {
    if (!mayAsk(asks.close + asksToBring[parcel.queue])) return;
    attempts += 1;
    underWay += 1;
    const carried = await parcel.bring(neverBroken);
    underWay -= 1;
    if (!carried) return;
    ledger.add(parcel, carried);
    if (carried.result === changing[parcel.queue]) standing = 'changed';
  }

  function claimFor(queue: Queue): Claim {
    const places = borrowers.some((one) => one === queue) ? atOnce : own[queue];
    const limit = places * claimedPerPlace[queue];
    return {
      ...leases.begin(),
      ...{ queue, limit, now: now(), busy: [], failing: 'webhook_again' },
    };
  }

  /** Brings what was claimed of a queue, and claims more until there is nothing left, or no time. */
  async function drain(queue: Queue, claimed: readonly Parcel[]): Promise<void> {
    let parcels = claimed.filter((parcel) => parcel.queue === queue);
    while (parcels.length > 0) {
      for (const parcel of parcels) leases.hold(parcel);
      await Promise.all(parcels.map((parcel) => inPlace(queue, () => bring(parcel))));
      await ledger.flush();
      parcels = mayAsk(asks.claim) ? [...(await takeDue(tools, [claimFor(queue)]))] : [];
    }
  }

  let handedOn = await fanOut(db, now(), null);
  while (handedOn.next === 'more' && mayAsk(asks.handOn)) handedOn = await fanOut(db, now(), null);
  if (handedOn.due === 'nothing') return 0;
  while (standing === 'changed' && mayAsk(asks.claim)) {
    standing = 'the same';
    const claimed = await takeDue(tools, queues.map(claimFor));
    await Promise.all(queues.map((queue) => drain(queue, claimed)));
  }
  await leases.giveBack();
  return attempts;
}
