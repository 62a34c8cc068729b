import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Guard } from './change.ts';
import type { Database } from './database.ts';
import { auditEntries } from './schema-changes.ts';

/** What was done, by whom, to what. `at` is UTC milliseconds. */
export type StoredAuditEntry = Omit<typeof auditEntries.$inferSelect, 'number'>;

/** Which entries: of all or of one subject, those before the entry of an id. */
type Asked = Readonly<{ before: string | null; subject: string | null; limit: number }>;

/** The newest entries, which are looked through for what was done a moment ago. */
const late = 'SELECT subject, action, at FROM audit_entries ORDER BY number DESC LIMIT 500';

/** Reads of what something was done since an instant (UTC ms), among the newest 500 entries. */
export async function readDoneSince(
  db: Database,
  action: string,
  since: number,
): Promise<readonly Readonly<{ subject: string; at: number }>[]> {
  return db.drizzle.all(sql`
    SELECT subject, at FROM (${sql.raw(late)}) WHERE action = ${action} AND at >= ${since}`);
}

/** How often something may be done within a time (ms): to one subject, or, where it is null, to any. */
type DoneLimit = Readonly<{ subject: string | null; most: number; withinMs: number }>;

/** Holds while something may be done once more at `now` (UTC ms), by the newest 500 entries. */
export function doneWithin(
  action: string,
  { subject, most, withinMs }: DoneLimit,
  now: number,
): Guard {
  const ofSubject = subject === null ? '' : 'AND subject = ?';
  return {
    sql: `(SELECT count(*) FROM (${late})
           WHERE action = ? ${ofSubject} AND abs(at - ?) < ?) < ?`,
    args: [action, ...(subject === null ? [] : [subject]), now, withinMs, most],
  };
}

/** Reads audit entries, newest first. */
export async function readAuditPage(
  db: Database,
  { before, subject, limit }: Asked,
): Promise<readonly StoredAuditEntry[]> {
  const { number, id } = auditEntries;
  const place = sql`(SELECT ${number} FROM ${auditEntries} WHERE ${id} = ${before})`;
  return db.drizzle
    .select()
    .from(auditEntries)
    .where(
      and(
        before === null ? undefined : lt(number, place),
        subject === null ? undefined : eq(auditEntries.subject, subject),
      ),
    )
    .orderBy(desc(number))
    .limit(limit);
}
