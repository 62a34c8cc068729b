import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import type { Transition } from '../domain/monitor/monitor-state.ts';
import type { Database } from './database.ts';
import { type Base, fromPossibleEntries } from './state-change.ts';

/** Stores transitions whose base is still what is stored; to be written before the new state is. */
export function insertTransitions(
  entries: readonly Readonly<{ base: Base; transition: Transition }>[],
): InStatement {
  return {
    sql: `INSERT OR REPLACE INTO transitions (monitor, location, at, state, reason, recorded_at)
          SELECT monitors.number, locations.number, entry.value ->> 4, entry.value ->> 5,
                 entry.value ->> 6, entry.value ->> 7
          ${fromPossibleEntries}`,
    args: [
      JSON.stringify(
        entries.map(({ base, transition: { at, state, reason, recordedAt } }) => [
          ...base,
          at,
          state,
          reason,
          recordedAt,
        ]),
      ),
    ],
  };
}

/** When the transition of a monitor at a location that is in effect from `at` was confirmed (UTC ms). */
export async function readConfirmedAt(
  db: Database,
  { monitor, location, at }: Pick<Transition, 'monitor' | 'location' | 'at'>,
): Promise<number | null> {
  const [row] = await db.drizzle.all<{ recordedAt: number }>(sql`
    SELECT recorded_at AS recordedAt FROM transitions
    WHERE at = ${at} AND monitor = (SELECT number FROM monitors WHERE slug = ${monitor})
      AND location = (SELECT number FROM locations WHERE slug = ${location})`);
  return row?.recordedAt ?? null;
}

/** All transitions of one monitor and location as one JSON text; a row each would take ten times as long. */
type Packed = Readonly<{ monitor: string; location: string; transitions: string }>;

/**
 * Selects the transitions from one instant until before another, and those that were in force at the
 * first. For `transitionsOf`.
 */
export function selectTransitions(db: Database, since: number, until: number) {
  return db.drizzle.all<Packed>(sql`
    SELECT monitors.slug AS monitor, locations.slug AS location, (
      SELECT json_group_array(json_array(at, state, reason, recorded_at)) FROM (
        SELECT * FROM transitions
        WHERE monitor = watched.monitor AND location = watched.location AND at >= coalesce((
          SELECT max(at) FROM transitions
          WHERE monitor = watched.monitor AND location = watched.location AND at <= ${since}
        ), ${since}) AND at < ${until}
        ORDER BY at
      )
    ) AS transitions
    FROM monitor_states AS watched
    JOIN monitors ON monitors.number = watched.monitor
    JOIN locations ON locations.number = watched.location`);
}

/** The transitions that were selected. */
export function transitionsOf(rows: readonly Packed[]): readonly Transition[] {
  return rows.flatMap(({ monitor, location, transitions }) => {
    const unpacked: [number, Transition['state'], Transition['reason'], number][] =
      JSON.parse(transitions);
    return unpacked.map(([at, state, reason, recordedAt]) => ({
      monitor,
      location,
      at,
      state,
      reason,
      recordedAt,
    }));
  });
}
