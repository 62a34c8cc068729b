import type { Database } from '../../storage/database.ts';
import { sha256Hex } from '../../storage/hash.ts';
import { type Allowance, type Counted, countAttempts } from '../../storage/sign-in-attempt.ts';
import { widerNetworkOf } from '../network.ts';
import { rateLimit } from '../rate-limit.ts';
import type { ConsoleOptions } from './mount-console.ts';

/** An attempt to prove who one is. */
export type Attempt = Readonly<{
  db: Database;
  /** From where it comes. */
  network: string;
  /** Of whom or what the proof is: an address, an id. */
  subject: string;
  /** Id of the browser, where the same person has signed in there before. */
  browser: string | null;
  /** UTC milliseconds. */
  now: number;
}>;

/**
 * Counts an attempt, before anything is looked up or hashed. Returns how many seconds to wait where
 * there were too many; null where it may go on.
 */
export type Attempts = (attempt: Attempt) => Promise<number | null>;

const allowances = {
  /** From one place: a team behind one address may all mistype at once. */
  network: { burst: 20, eachMs: 10_000 },
  /** From one /48 of IPv6, which anybody gets for nothing, with 65,536 places in it. */
  wider: { burst: 60, eachMs: 3_000 },
  /** At one address or link from one place. */
  one: { burst: 6, eachMs: 30_000 },
  /** From one browser in which that person has signed in before: nobody can use it up for them. */
  browser: { burst: 6, eachMs: 30_000 },
  /** At one address or link from everywhere else. */
  all: { burst: 100, eachMs: 1_000 },
} as const satisfies Readonly<Record<string, Allowance>>;

type Kind = keyof typeof allowances;

/**
 * Limits attempts: in the memory of this process, and behind it in a database that processes share.
 * An embedded file has one process, whose memory is enough.
 */
export function limitAttempts({ log }: Pick<ConsoleOptions, 'log'>): Attempts {
  const limits = new Map(
    Object.entries(allowances).map(([kind, { burst, eachMs }]) => [
      kind,
      rateLimit({ burst, perSecond: 1000 / eachMs }),
    ]),
  );
  return async (attempt) => {
    const { network, now } = attempt;
    const { ofPlace, ofSubject } = await countersOf(attempt);
    const inMemory = [...ofPlace, ...ofSubject].reduce<number | null>(
      (wait, { kind, holder }) => wait ?? limits.get(kind)?.(holder, now) ?? null,
      null,
    );
    const wait = inMemory ?? (await shared(attempt, ofPlace)) ?? (await shared(attempt, ofSubject));
    // Whom it was about is not told: it may be a password that was typed into the wrong field.
    if (wait !== null) log('warn', 'Signing in was tried too often.', { network, seconds: wait });
    return wait;
  };
}

type Counter = Counted & Readonly<{ kind: Kind }>;

/**
 * A person is counted only where the place may go on: no single place can use up what is theirs. And
 * a browser of theirs is counted by itself, so that neither can all places together.
 */
async function countersOf({ network, subject, browser }: Attempt) {
  if (browser !== null) {
    return { ofPlace: [], ofSubject: [await counter('browser', `${browser} ${subject}`)] };
  }
  const wider = widerNetworkOf(network);
  return {
    ofPlace: [
      await counter('network', network),
      ...(wider === null ? [] : [await counter('wider', wider)]),
      await counter('one', `${network} ${subject}`),
    ],
    ofSubject: [await counter('all', subject)],
  };
}

/** Whatever was typed, however long, is known by its hash. */
async function counter(kind: Kind, what: string): Promise<Counter> {
  const hash = await sha256Hex(new TextEncoder().encode(what));
  return { kind, holder: `${kind}:${hash}`, allowance: allowances[kind] };
}

async function shared({ db, now }: Attempt, counters: readonly Counter[]): Promise<number | null> {
  if (db.client.protocol === 'file' || counters.length === 0) return null;
  const wait = await countAttempts(db, counters, now);
  return wait === null ? null : Math.ceil(wait / 1000);
}
