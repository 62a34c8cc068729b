import { and, eq, ne, or, sql } from 'drizzle-orm';
import { isDatabaseOlder } from './away.ts';
import type { Database } from './database.ts';
import {
  type FactsRead,
  goOn,
  type KnownFacts,
  liveOf,
  readFactsAgain,
  readNew,
  selectLive,
} from './facts.ts';
import { parseLasting, printLasting } from './lasting-facts.ts';
import type { Mark } from './mark.ts';
import { snapshots } from './schema-running.ts';

/**
 * How lasting facts are printed. To be raised whenever they are printed otherwise: an older program
 * that runs beside this one has a row of its own.
 */
export const printedAs = 2;

const name = `page ${printedAs}`;

/** Facts, and where most of them came from: `tables` are those of which a row may be made. */
export type SnapshotRead = FactsRead & Readonly<{ from: 'known' | 'row' | 'tables' }>;

/**
 * Reads the facts from `since` until now. Most of them come from what is known, or else from the row
 * of the snapshot, where nothing that is in there has changed since: then it is one question to the
 * database. What every check moves is never taken from there, so that what was looked at a moment ago
 * counts as looked at.
 */
export async function readSnapshot(
  db: Database,
  since: number,
  known: KnownFacts | null,
): Promise<SnapshotRead> {
  const asked = await db.drizzle
    .batch([...selectLive(db), selectRow(db, since, known)])
    .catch(withoutRow);
  if (asked === null) return { ...(await readFactsAgain(db, since, known)), from: 'tables' };
  const [mark, monitors, states, pauses, [row]] = asked;
  const live = liveOf([mark, monitors, states, pauses]);
  const own = known?.since === since ? known : null;
  const continued = own && goOn(own, live);
  if (continued) return { ...continued, from: 'known' };
  const stored = row ? keptIn(row) : null;
  const restored = stored && goOn(stored, live);
  if (restored) return { ...restored, from: 'row' };
  const read = own ? await readNew(db, own, live) : await readFactsAgain(db, since, null);
  return { ...read, from: 'tables' };
}

/** A Worker may be deployed before the table is there. */
function withoutRow(error: unknown): null {
  if (!isDatabaseOlder(error)) throw error;
  return null;
}

/** The row, unless it is known, or was read for another stretch of time. */
function selectRow(db: Database, since: number, known: KnownFacts | null) {
  const { change, entry, states, gaps } = known?.mark ?? nothing;
  const isNew = or(
    ne(markOf('change'), change),
    ne(markOf('entry'), entry),
    ne(markOf('states'), states),
    ne(markOf('gaps'), gaps),
  );
  return db.drizzle
    .select({ mark: snapshots.mark, since: snapshots.since, facts: snapshots.facts })
    .from(snapshots)
    .where(and(eq(snapshots.name, name), eq(snapshots.since, since), isNew));
}

/** A mark that no row has. */
const nothing = { change: -1, entry: '', states: -1, gaps: -1 };

function markOf(part: keyof Mark) {
  return sql<number>`${snapshots.mark} ->> ${part}`;
}

type Row = Readonly<{ mark: unknown; since: number; facts: string }>;

/** What a row holds; null where it cannot be read, so that it is made anew. */
function keptIn({ mark, since, facts }: Row): KnownFacts | null {
  try {
    // Only `writeSnapshot` writes a row of this name.
    return { mark: mark as Mark, since, lasting: parseLasting(facts) };
  } catch {
    return null;
  }
}

/** A row that was read so much later was written by a wrong clock, in milliseconds. */
const futureMs = 60_000;

/**
 * Keeps the facts as the row of the snapshot, unless one is there that was read later. `readAt` is
 * when they were asked for, UTC ms.
 */
export async function writeSnapshot(
  db: Database,
  { mark, since, lasting }: KnownFacts,
  readAt: number,
): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO snapshots (name, mark, since_at, read_at, facts) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET mark = excluded.mark, since_at = excluded.since_at,
              read_at = excluded.read_at, facts = excluded.facts
            WHERE excluded.read_at > read_at OR read_at > excluded.read_at + ${futureMs}`,
      args: [name, JSON.stringify(mark), since, readAt, printLasting(lasting)],
    },
  ]);
}
