import type { InStatement } from '@libsql/client';
import { asc, eq, gte } from 'drizzle-orm';
import { freshUntil } from '../domain/freshness.ts';
import type { Coverage } from '../domain/support-status.ts';
import type { Database } from './database.ts';
import { type Base, fromEntriesStillBasedOnTheState } from './monitor-state.ts';
import { coverage, locations, monitors } from './schema.ts';

/**
 * A stretch of looking without a gap: half-open `[start, end)`, UTC milliseconds. It goes on from
 * a stored one that lasted at least until `joinsFrom`.
 */
export type Stretch = Readonly<{ start: number; end: number; joinsFrom: number }>;

/** A check that could tell: when it began, and how often its location looks. */
type Look = Readonly<{ startedAt: number; intervalMs: number }>;

/** Joins looks, oldest first, to stretches. A look joins one that still speaks when it begins. */
export function stretchesOf(looks: readonly Look[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { startedAt, intervalMs } of looks) {
    const joinsFrom = startedAt - freshUntil(0, intervalMs);
    const last = stretches.at(-1);
    if (last && last.end >= joinsFrom) {
      stretches[stretches.length - 1] = { ...last, end: startedAt };
    } else {
      stretches.push({ start: startedAt, end: startedAt, joinsFrom });
    }
  }
  return stretches;
}

/**
 * Stores stretches whose base is still what is stored; to be written before the new state is.
 * Those that join a stored one make that longer.
 */
export function extendCoverage(
  entries: readonly Readonly<{ base: Base; stretch: Stretch }>[],
): InStatement {
  return {
    sql: `INSERT INTO coverage (monitor, location, start_at, end_at)
          SELECT monitors.number, locations.number,
                 coalesce(
                   (SELECT max(start_at) FROM coverage
                    WHERE monitor = monitors.number AND location = locations.number
                      AND end_at >= entry.value ->> '$.stretch.joinsFrom'),
                   entry.value ->> '$.stretch.start'),
                 entry.value ->> '$.stretch.end'
          ${fromEntriesStillBasedOnTheState}
          ON CONFLICT DO UPDATE SET end_at = excluded.end_at`,
    args: [JSON.stringify(entries)],
  };
}

/** Selects the stretches that last until an instant (UTC ms) or beyond. For `coverageOf`. */
export function selectCoverage(db: Database, since: number) {
  return db.drizzle
    .select({ monitor: monitors.slug, location: locations.slug, row: coverage })
    .from(coverage)
    .innerJoin(monitors, eq(coverage.monitor, monitors.number))
    .innerJoin(locations, eq(coverage.location, locations.number))
    .where(gte(coverage.endAt, since))
    .orderBy(asc(coverage.monitor), asc(coverage.location), asc(coverage.startAt));
}

/** The coverage that was selected. */
export function coverageOf(rows: Awaited<ReturnType<typeof selectCoverage>>): readonly Coverage[] {
  return rows.map(({ monitor, location, row: { startAt, endAt } }) => ({
    monitor,
    location,
    start: startAt,
    end: endAt,
  }));
}
