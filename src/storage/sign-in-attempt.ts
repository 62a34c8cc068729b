import type { InStatement } from '@libsql/client';
import type { Database } from './database.ts';

/** How many attempts may come at once, and one more after each `eachMs` milliseconds. */
export type Allowance = Readonly<{ burst: number; eachMs: number }>;

/** What is counted: a hash of it, and how much of it may be. */
export type Counted = Readonly<{ holder: string; allowance: Allowance }>;

/** How many are remembered: more at once is an attack from everywhere, and must not fill the disk. */
const mostHolders = 10_000;

/**
 * Counts one attempt for each holder at `now` (UTC ms), in the database, so that all processes count
 * together. Returns how many milliseconds to wait where one of them has had too many; null where it
 * may go on.
 */
export async function countAttempts(
  db: Database,
  counted: readonly Counted[],
  now: number,
): Promise<number | null> {
  const [, ...results] = await db.write([
    makeRoom(now),
    ...counted.map((one) => insertAttempt(one, now)),
    ...counted.map(selectEnd),
  ]);
  const waits = counted.map(({ allowance: { burst, eachMs } }, index) => {
    const isCounted = results[index]?.rowsAffected === 1;
    const endsAt = results[counted.length + index]?.rows[0]?.ends_at;
    // Without a row there was no room for it; the memory of the process counts all the same.
    if (isCounted || endsAt === undefined) return 0;
    return Math.max(1, Number(endsAt) + eachMs - (now + burst * eachMs));
  });
  const wait = Math.max(...waits);
  return wait === 0 ? null : wait;
}

/** The bucket is full again at `ends_at`; each attempt puts that off, up to the whole of it. */
function insertAttempt(
  { holder, allowance: { burst, eachMs } }: Counted,
  now: number,
): InStatement {
  return {
    sql: `INSERT INTO sign_in_attempts (holder, count, ends_at)
          SELECT ?, 1, ? WHERE (SELECT count(*) FROM sign_in_attempts) < ?
            OR EXISTS (SELECT 1 FROM sign_in_attempts WHERE holder = ?)
          ON CONFLICT (holder) DO UPDATE SET
            count = CASE WHEN ends_at <= ? THEN 1 ELSE count + 1 END,
            ends_at = max(ends_at, ?) + ?
          WHERE max(ends_at, ?) + ? <= ?`,
    args: [
      ...[holder, now + eachMs, mostHolders, holder],
      ...[now, now, eachMs, now, eachMs, now + burst * eachMs],
    ],
  };
}

function selectEnd({ holder }: Counted): InStatement {
  return { sql: 'SELECT ends_at FROM sign_in_attempts WHERE holder = ?', args: [holder] };
}

/** Where there is no room left, what counts for nothing any more makes some. */
function makeRoom(now: number): InStatement {
  return {
    sql: `DELETE FROM sign_in_attempts
          WHERE ends_at <= ? AND (SELECT count(*) FROM sign_in_attempts) >= ?`,
    args: [now, mostHolders],
  };
}

/** Deletes what counts for nothing any more at an instant (UTC ms). Returns how many. */
export async function deleteAttemptsBefore(db: Database, before: number): Promise<number> {
  const [deleted] = await db.write([
    { sql: 'DELETE FROM sign_in_attempts WHERE ends_at <= ?', args: [before] },
  ]);
  return deleted?.rowsAffected ?? 0;
}
