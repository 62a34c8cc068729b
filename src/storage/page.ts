import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/** The place of an entry in a list that is ordered by an instant (UTC ms), and then by id. */
export type Place = Readonly<{ at: number; id: string }>;

/**
 * Where a list that is searched a part at a time goes on: after an id of what was found, or after
 * the last of all that was looked through without finding more, which is of `at` (UTC ms).
 */
export type SearchedOn =
  | Readonly<{ kind: 'more'; before: string }>
  | Readonly<{ kind: 'further'; before: string; at: number }>;

/** A part of a list, newest first; from its beginning where `before` is null. */
export type PageAsked = Readonly<{
  before: Place | null;
  limit: number;
  /** Only what still goes on, or only what is over; all of it where this is left out. */
  open?: boolean;
}>;

/** The columns that order a list, and the one that says when an entry was over. */
type Columns = Readonly<{ at: AnyColumn; id: AnyColumn; endedAt: AnyColumn }>;

/** What of a table is on that part, and in which order; for `SELECT * FROM the table`. */
export function pageOf({ before, limit, open }: PageAsked, columns: Columns): SQL {
  const { at, id, endedAt } = columns;
  const wanted = open === undefined ? sql`true` : sql`(${endedAt} IS NULL) = ${open ? 1 : 0}`;
  return sql`
    WHERE ${olderThan(before, columns)} AND ${wanted}
    ORDER BY ${at} DESC, ${id} DESC LIMIT ${limit}`;
}

/** What comes after a place in a list that is newest first; all of it where the place is null. */
export function olderThan(before: Place | null, { at, id }: Omit<Columns, 'endedAt'>): SQL {
  return before ? sql`(${at}, ${id}) < (${before.at}, ${before.id})` : sql`true`;
}
