import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** By what is known, in a few bytes, whether anything was stored that the page would tell. */
export type Mark = Readonly<{
  /** Number of the newest audit entry, without which staff change nothing; 0 before the first. */
  change: number;
  /** Its random id, as a restored backup hands out the same number again; empty before the first. */
  entry: string;
  /** Another one whenever a monitor has confirmed something. */
  states: number;
  /** Another one whenever a location looks for the first time, or again after a gap. */
  gaps: number;
  /** How many checks were judged; it only rises, also while all is well. */
  checks: number;
}>;

/** Selects the mark, to be read in one go with what it stands for. For `markOf`. */
export function selectMark(db: Database) {
  // A state begins at another instant than the one before it, so that the sum of them changes.
  return db.drizzle.all<Mark>(sql`
    SELECT coalesce((SELECT max(number) FROM audit_entries), 0) AS change,
      coalesce((SELECT id FROM audit_entries ORDER BY number DESC LIMIT 1), '') AS entry,
      coalesce(sum(since), 0) + count(since) AS states,
      coalesce((SELECT max(rowid) FROM coverage), 0) AS gaps,
      coalesce(sum(version), 0) AS checks
    FROM monitor_states`);
}

/** The mark that was selected. */
export function markOf([row]: readonly Mark[]): Mark {
  return row ?? { change: 0, entry: '', states: 0, gaps: 0, checks: 0 };
}

/** Reads the mark alone. */
export async function readMark(db: Database): Promise<Mark> {
  return markOf(await selectMark(db));
}

/** Whether staff have changed nothing between two marks. */
export function isSaidAsBefore(one: Mark, other: Mark): boolean {
  return one.change === other.change && one.entry === other.entry;
}

/**
 * Whether nothing was stored between two marks but checks that went on as before: what staff say, what
 * was confirmed, and where looking began are the same.
 */
export function isSameButChecks(one: Mark, other: Mark): boolean {
  return isSaidAsBefore(one, other) && one.states === other.states && one.gaps === other.gaps;
}

/**
 * Whether a mark is that of an earlier time than another: a replica lags behind, or a backup was
 * restored.
 */
export function isBehind(mark: Mark, other: Mark): boolean {
  return mark.change < other.change || mark.checks < other.checks;
}
