import { and, desc, eq, gt, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../domain/actor.ts';
import type { StoredAuditEntry } from './audit-entry.ts';
import type { Database } from './database.ts';
import type { SearchedOn } from './page.ts';
import { auditEntries } from './schema-changes.ts';

/** What audit entries are searched for; an entry that is found fits all of it. */
export type AuditSearch = Readonly<{
  /** `id` is that of a token or of somebody of the staff. */
  actor: Readonly<{ kind: Actor['kind']; id: string | null }> | null;
  /** An action, as in `incident.open`, or all of a noun, as in `incident`. */
  action: string | null;
  subject: string | null;
  /** Each stands in the detail, the subject or the name of who did it; ASCII letters of either size. */
  words: readonly string[];
  /** Half-open `[from, until)`, UTC ms. */
  from: number | null;
  until: number | null;
}>;

/** Entries that were found, newest first, and where to go on: from before the entry of an id. */
export type AuditFound = Readonly<{
  entries: readonly StoredAuditEntry[];
  next: SearchedOn | null;
}>;

/** How many entries are looked through at once: more would hold up everybody else. */
export const mostLookedThrough = 5000;

/** Processes whose clocks differ write entries that are this much out of the order of their instants. */
const outOfOrder = 200;

const { number, id, at, actorKind, actorId, actorName, action, subject, detail } = auditEntries;

/**
 * Searches audit entries from before the entry of an id, or from the newest on. At most 5000 are
 * looked through, however many there are.
 */
export async function searchAudit(
  db: Database,
  search: AuditSearch,
  { before, limit }: Readonly<{ before: string | null; limit: number }>,
): Promise<AuditFound> {
  const range = rangeOf(search, before);
  const [edge] = await db.drizzle
    .select({ number, id, at })
    .from(auditEntries)
    .where(range)
    .orderBy(desc(number))
    .limit(1)
    .offset(mostLookedThrough - 1);
  const found = await db.drizzle
    .select()
    .from(auditEntries)
    .where(and(range, edge && gte(number, edge.number), ...filtersOf(search)))
    .orderBy(desc(number))
    .limit(limit + 1);
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  if (found.length > limit && last) return { entries, next: { kind: 'more', before: last.id } };
  return { entries, next: edge ? { kind: 'further', before: edge.id, at: edge.at } : null };
}

/** Reads an entry; null without it. */
export async function readAuditEntry(
  db: Database,
  entryId: string,
): Promise<StoredAuditEntry | null> {
  const [entry] = await db.drizzle.select().from(auditEntries).where(eq(id, entryId));
  return entry ?? null;
}

/** The entries among which is looked: by their numbers, or those of a subject, both by an index. */
function rangeOf(search: AuditSearch, before: string | null): SQL | undefined {
  const place = sql`(SELECT ${number} FROM ${auditEntries} WHERE ${id} = ${before})`;
  return and(
    before === null ? undefined : lt(number, place),
    search.from === null
      ? undefined
      : gt(number, sql`${newestBefore(search.from)} - ${outOfOrder}`),
    search.until === null
      ? undefined
      : lte(number, sql`${newestBefore(search.until)} + ${outOfOrder}`),
    search.subject === null ? undefined : eq(subject, search.subject),
  );
}

/** The number of the newest entry before an instant: halved until it is found, as numbers grow with time. */
function newestBefore(instant: number): SQL {
  const middle = sql`(low + high + 1) / 2`;
  const atMiddle = sql`SELECT at FROM audit_entries WHERE number <= ${middle} ORDER BY number DESC LIMIT 1`;
  const isBefore = sql`coalesce((${atMiddle}) < ${instant}, true)`;
  return sql`(
    WITH RECURSIVE halved (low, high) AS (
      SELECT 0, coalesce((SELECT max(number) FROM audit_entries), 0)
      UNION ALL
      SELECT iif(${isBefore}, ${middle}, low), iif(${isBefore}, high, ${middle} - 1)
      FROM halved WHERE low < high
    )
    SELECT low FROM halved WHERE low = high
  )`;
}

function filtersOf(search: AuditSearch): readonly (SQL | undefined)[] {
  return [
    search.actor === null ? undefined : eq(actorKind, search.actor.kind),
    search.actor === null || search.actor.id === null ? undefined : eq(actorId, search.actor.id),
    search.action === null
      ? undefined
      : or(eq(action, search.action), beginsWith(action, `${search.action}.`)),
    search.from === null ? undefined : gte(at, search.from),
    search.until === null ? undefined : lt(at, search.until),
    ...search.words.map((word) =>
      or(holds(detail, withinJson(word)), holds(actorName, word), holds(subject, word)),
    ),
  ];
}

type Column = typeof action | typeof actorName | typeof subject | typeof detail;

function beginsWith(column: Column, text: string): SQL {
  return sql`${column} LIKE ${`${literally(text)}%`} ESCAPE '\\'`;
}

function holds(column: Column, text: string): SQL {
  return sql`${column} LIKE ${`%${literally(text)}%`} ESCAPE '\\'`;
}

function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Texts stand in the detail as JSON has them. */
function withinJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
