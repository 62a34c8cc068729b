import type { Database } from '../../storage/database.ts';
import { sha256Hex } from '../../storage/hash.ts';
import { type Allowance, countAttempts } from '../../storage/sign-in-attempt.ts';
import { widerNetworkOf } from '../network.ts';
import { type Limit, rateLimit } from '../rate-limit.ts';

/** Somebody who asks for something that costs others: a letter, or a request to a receiver. */
export type Request = Readonly<{
  kind: keyof typeof allowances;
  /** From where it comes, or for which subscription. */
  holder: string;
  /** UTC milliseconds. */
  now: number;
}>;

/** Counts a request. Returns how many seconds to wait where there were too many; null where it may go on. */
export type AskedOften = (
  openDatabase: () => Promise<Database>,
  request: Request,
) => Promise<number | null>;

const hourMs = 60 * 60_000;

const allowances = {
  /** Letters asked for from one network: 20 an hour. */
  letters: { burst: 20, eachMs: hourMs / 20 },
  /** The same from one /48 of IPv6, with 65,536 networks in it. */
  wider: { burst: 60, eachMs: hourMs / 60 },
  /** What the owner of one subscription does with it. */
  acts: { burst: 30, eachMs: 30_000 },
} as const satisfies Readonly<Record<string, Allowance>>;

/**
 * Limits requests: in the memory of this process, and for letters also in a database that processes
 * share. An embedded file has one process, whose memory is enough.
 */
export function limitAsking(): AskedOften {
  const limits = new Map<string, Limit>(
    Object.entries(allowances).map(([kind, { burst, eachMs }]) => [
      kind,
      rateLimit({ burst, perSecond: 1000 / eachMs }),
    ]),
  );
  return async (openDatabase, { kind, holder, now }) => {
    const wider = kind === 'letters' ? widerNetworkOf(holder) : null;
    const counted = [
      { kind, holder },
      ...(wider === null ? [] : [{ kind: 'wider' as const, holder: wider }]),
    ];
    for (const one of counted) {
      const wait = limits.get(one.kind)?.(one.holder, now) ?? null;
      if (wait !== null) return wait;
    }
    return kind === 'letters' ? shared(await openDatabase(), counted, now) : null;
  };
}

async function shared(
  db: Database,
  counted: readonly Pick<Request, 'kind' | 'holder'>[],
  now: number,
): Promise<number | null> {
  if (db.client.protocol === 'file') return null;
  const counters = counted.map(async ({ kind, holder }) => ({
    holder: `subscribe-${kind}:${await sha256Hex(new TextEncoder().encode(holder))}`,
    allowance: allowances[kind],
  }));
  const wait = await countAttempts(db, await Promise.all(counters), now);
  return wait === null ? null : Math.ceil(wait / 1000);
}
