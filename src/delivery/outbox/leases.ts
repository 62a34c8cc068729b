import type { Database } from '../../storage/database.ts';
import { giveBack, type Lease, renewLeases } from '../../storage/due-delivery.ts';
import { randomLetters } from '../../storage/id.ts';

/** For how long a claim holds, and after how long it is renewed, in milliseconds. */
export type LeaseTime = Readonly<{ leaseMs: number; renewMs: number }>;

/** Leases under which this process has something in hand. */
export type Leases = Readonly<{
  /** A new lease. */
  begin(): Lease;
  /** One thing more is in hand under a lease. */
  hold(lease: Lease): void;
  /** It was written down, or is left to others. */
  release(lease: string): void;
  /** Whether nobody else can have claimed what is in hand under it. */
  isOurs(lease: string): boolean;
  /** Renews all that are due for it and not over yet. */
  renew(): Promise<void>;
  /** Gives everything back that is in hand. */
  giveBack(): Promise<void>;
}>;

export function createLeases(
  db: Database,
  now: () => number,
  { leaseMs, renewMs }: LeaseTime,
): Leases {
  const held = new Map<string, { until: number; inHand: number }>();
  return {
    begin: () => ({ lease: randomLetters(16), until: now() + leaseMs }),
    hold({ lease, until }) {
      const known = held.get(lease) ?? { until, inHand: 0 };
      held.set(lease, { ...known, inHand: known.inHand + 1 });
    },
    release(lease) {
      const known = held.get(lease);
      if (known && known.inHand > 1) held.set(lease, { ...known, inHand: known.inHand - 1 });
      else held.delete(lease);
    },
    isOurs: (lease) => (held.get(lease)?.until ?? 0) > now(),
    async renew() {
      const until = now() + leaseMs;
      // What was under a lease that is over may be another's by now, and must not be taken back.
      const standing = [...held].filter(([, known]) => known.until > now());
      const due = standing.filter(([, known]) => until - known.until >= renewMs);
      if (due.length === 0) return;
      await renewLeases(
        db,
        due.map(([lease]) => lease),
        until,
      );
      for (const [lease] of due) {
        const known = held.get(lease);
        if (known) held.set(lease, { ...known, until });
      }
    },
    async giveBack() {
      if (held.size > 0) await giveBack(db, [...held.keys()], now());
      held.clear();
    },
  };
}
