import { type Claim, type Queue, queues } from '../../storage/due-delivery.ts';
import { fanOut } from './fan-out.ts';
import { createLane } from './lane.ts';
import { createLeases } from './leases.ts';
import { createLedger } from './ledger.ts';
import { type Parcel, takeDue } from './parcel.ts';
import type { DeliveryTools } from './tools.ts';

/** How much one slice does. */
export type SliceWidth = Readonly<{
  /** Attempts that are under way at once, at least four. */
  atOnce: number;
  /** After so many milliseconds nothing more is begun. */
  forMs: number;
}>;

/** Longer than it takes to bring all that is claimed at once, so that nothing has to be renewed. */
const leaseTime = { leaseMs: 120_000, renewMs: 120_000 } as const;

/** One place in so many is for a queue: what hangs in one of them holds up no other. */
const shares: Readonly<Record<Queue, number>> = { webhook_first: 2, webhook_again: 4, mail: 4 };

/** How much is claimed at once for each place: of mail more, as one letter tells of several things. */
const claimedPerPlace: Readonly<Record<Queue, number>> = {
  webhook_first: 4,
  webhook_again: 4,
  mail: 16,
};

/**
 * Hands on all events, and brings what is due: for runtimes that have no process which goes on. All
 * that came of it is stored when it resolves. Returns how many attempts there were.
 * @throws what the database throws; then it is tried again when its lease is over.
 */
export async function deliverOnce(
  tools: DeliveryTools,
  { atOnce, forMs }: SliceWidth,
): Promise<number> {
  const { db, now } = tools;
  const end = now() + forMs;
  const leases = createLeases(db, now, leaseTime);
  const ledger = createLedger(tools, (parcels) => {
    for (const { lease } of parcels) leases.release(lease);
  });
  const neverBroken = new AbortController().signal;
  let attempts = 0;

  async function bring(parcel: Parcel): Promise<void> {
    if (now() > end) return;
    attempts += 1;
    const carried = await parcel.bring(neverBroken);
    if (carried) ledger.add(parcel, carried);
  }

  function placesFor(queue: Queue): number {
    return Math.floor(atOnce / shares[queue]);
  }

  function claimFor(queue: Queue): Claim {
    const limit = placesFor(queue) * claimedPerPlace[queue];
    return { ...leases.begin(), ...{ queue, limit, now: now(), busy: [] } };
  }

  /** Brings what was claimed of a queue, and claims more until there is nothing left, or no time. */
  async function drain(queue: Queue, claimed: readonly Parcel[]): Promise<void> {
    let parcels = claimed.filter((parcel) => parcel.queue === queue);
    while (parcels.length > 0) {
      const width = { quick: placesFor(queue), slow: 0, patienceMs: forMs };
      const lane = createLane(width, () => {});
      for (const parcel of parcels) {
        leases.hold(parcel);
        lane.add(() => bring(parcel));
      }
      await lane.idle();
      await ledger.flush();
      parcels = now() > end ? [] : [...(await takeDue(tools, [claimFor(queue)]))];
    }
  }

  while ((await fanOut(db, now(), null)).next === 'more' && now() <= end);
  const claimed = await takeDue(tools, queues.map(claimFor));
  await Promise.all(queues.map((queue) => drain(queue, claimed)));
  await leases.giveBack();
  return attempts;
}
