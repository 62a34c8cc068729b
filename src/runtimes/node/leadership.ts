import type { Database } from '../../storage/database.ts';
import {
  type Lease,
  readLease,
  releaseLease,
  renewLease,
  type StoredLease,
  takeLease,
  whoHolds,
} from '../../storage/lease.ts';
import { atMost } from '../../storage/waiting.ts';
import { clockOffset, mostOffMs, offsetSentence } from '../clock-offset.ts';
import type { Log } from '../log.ts';
import { isDead } from './holder.ts';
import type { Elapsed } from './scheduler.ts';

/** How long a lease lasts, and how often it is renewed or asked for, in milliseconds. */
export type LeaseTimes = Readonly<{ leaseMs: number; beatMs: number }>;

/** Whether a process leads from its start on, or goes on with what another has done before. */
export type Beginning = 'at_start' | 'after_another';

/** What is done while a lease is held. */
export type Office = Readonly<{
  /** Rejects where it cannot begin; then the lease is given back and asked for again. */
  begin(lease: Lease, beginning: Beginning): Promise<void>;
  /** Another has the lease. */
  end(): void;
}>;

/** Does what only one of the processes that share a database may do at a time. */
export type Leadership = Readonly<{
  /**
   * The lease under which may be written; null while there is none. Where the database is away it
   * stays beyond its time: whether it still counts the database itself decides with each write.
   */
  lease(): Lease | null;
  /** Whether nobody else can have the lease yet. */
  isSure(): boolean;
  /** Asks for the lease at once, and then with each beat; resolves after the first answer. */
  start(office: Office): Promise<void>;
  /** The database has refused what was written under this lease. */
  lose(lease: Lease): void;
  /** Gives the lease back and asks for none any more; within half a second. */
  giveBack(): Promise<void>;
}>;

/** Who asks for a lease, with what the log calls that which it is for. */
export type Candidate = Readonly<{ name: string; does: string; holder: string; times: LeaseTimes }>;

/** How long a database may take to hear of it, in milliseconds. */
const givingBackMs = 500;

/**
 * @param elapsed counts the time of the lease, from before it was asked for.
 * @param now the wall clock, UTC ms. While it is off that of the database, nobody leads by it: what it
 * stores would be of the past, or of the future.
 */
export function createLeadership(
  db: Database,
  { name, does, holder, times: { leaseMs, beatMs } }: Candidate,
  { elapsed, now }: Readonly<{ elapsed: Elapsed; now: () => number }>,
  log: Log,
): Leadership {
  let held: Lease | null = null;
  let sureUntil = Number.NEGATIVE_INFINITY;
  let office: Office = { begin: async () => undefined, end: () => undefined };
  let beating: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** What the log was told last of why this process does not lead, or may cease to. */
  let said: 'nothing' | 'stands by' | 'clock is off' | 'no answer' | 'time is over' = 'nothing';

  async function start(taken: Office): Promise<void> {
    office = taken;
    await beat('at_start');
  }

  function beat(beginning: Beginning): Promise<void> {
    const askedAt = elapsed();
    beating = ask(askedAt, beginning)
      .catch(notNow)
      .then(() => {
        if (!stopped) timer = setTimeout(beat, beatMs - (elapsed() - askedAt), 'after_another');
      });
    return beating;
  }

  async function ask(askedAt: number, beginning: Beginning): Promise<void> {
    if (held === null) return take(askedAt, beginning);
    // A packet that is lost holds up this question alone: the next one goes another way.
    const answered = await atMost(leaseMs / 3, renew(held, askedAt));
    if (answered === undefined) throw new Error('It has not answered yet.');
  }

  /** An answer that comes late counts, too. */
  async function renew(own: Lease, askedAt: number): Promise<true> {
    const from = now();
    const databaseAt = await renewLease(db, own, leaseMs);
    if (databaseAt === null) lose(own);
    else if (isOff(from, databaseAt)) await resign(own);
    else keep(own, askedAt);
    return true;
  }

  function keep(own: Lease, askedAt: number): void {
    if (held !== own) return;
    sureUntil = Math.max(sureUntil, askedAt + leaseMs);
    if (said !== 'nothing') log.info('It can be settled again who does what.', { lease: name });
    said = 'nothing';
  }

  async function take(askedAt: number, beginning: Beginning): Promise<void> {
    const from = now();
    const { stored, databaseAt } = await readLease(db, name);
    if (isOff(from, databaseAt)) return;
    const gone = stored !== null && isDead(stored.holder) ? stored : null;
    if (stored !== null && stored.leftMs > 0 && gone === null) return standBy(stored);
    const lease = await takeLease(db, name, { holder, forMs: leaseMs }, gone);
    if (lease !== null) await begin(lease, askedAt, beginning);
  }

  async function begin(lease: Lease, askedAt: number, beginning: Beginning): Promise<void> {
    held = lease;
    if (stopped) return;
    try {
      await office.begin(lease, beginning);
    } catch (error) {
      held = null;
      await releaseLease(db, lease);
      throw error;
    }
    sureUntil = askedAt + leaseMs;
    said = 'nothing';
    log.info(`This process ${does} from now on.`, { lease: name, token: lease.token });
  }

  function standBy(stored: StoredLease): void {
    if (said === 'stands by') return;
    said = 'stands by';
    log.info(`Another process ${does}; this one stands by.`, {
      ...{ lease: name, holder: whoHolds(stored) },
    });
  }

  function isOff(from: number, databaseAt: number): boolean {
    const offsetMs = clockOffset({ from, until: now() }, databaseAt);
    if (Math.abs(offsetMs) <= mostOffMs) return false;
    if (said !== 'clock is off') {
      const why = offsetSentence(offsetMs);
      log.error(`${why} Until it is, another process ${does}, or nobody.`, { lease: name });
    }
    said = 'clock is off';
    return true;
  }

  async function resign(own: Lease): Promise<void> {
    if (held !== own) return;
    giveUp();
    await releaseLease(db, own);
  }

  function lose(lease: Lease): void {
    if (held !== lease) return;
    log.warn(`Another process ${does} by now.`, { lease: name, token: lease.token });
    said = 'stands by';
    giveUp();
  }

  function giveUp(): void {
    held = null;
    sureUntil = Number.NEGATIVE_INFINITY;
    office.end();
  }

  function notNow(error: unknown): void {
    if (said !== 'no answer' && said !== 'time is over') {
      said = 'no answer';
      log.warn('Who does what cannot be settled while the database does not answer.', {
        ...{ lease: name, error: String(error) },
      });
    }
    if (held === null || elapsed() < sureUntil || said === 'time is over') return;
    said = 'time is over';
    log.warn(`The time of the lease is over, so another process may be the one that ${does}.`, {
      ...{ lease: name },
    });
  }

  async function giveBack(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    await atMost(givingBackMs, beating.then(release));
  }

  async function release(): Promise<void> {
    const own = held;
    held = null;
    // Whoever cannot be told waits until the time of the lease is over.
    if (own) await releaseLease(db, own).catch(() => undefined);
  }

  return {
    lease: () => held,
    isSure: () => held !== null && elapsed() < sureUntil,
    ...{ start, lose, giveBack },
  };
}
