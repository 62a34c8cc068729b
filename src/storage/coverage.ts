import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { freshUntil } from '../domain/freshness.ts';
import type { Coverage } from '../domain/support-status.ts';
import type { Database } from './database.ts';
import { type Base, fromPossibleEntries } from './state-change.ts';

// Only the beginnings of coverage are stored, each with the end of what was before it. The newest
// goes on until the newest look, which the state knows, so that a check writes nothing here.

/** The first look after a gap and the last one before it, null for the first of all; UTC ms. */
export type Beginning = Readonly<{ start: number; previousEnd: number | null }>;

/** A check that could tell: when it began, and how often its location looks. */
type Look = Readonly<{ startedAt: number; intervalMs: number }>;

/** The looks, oldest first, that began when the look before them no longer spoke. */
export function beginningsOf(lastLookAt: number | null, looks: readonly Look[]) {
  const beginnings: Beginning[] = [];
  let last = lastLookAt;
  for (const { startedAt, intervalMs } of looks) {
    if (last === null || startedAt > freshUntil(last, intervalMs)) {
      beginnings.push({ start: startedAt, previousEnd: last });
    }
    last = startedAt;
  }
  return beginnings;
}

/** Stores beginnings whose base is still what is stored; to be written before the new state is. */
export function insertBeginnings(
  entries: readonly Readonly<{ base: Base; beginning: Beginning }>[],
): InStatement {
  return {
    sql: `INSERT INTO coverage (monitor, location, start_at, previous_end_at)
          SELECT monitors.number, locations.number, entry.value ->> 4, entry.value ->> 5
          ${fromPossibleEntries}`,
    args: [
      JSON.stringify(
        entries.map(({ base, beginning: { start, previousEnd } }) => [...base, start, previousEnd]),
      ),
    ],
  };
}

/** Selects the coverage that lasts until an instant (UTC ms) or beyond it, oldest first. */
export function selectCoverage(db: Database, since: number) {
  return db.drizzle.all<Coverage>(sql`
    SELECT monitors.slug AS monitor, locations.slug AS location, start_at AS "start", end_at AS "end"
    FROM (
      SELECT monitor, location, start_at, coalesce(
        lead(previous_end_at) OVER (PARTITION BY monitor, location ORDER BY start_at),
        last_decided_at
      ) AS end_at
      FROM coverage JOIN monitor_states USING (monitor, location)
    )
    JOIN monitors ON monitors.number = monitor
    JOIN locations ON locations.number = location
    WHERE end_at >= ${since}
    ORDER BY monitors.number, locations.number, start_at`);
}
