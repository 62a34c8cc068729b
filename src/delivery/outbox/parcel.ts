import {
  type Claim,
  type Claimed,
  claimDue,
  type Lease,
  type Queue,
} from '../../storage/due-delivery.ts';
import { readEventsBy } from '../../storage/event.ts';
import type { Carried, Carry, Load } from '../carry.ts';
import type { DeliveryTools } from './tools.ts';

/** What is brought to one subscription as one thing, claimed under one lease. */
export type Parcel = Lease &
  Readonly<{
    queue: Queue;
    /** Number of the subscription. */
    subscription: number;
    claimed: readonly Claimed[];
    /** Brings it. Never rejects; null where the signal broke it off, so that nobody knows. */
    bring: (signal: AbortSignal) => Promise<Carried | null>;
  }>;

/**
 * Claims what is due, and reads all that is needed to bring it.
 * @throws what the database throws; what was claimed is anybody's again when the lease is over.
 */
export async function takeDue(
  tools: DeliveryTools,
  claims: readonly Claim[],
): Promise<readonly Parcel[]> {
  const found = await claimDue(tools.db, claims);
  const packed = claims.map((claim, index) => pack(tools, claim, found[index] ?? []));
  return (await Promise.all(packed)).flat();
}

/**
 * Reads all that is needed to bring what was claimed of a queue under a lease.
 * @throws what the database throws.
 */
export async function pack(
  tools: DeliveryTools,
  { lease, until, queue }: Lease & Readonly<{ queue: Queue }>,
  claimed: readonly Claimed[],
): Promise<readonly Parcel[]> {
  if (claimed.length === 0) return [];
  const [loadOf, carry] = await Promise.all([
    loadReader(tools, claimed),
    carryFor(tools, queue, claimed),
  ]);
  return together(claimed, queue).map(([first, ...others]) => {
    const all = [first, ...others];
    const bring = bringer(tools, carry, all.map(loadOf));
    return { lease, until, queue, subscription: first.subscription, claimed: all, bring };
  });
}

async function loadReader(
  { db }: DeliveryTools,
  claimed: readonly Claimed[],
): Promise<(claimed: Claimed) => Load> {
  const numbers = [...new Set(claimed.flatMap(({ event }) => event ?? []))];
  const documents = numbers.length > 0 ? await readEventsBy(db, numbers) : null;
  return ({ id, kind, event, subscription, tries }) => ({
    ...{ id, kind, subscription, tries },
    event: event === null ? null : (documents?.get(event) ?? null),
  });
}

function carryFor(
  { open }: DeliveryTools,
  queue: Queue,
  claimed: readonly Claimed[],
): Promise<Carry> {
  const subscriptions = [...new Set(claimed.map(({ subscription }) => subscription))];
  return (queue === 'mail' ? open.mail : open.webhook)(subscriptions);
}

/** A webhook always brings one thing; a mail tells of all events at once that are for its reader. */
function together(
  claimed: readonly Claimed[],
  queue: Queue,
): readonly (readonly [Claimed, ...Claimed[]])[] {
  if (queue !== 'mail') return claimed.map((one) => [one]);
  const groups = new Map<number | string, [Claimed, ...Claimed[]]>();
  for (const one of claimed) {
    const name = one.kind === 'event' ? one.subscription : one.id;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

function bringer(
  { now, log }: DeliveryTools,
  carry: Carry,
  loads: readonly Load[],
): Parcel['bring'] {
  return async (signal) => {
    const at = now();
    if (loads.some(isUnread)) return brokenBy(at, 0);
    const carried = await carry(loads, signal).catch((error: unknown) => {
      log('error', 'An attempt to deliver failed by a fault of ours.', { error: String(error) });
      return brokenBy(at, now() - at);
    });
    return signal.aborted && carried.result !== 'delivered' ? null : carried;
  };
}

/** An event that is queued is stored: who does not find it was answered as of an earlier time. */
function isUnread({ kind, event }: Load): boolean {
  return kind === 'event' && event === null;
}

function brokenBy(at: number, ms: number): Carried {
  const attempt = { at, ms, status: null, failure: 'internal', detail: '' } as const;
  return { result: 'failed', retryAfterMs: null, attempt };
}
