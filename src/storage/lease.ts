import type { InStatement, Row } from '@libsql/client';
import type { Database } from './database.ts';
import { writeBeside } from './writer.ts';

/** What somebody holds: whatever they write under it is refused as soon as another has it. */
export type Lease = Readonly<{
  /** What only one may do at a time. */
  name: string;
  /** Higher than that of everybody who held it before, unless a backup was restored. */
  token: number;
  /** Who took it, and what tells this taking from all others; `whoHolds` is for people. */
  holder: string;
}>;

/** A lease as it stands in the database, whoever holds it. */
export type StoredLease = Lease &
  Readonly<{
    /** How long it still lasts, in milliseconds by the clock of the database; negative once it is over. */
    leftMs: number;
  }>;

/** Who asks for a lease, without a `#` that is not theirs to read, and for how long, in milliseconds. */
export type Taking = Readonly<{ holder: string; forMs: number }>;

/**
 * UTC ms by the clock of the database: one clock for all who share it, however far their own are apart.
 */
const databaseNow = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

/** Who holds a lease, for people who look: what stands before the first `#`. */
export function whoHolds({ holder }: Pick<Lease, 'holder'>): string {
  return holder.split('#')[0] ?? holder;
}

/**
 * Takes a lease that nobody holds, or whose time is over; null where somebody has it.
 * @param gone one that is taken before its time is over, as its holder is dead; unless it is another's
 * by then.
 */
export async function takeLease(
  db: Database,
  name: string,
  by: Taking,
  gone: Lease | null = null,
): Promise<Lease | null> {
  const [lease] = await takeAll(db, [name], by, gone);
  return lease ?? null;
}

/** Takes several in one write: each is taken or not, whatever becomes of the others. */
export function takeLeases(
  db: Database,
  names: readonly string[],
  by: Taking,
): Promise<readonly (Lease | null)[]> {
  return takeAll(db, names, by, null);
}

async function takeAll(
  db: Database,
  names: readonly string[],
  by: Taking,
  gone: Lease | null,
): Promise<readonly (Lease | null)[]> {
  const holder = `${by.holder}#${crypto.randomUUID()}`;
  const left = { goneToken: gone?.token ?? null, goneHolder: gone?.holder ?? null };
  const taken = await db.write(
    names.map((name) => ({
      sql: `INSERT INTO leases (name, holder, token, until_at)
            VALUES (:name, :holder, 1, ${databaseNow} + :forMs)
            ON CONFLICT (name) DO UPDATE
            SET holder = excluded.holder, token = token + 1, until_at = excluded.until_at
            WHERE until_at <= ${databaseNow} OR (token = :goneToken AND holder = :goneHolder)
            RETURNING token`,
      args: { name, holder, forMs: by.forMs, ...left },
    })),
  );
  return names.map((name, index) => {
    const [row] = taken[index]?.rows ?? [];
    return row ? { name, token: Number(row.token), holder } : null;
  });
}

/**
 * Keeps a lease for longer, also where its time was over. Returns what time it is by the clock of the
 * database, UTC ms; null where it is held no more.
 */
export async function renewLease(
  db: Database,
  { name, token, holder }: Lease,
  forMs: number,
): Promise<number | null> {
  const [renewed] = await writeBeside(db, [
    {
      sql: `UPDATE leases SET until_at = ${databaseNow} + ?
            WHERE name = ? AND token = ? AND holder = ? RETURNING ${databaseNow} AS now`,
      args: [forMs, name, token, holder],
    },
  ]);
  const [row] = renewed?.rows ?? [];
  return row ? Number(row.now) : null;
}

/** Gives a lease back, so that another need not wait until its time is over. */
export async function releaseLease(db: Database, lease: Lease): Promise<void> {
  await releaseLeases(db, [lease]);
}

/** The same of several in one write. */
export async function releaseLeases(db: Database, leases: readonly Lease[]): Promise<void> {
  await db.write(
    leases.map(({ name, token, holder }) => ({
      sql: 'UPDATE leases SET until_at = 0 WHERE name = ? AND token = ? AND holder = ?',
      args: [name, token, holder],
    })),
  );
}

/** Reads all leases that were ever taken. */
export async function readLeases(db: Database): Promise<readonly StoredLease[]> {
  const { rows } = await db.client.execute(
    `SELECT name, token, holder, until_at - ${databaseNow} AS left FROM leases ORDER BY name`,
  );
  return rows.map(storedLease);
}

/**
 * Reads one lease, null where nobody ever took it, and what time it is by the clock of the database,
 * UTC ms.
 */
export async function readLease(
  db: Database,
  name: string,
): Promise<Readonly<{ stored: StoredLease | null; databaseAt: number }>> {
  const { rows } = await db.client.execute({
    sql: `SELECT now, leases.*, until_at - now AS left
          FROM (SELECT ${databaseNow} AS now) LEFT JOIN leases ON name = ?`,
    args: [name],
  });
  const [row] = rows;
  return {
    stored: row && row.name !== null ? storedLease(row) : null,
    databaseAt: Number(row?.now),
  };
}

function storedLease(row: Row): StoredLease {
  return {
    name: String(row.name),
    token: Number(row.token),
    holder: String(row.holder),
    leftMs: Number(row.left),
  };
}

/**
 * The first statement of a batch that may only be written under a lease: it fails, and the whole batch
 * with it, unless that lease stands there as it was taken. `isFencedOff` knows that failure.
 */
export function fence({ name, token, holder }: Lease): InStatement {
  // No lease may be without a token, so that the database itself refuses.
  return {
    sql: `INSERT INTO leases (name, holder, token, until_at)
          SELECT :name, :holder, NULL, 0 WHERE NOT EXISTS (
            SELECT 1 FROM leases WHERE name = :name AND token = :token AND holder = :holder)`,
    args: { name, token, holder },
  };
}

/** Whether a write was refused as its lease is another's by now. */
export function isFencedOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isFence = /NOT NULL constraint failed: leases\.token/.test(error.message);
  return isFence || error instanceof LeaseLost || isFencedOff(error.cause);
}

/** Nobody holds the lease that a write needs. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}
