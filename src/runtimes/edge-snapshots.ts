import type { Facts } from '../domain/facts.ts';
import { openArchive } from '../web/public/archive.ts';
import {
  createSnapshots,
  type Rendering,
  type SnapshotOptions,
  type Snapshots,
} from '../web/public/snapshot.ts';

/** How long an isolate serves what it has before it asks the database again. */
const freshForMs = 10_000;

/**
 * Snapshots for workerd, where no timer runs between requests and no request may wait for the I/O
 * of another. A request that finds the rendering too old makes its own; only finished values are
 * shared, and the last facts outlive a database that is away.
 */
export function edgeSnapshots(options: SnapshotOptions): Snapshots {
  const { now, readFacts, log } = options;
  const archive = openArchive(options);
  let facts: Facts | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let readAt: number | null = null;
  let failingSince: number | null = null;
  let rendering: Rendering | null = null;
  let started = 0;
  let shown = 0;

  /** Asks the database, or leaves it alone if it was asked of late; the last facts stand in for it. */
  async function recentFacts(): Promise<Facts> {
    if (facts && now() - askedAt < freshForMs) return facts;
    askedAt = now();
    const asked = askedAt;
    const read = await readFacts();
    // An answer that comes after the next question must not replace what is newer.
    if (asked !== askedAt) return facts ?? read;
    facts = read;
    readAt = now();
    if (failingSince !== null) log('info', 'The facts for the page can be read again.');
    failingSince = null;
    return read;
  }

  async function renewed(): Promise<Rendering> {
    const turn = ++started;
    const own = createSnapshots(
      { ...options, readFacts: recentFacts, log: failed, sharing: 'results' },
      facts,
      archive,
    );
    await own.refresh();
    const made = await own.current();
    // A slower one that started earlier must not replace what is already newer.
    if (turn < shown) return rendering ?? made;
    shown = turn;
    rendering = made;
    return made;
  }

  function failed(_: unknown, __: unknown, error?: unknown): void {
    if (failingSince === null) {
      log('warn', 'The facts for the page cannot be read; it stays as last known.', error);
    }
    failingSince ??= now();
  }

  function current(): Rendering | Promise<Rendering> {
    if (!rendering) return renewed();
    const over = rendering.changesAt !== null && now() >= rendering.changesAt;
    return over || now() - askedAt >= freshForMs ? renewed() : rendering;
  }

  return {
    current,
    refresh: async () => {
      askedAt = Number.NEGATIVE_INFINITY;
      await renewed();
    },
    health: () => ({ now: now(), readAt, failingSince }),
  };
}
