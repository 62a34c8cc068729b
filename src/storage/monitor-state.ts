import { eq } from 'drizzle-orm';
import type { MonitorState, Run } from '../domain/monitor/monitor-state.ts';
import type { Database } from './database.ts';
import { measuresOf } from './measures.ts';
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

type Row = typeof monitorStates.$inferSelect;

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
    measures: measuresOf(row),
    certificate: row.certificate,
    intervalMs: row.intervalMs,
    version: row.version,
  };
}

function runOf(count: number, startedAt: number | null): Run {
  return { count, startedAt };
}
