import type { InStatement } from '@libsql/client';
import {
  and,
  asc,
  type Column,
  desc,
  eq,
  type GetColumnData,
  gte,
  lte,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Check } from '../domain/monitor/check.ts';
import type { Database } from './database.ts';
import { measuresOf } from './measures.ts';
import { namesOf, phasesOf, timesOf } from './phases.ts';
import { checks, locations, monitors, notUp, phaseLists } from './schema.ts';

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

/** What tells a check from all others. */
type CheckKey = Pick<StoredCheck, 'monitor' | 'location' | 'startedAt'>;

/** Reads one check; null while it is not stored. */
export async function readCheck(
  db: Database,
  { monitor, location, startedAt }: CheckKey,
): Promise<StoredCheck | null> {
  const [check] = await readChecksWhere(
    db,
    and(eq(monitors.slug, monitor), eq(checks.startedAt, startedAt), eq(locations.slug, location)),
    1,
    'newest',
  );
  return check ?? null;
}

/**
 * Which checks: those before one, told by its start (UTC ms) and the slug of its location; all, or
 * those that were not up.
 */
type AskedChecks = Readonly<{
  before: Readonly<{ at: number; location: string }> | null;
  limit: number;
  which: 'all' | 'failures';
}>;

/** The checks of a monitor from all locations, newest first. */
export async function readChecksPage(
  db: Database,
  monitorSlug: string,
  { before, limit, which }: AskedChecks,
): Promise<readonly StoredCheck[]> {
  // The first condition alone lets the key be used.
  const earlier =
    before &&
    and(
      lte(checks.startedAt, before.at),
      sql`(${checks.startedAt}, ${locations.slug}) < (${before.at}, ${before.location})`,
    );
  const wanted = and(eq(monitors.slug, monitorSlug), earlier ?? undefined);
  switch (which) {
    case 'all':
      return readChecksWhere(db, wanted, limit, 'newest');
    case 'failures':
      return readChecksWhere(db, and(wanted, notUp), limit, 'newest', failedChecks);
  }
}

/** The first checks of a location from an instant (UTC ms) on, oldest first. */
export async function readChecksFrom(
  db: Database,
  monitorSlug: string,
  { location, from, limit }: Readonly<{ location: string; from: number; limit: number }>,
): Promise<readonly StoredCheck[]> {
  return readChecksWhere(
    db,
    and(eq(monitors.slug, monitorSlug), gte(checks.startedAt, from), eq(locations.slug, location)),
    limit,
    'oldest',
  );
}

/** As expressions: drizzle knows no table that names its index, and takes no columns of it. */
const columns = {
  startedAt: read(checks.startedAt),
  outcome: read(checks.outcome),
  reason: read(checks.reason),
  latencyMs: read(checks.latencyMs),
  phaseMs: read(checks.phaseMs),
  detail: read(checks.detail),
  firstReplyMs: read(checks.firstReplyMs),
  queueWaitSeconds: read(checks.queueWaitSeconds),
  deliveryMs: read(checks.deliveryMs),
  newestMessageSeconds: read(checks.newestMessageSeconds),
};

function read<Read extends Column>(column: Read): SQL<GetColumnData<Read>> {
  return sql`${column}`;
}

/** SQLite does not know how few failures are among the checks of a monitor, and would read them all. */
const failedChecks = sql`${checks} INDEXED BY checks_not_up`;

/** The newest or the oldest checks for which a condition holds, in that order. */
async function readChecksWhere(
  db: Database,
  condition: SQL | undefined,
  limit: number,
  first: 'newest' | 'oldest',
  among: typeof checks | SQL = checks,
): Promise<readonly StoredCheck[]> {
  const rows = await db.drizzle
    .select({
      monitor: monitors.slug,
      location: locations.slug,
      names: phaseLists.names,
      ...columns,
    })
    .from(among)
    .innerJoin(monitors, eq(checks.monitor, monitors.number))
    .innerJoin(locations, eq(checks.location, locations.number))
    .leftJoin(phaseLists, eq(checks.phaseList, phaseLists.number))
    .where(condition)
    .orderBy(...[checks.startedAt, locations.slug].map(first === 'newest' ? desc : asc))
    .limit(limit);
  return rows.map(({ monitor, location, names, ...row }) => ({
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
