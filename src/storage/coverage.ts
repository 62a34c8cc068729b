import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import type { Coverage } from '../domain/facts.ts';
import { freshUntil } from '../domain/monitor/freshness.ts';
import { earliest } from '../domain/time/span.ts';
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

/** All beginnings of one monitor and location as one JSON text: a row each would take far longer. */
type Packed = Readonly<{
  monitor: string;
  location: string;
  lastLookAt: number;
  intervalMs: number;
  /** The first beginning of all; null of a monitor that stands for information only. */
  firstLookAt: number | null;
  beginnings: string;
}>;

/**
 * Selects the beginnings from one instant until another, those that were the newest at the first,
 * and those that come next after the other, which tell until when the last ones lasted. For
 * `coverageOf` and `firstLookIn`.
 */
export function selectBeginnings(db: Database, since: number, until: number) {
  return db.drizzle.all<Packed>(sql`
    SELECT monitors.slug AS monitor, locations.slug AS location,
      watched.last_decided_at AS lastLookAt, watched.interval_ms AS intervalMs,
      CASE WHEN monitors.when_down <> 'nothing' THEN (
        SELECT min(start_at) FROM coverage
        WHERE monitor = watched.monitor AND location = watched.location
      ) END AS firstLookAt, (
        SELECT json_group_array(json_array(start_at, previous_end_at)) FROM (
          SELECT * FROM coverage
          WHERE monitor = watched.monitor AND location = watched.location
            AND start_at >= coalesce((
              SELECT max(start_at) FROM coverage
              WHERE monitor = watched.monitor AND location = watched.location
                AND start_at <= ${since}
            ), ${since})
            AND start_at <= coalesce((
              SELECT min(start_at) FROM coverage
              WHERE monitor = watched.monitor AND location = watched.location
                AND start_at >= ${until}
            ), ${until})
          ORDER BY start_at
        )
      ) AS beginnings
    FROM monitor_states AS watched
    JOIN monitors ON monitors.number = watched.monitor
    JOIN locations ON locations.number = watched.location`);
}

/** The coverage that was selected, as far as it speaks for any of `[since, until)`, UTC ms. */
export function coverageOf(
  rows: readonly Packed[],
  since: number,
  until: number,
): readonly Coverage[] {
  return rows.flatMap(({ monitor, location, lastLookAt, intervalMs, beginnings }) => {
    const unpacked: [start: number, previousEnd: number | null][] = JSON.parse(beginnings);
    return unpacked
      .map(([start], index) => ({
        monitor,
        location,
        start,
        end: unpacked[index + 1]?.[1] ?? lastLookAt,
        intervalMs,
      }))
      .filter(({ start, end }) => start < until && freshUntil(end, intervalMs) > since);
  });
}

/** The first look of all that were selected; null where there was none. UTC ms. */
export function firstLookIn(rows: readonly Packed[]): number | null {
  return earliest(rows.map(({ firstLookAt }) => firstLookAt));
}
