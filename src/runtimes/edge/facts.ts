import type { Facts } from '../../domain/facts.ts';
import { pastSince } from '../../domain/past/component-past.ts';
import { newerThan } from '../../storage/answer-behind.ts';
import { DatabaseAway } from '../../storage/away.ts';
import type { Database } from '../../storage/database.ts';
import type { FactsRead, KnownFacts } from '../../storage/facts.ts';
import { isBehind } from '../../storage/mark.ts';
import { readSnapshot, type SnapshotRead, writeSnapshot } from '../../storage/snapshot.ts';
import { patienceMs, renewalMs, within } from '../../web/patience.ts';
import { followFacts } from '../../web/public/facts-health.ts';
import type { SnapshotHealth, SnapshotOptions } from '../../web/public/snapshot.ts';
import { type DatedFacts, printingFacts, restoredFacts } from './dated-facts.ts';
import type { NearCache } from './near-cache.ts';

/** How long an isolate serves what it has before it asks the database again. */
const freshForMs = 10_000;

/** How long an isolate without facts asks nobody after it was told none, in milliseconds. */
const restMs = 5000;

/** Where facts come from, and where they are kept for isolates that have none. */
export type FactsSource = Readonly<{
  read(known: KnownFacts | null): Promise<SnapshotRead>;
  /** Keeps facts that were asked for at `askedAt` (UTC ms) in the database. */
  write(read: FactsRead, askedAt: number): Promise<void>;
  near: NearCache;
}>;

/** Facts from a database, for a site in this zone. */
export function factsSource(
  open: () => Promise<Database>,
  timeZone: string,
  near: NearCache,
): FactsSource {
  return {
    read: async (known) => readSnapshot(await open(), pastSince(timeZone, Date.now()), known),
    write: async (facts, askedAt) => writeSnapshot(await open(), facts, askedAt),
    near,
  };
}

/** The facts as an isolate knows them. */
export type EdgeFacts = Readonly<{
  /**
   * Facts that are not older than ten seconds; the last ones while there are no newer ones.
   * @throws DatabaseAway where there are none at all.
   */
  recent(): Promise<Facts>;
  /** Whether they were asked for so long ago that it is time to ask again. */
  areOld(): boolean;
  /** Has the database asked again, however lately it was, and waited for as long as a call may take. */
  forget(): void;
  /** Keeps what was read last for others; null where that is done. To be called after the answer. */
  keep(): Promise<void> | null;
  health(): SnapshotHealth;
}>;

/**
 * Facts for workerd, where no request may wait for the I/O of another: only finished values are
 * shared. They come from memory, or else from the data centre, or else from the database.
 */
export function edgeFacts(
  { read, write, near }: FactsSource,
  { now, log }: Pick<SnapshotOptions, 'now' | 'log'>,
): EdgeFacts {
  const reading = followFacts({ now, log });
  let known: DatedFacts | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let patience = patienceMs;
  let unkept: Unkept | null = null;
  const printed = printingFacts();

  async function recent(): Promise<Facts> {
    // Else each visitor would wait, one after another, for a database that hangs.
    const hasJustFailed = now() - failedAt < restMs;
    if (known === null && !hasJustFailed) known = await nearby();
    if (known ? areOld() : !hasJustFailed) await ask().catch(notNow);
    if (known) return known.facts;
    throw new DatabaseAway('There are no facts to show: the database was never read here.');
  }

  function notNow(error: unknown): void {
    failedAt = now();
    reading.failed(error);
  }

  /** What another isolate of the data centre has kept; it counts from when that one asked. */
  async function nearby(): Promise<DatedFacts | null> {
    const kept = await near
      .get()
      .then(restoredFacts)
      .catch(() => null);
    // Somebody may have got newer ones meanwhile.
    if (kept === null || known !== null) return known;
    if (kept.askedAt <= now()) askedAt = Math.max(askedAt, kept.askedAt);
    return kept;
  }

  async function ask(): Promise<void> {
    const before = known;
    const asked = now();
    const waitsFor = patience;
    askedAt = asked;
    patience = patienceMs;
    const answer = await within(waitsFor, read(before));
    const newest = newerThan(before, { ...answer, askedAt: asked });
    // An answer that was overtaken by a later one must not replace what is newer.
    if (known !== null && known !== before && isOvertaken(newest, known)) return;
    known = newest;
    unkept = { facts: newest, inRow: unkept?.inRow !== false && answer.from !== 'tables' };
    reading.wereRead();
  }

  async function keepAll({ facts, inRow }: Unkept): Promise<void> {
    const kept = [near.put(printed(facts)), ...(inRow ? [] : [write(facts, facts.askedAt)])];
    for (const { reason } of failuresOf(await Promise.allSettled(kept))) {
      log('warn', 'The facts for the page cannot be kept for others; each reads its own.', reason);
    }
  }

  function areOld(): boolean {
    return now() - askedAt >= freshForMs;
  }

  return {
    recent,
    areOld,
    forget() {
      askedAt = Number.NEGATIVE_INFINITY;
      failedAt = Number.NEGATIVE_INFINITY;
      patience = renewalMs;
    },
    keep() {
      const owed = unkept;
      unkept = null;
      return owed && keepAll(owed);
    },
    health: () => ({ now: now(), readAt: known?.askedAt ?? null, ...reading.health() }),
  };
}

function isOvertaken(facts: DatedFacts, by: DatedFacts): boolean {
  return by.askedAt > facts.askedAt || isBehind(facts.mark, by.mark);
}

/** Facts that nobody keeps yet, and whether the row in the database tells them already. */
type Unkept = Readonly<{ facts: DatedFacts; inRow: boolean }>;

function failuresOf(settled: readonly PromiseSettledResult<void>[]) {
  return settled.filter((one) => one.status === 'rejected');
}
