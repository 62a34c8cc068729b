import type { InStatement } from '@libsql/client';
import { eq, getTableColumns } from 'drizzle-orm';
import type { MonitorState, Run } from '../domain/monitor-state.ts';
import type { Database } from './database.ts';
import { locations, monitorStates, monitors } from './schema.ts';

/** Every state that is stored, of all monitors and locations. */
export async function readMonitorStates(db: Database): Promise<readonly MonitorState[]> {
  return monitorStatesOf(await selectMonitorStates(db));
}

/** Selects every state. For `monitorStatesOf`. */
export function selectMonitorStates(db: Database) {
  return db.drizzle
    .select({ monitor: monitors.slug, location: locations.slug, row: monitorStates })
    .from(monitorStates)
    .innerJoin(monitors, eq(monitorStates.monitor, monitors.number))
    .innerJoin(locations, eq(monitorStates.location, locations.number));
}

/** The states that were selected. */
export function monitorStatesOf(
  rows: Awaited<ReturnType<typeof selectMonitorStates>>,
): readonly MonitorState[] {
  return rows.map(({ monitor, location, row }) => stateOf(monitor, location, row));
}

/** A state to be written, and the one that it was judged from. */
export type StateChange = Readonly<{ before: MonitorState; after: MonitorState }>;

/**
 * Says which stored state a write starts from, as the first four places of an entry. Two writers
 * reach the same version by different checks, so the newest check is part of it.
 */
export function baseOf({ monitor, location, version, lastCheckAt }: MonitorState) {
  return [monitor, location, version, lastCheckAt] as const;
}

/** How many places of an entry `baseOf` takes; what is written follows. */
export const baseLength = 4;

// Entries are arrays, because SQLite reads a short one much faster than an object.
const entriesWithStoredState = `
  FROM json_each(?) AS entry
  JOIN monitors ON monitors.slug = entry.value ->> 0
  JOIN locations ON locations.slug = entry.value ->> 1
  LEFT JOIN monitor_states AS stored
    ON stored.monitor = monitors.number AND stored.location = locations.number`;

const isStillTheBase = `
  (coalesce(stored.version, 0) = entry.value ->> 2 AND stored.last_check_at IS entry.value ->> 3)`;

/**
 * The FROM and WHERE of a conditional write: the entries of a JSON array (`?`) that start from the
 * state that is `stored`, as `entry.value`, with `monitors.number` and `locations.number`.
 */
export const fromEntriesStillPossible = `${entriesWithStoredState} WHERE ${isStillTheBase}`;

/** Answers, in the column `lost`, the indexes of the changes for which another writer was faster. */
export function selectLost(changes: readonly StateChange[]): InStatement {
  return {
    sql: `SELECT entry.key AS lost ${entriesWithStoredState} WHERE NOT ${isStillTheBase}`,
    args: [JSON.stringify(changes.map(({ before }) => baseOf(before)))],
  };
}

/** Writes the states that nobody else has changed since they were read. */
export function replaceStates(changes: readonly StateChange[]): InStatement {
  return {
    sql: `INSERT OR REPLACE INTO monitor_states (monitor, location, ${columns.join(', ')})
          SELECT monitors.number, locations.number, ${columns.map(valueOf).join(', ')}
          ${fromEntriesStillPossible}`,
    args: [JSON.stringify(changes.map(entryOf))],
  };
}

const { monitor: _, location: __, ...ownColumns } = getTableColumns(monitorStates);
const columns = Object.values(ownColumns).map(({ name }) => name);

function valueOf(column: string, index: number): string {
  const value = `entry.value ->> ${baseLength + index}`;
  return column === 'certificate' ? `coalesce(${value}, stored.certificate)` : value;
}
function stateOf(monitor: string, location: string, row: Row): MonitorState {
  return {
    monitor,
    location,
    state: row.state,
    since: row.since,
    reason: row.reason,
    failures: runOf(row.failures, row.failuresStartedAt),
    impaired: runOf(row.impaired, row.impairedStartedAt),
    answered: runOf(row.answered, row.answeredStartedAt),
    healthy: runOf(row.healthy, row.healthyStartedAt),
    lastCheckAt: row.lastCheckAt,
    lastDecidedAt: row.lastDecidedAt,
    lastOutcome: row.lastOutcome,
    lastReason: row.lastReason,
    lastLatencyMs: row.lastLatencyMs,
    firstReplyMs: row.firstReplyMs,
    queueWaitSeconds: row.queueWaitSeconds,
    certificate: row.certificate,
    intervalMs: row.intervalMs,
    version: row.version,
  };
}

function runOf(count: number, startedAt: number | null): Run {
  return { count, startedAt };
}
