import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { auditEntries } from './schema-changes.ts';

/** What was done, by whom, to what. `at` is UTC milliseconds. */
export type StoredAuditEntry = Omit<typeof auditEntries.$inferSelect, 'number'>;

/** Which entries: of all or of one subject, those before the entry of an id. */
type Asked = Readonly<{ before: string | null; subject: string | null; limit: number }>;

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
