import type { InStatement } from '@libsql/client';
import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Check } from '../domain/monitor/check.ts';
import type { Database } from './database.ts';
import { measuresOf } from './measures.ts';
import { namesOf, phasesOf, timesOf } from './phases.ts';
import { checks, locations, monitors, phaseLists } from './schema.ts';

/** What is kept of a check, in whole milliseconds and seconds. Certificates are kept with the state. */
export type StoredCheck = Omit<Check, 'intervalMs' | 'certificate'>;

/**
 * Stores checks as facts. One that is stored already is left as it is, so that a repeated write
 * does no harm. The write fails when a monitor is not registered or a
 * location is not known.
 */
export function insertChecks(newChecks: readonly StoredCheck[]): InStatement {
  return {
    sql: `INSERT INTO checks (monitor, location, started_at, outcome, reason, latency_ms,
                              phase_list, phase_ms, detail, first_reply_ms, queue_wait_seconds,
                              delivery_ms, newest_message_seconds)
          SELECT (SELECT number FROM monitors WHERE slug = value ->> 0),
                 (SELECT number FROM locations WHERE slug = value ->> 1),
                 value ->> 2, value ->> 3, value ->> 4, value ->> 5,
                 (SELECT number FROM phase_lists WHERE names = value ->> 6),
                 value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12
          FROM (SELECT value FROM json_each(?) LIMIT -1) WHERE true
          ON CONFLICT DO NOTHING`,
    args: [JSON.stringify(newChecks.map(valuesOf))],
  };
}

function valuesOf(check: StoredCheck) {
  return [
    check.monitor,
    check.location,
    check.startedAt,
    check.outcome,
    check.reason,
    Math.round(check.latencyMs),
    namesOf(check.phases),
    timesOf(check.phases),
    check.detail,
    rounded(check.measures.firstReplyMs),
    rounded(check.measures.queueWaitSeconds),
    rounded(check.measures.deliveryMs),
    rounded(check.measures.newestMessageSeconds),
  ];
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value);
}

/** The newest checks of a monitor from all locations, newest first. */
export function readRecentChecks(
  db: Database,
  monitorSlug: string,
  limit: number,
): Promise<readonly StoredCheck[]> {
  return readChecksPage(db, monitorSlug, { before: null, limit });
}

/** Which checks: those before one, told by its start (UTC ms) and the slug of its location. */
type AskedChecks = Readonly<{
  before: Readonly<{ at: number; location: string }> | null;
  limit: number;
}>;

/** The checks of a monitor from all locations, newest first. */
export async function readChecksPage(
  db: Database,
  monitorSlug: string,
  { before, limit }: AskedChecks,
): Promise<readonly StoredCheck[]> {
  // The first condition alone lets the key be used.
  const earlier =
    before &&
    and(
      lte(checks.startedAt, before.at),
      sql`(${checks.startedAt}, ${locations.slug}) < (${before.at}, ${before.location})`,
    );
  const rows = await db.drizzle
    .select({
      monitor: monitors.slug,
      location: locations.slug,
      names: phaseLists.names,
      row: checks,
    })
    .from(checks)
    .innerJoin(monitors, eq(checks.monitor, monitors.number))
    .innerJoin(locations, eq(checks.location, locations.number))
    .leftJoin(phaseLists, eq(checks.phaseList, phaseLists.number))
    .where(and(eq(monitors.slug, monitorSlug), earlier ?? undefined))
    .orderBy(desc(checks.startedAt), desc(locations.slug))
    .limit(limit);
  return rows.map(({ monitor, location, names, row }) => ({
    monitor,
    location,
    startedAt: row.startedAt,
    outcome: row.outcome,
    reason: row.reason,
    latencyMs: row.latencyMs,
    phases: phasesOf(names, row.phaseMs),
    detail: row.detail,
    measures: measuresOf(row),
  }));
}

/**
 * Deletes the oldest checks of one monitor that began before the given instant (UTC ms): `limit`
 * of them, and a few more where locations looked at the same instant. Returns how many; the caller
 * goes on until that is none.
 */
export async function deleteChecksBefore(
  db: Database,
  before: number,
  { limit }: { limit: number },
): Promise<number> {
  const [deleted] = await db.write([
    {
      sql: `WITH old AS (
              SELECT number FROM monitors WHERE EXISTS (
                SELECT 1 FROM checks WHERE monitor = number AND started_at < :before)
              ORDER BY number LIMIT 1
            )
            DELETE FROM checks
            WHERE monitor = (SELECT number FROM old) AND started_at < :before
              AND started_at <= coalesce((
                SELECT started_at FROM checks
                WHERE monitor = (SELECT number FROM old) AND started_at < :before
                ORDER BY started_at LIMIT 1 OFFSET :limit - 1), :before)`,
      args: { before, limit },
    },
  ]);
  return deleted?.rowsAffected ?? 0;
}
