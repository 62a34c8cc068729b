import type { Check } from '../../../src/domain/monitor/check.ts';
import { monitorDefaults } from '../../../src/domain/monitor/monitor.ts';
import {
  judge,
  type MonitorState,
  pendingState,
  type Transition,
} from '../../../src/domain/monitor/monitor-state.ts';
import { quick } from './installation.ts';
import { query, storedStates } from './stored.ts';

const thresholds = { ...monitorDefaults, ...quick };

/** What a monitor's checks make of it, when they are judged one after the other. */
type Judged = Readonly<{ state: MonitorState; transitions: readonly Transition[] }>;

/**
 * Judges every stored check of `quick` monitors anew and compares with the states and transitions
 * that are stored. Returns a line for each difference; there is none when every write was whole.
 */
export async function contradictions(file: string): Promise<readonly string[]> {
  const states = await storedStates(file);
  const judged = judgeAll(await storedChecks(file));
  const transitions = await query(
    file,
    `SELECT slug, at, state, recorded_at FROM transitions
     JOIN monitors ON number = monitor ORDER BY slug, at`,
  );
  const expected = [...judged.values()].flatMap((one) => one.transitions);
  return [
    ...difference('monitors', [...states.keys()].sort(), [...judged.keys()]),
    ...[...judged].flatMap(([slug, { state }]) => {
      const stored = states.get(slug);
      return difference(slug, stored && countersOf(stored), countersOf(state));
    }),
    ...difference(
      'transitions',
      transitions.map((row) => [row.slug, row.at, row.state, row.recorded_at]),
      expected.map(({ monitor, at, state, recordedAt }) => [monitor, at, state, recordedAt]),
    ),
    ...difference('foreign keys', await query(file, 'PRAGMA foreign_key_check'), []),
  ];
}

async function storedChecks(file: string): Promise<readonly Check[]> {
  const rows = await query(
    file,
    `SELECT slug, started_at, outcome, reason, latency_ms FROM checks
     JOIN monitors ON number = monitor ORDER BY slug, started_at`,
  );
  return rows.map((row) => ({
    monitor: String(row.slug),
    location: 'local',
    startedAt: Number(row.started_at),
    outcome: row.outcome as Check['outcome'],
    reason: row.reason as Check['reason'],
    latencyMs: Number(row.latency_ms),
    intervalMs: quick.intervalSeconds * 1000,
    phases: {},
    detail: null,
    certificate: null,
    measures: {},
  }));
}

function judgeAll(checks: readonly Check[]): ReadonlyMap<string, Judged> {
  const all = new Map<string, Judged>();
  for (const check of checks) {
    const before = all.get(check.monitor);
    const start = pendingState(check.monitor, check.location, check.intervalMs);
    const { state, transition } = judge(before?.state ?? start, check, thresholds);
    const transitions = [...(before?.transitions ?? []), ...(transition ? [transition] : [])];
    all.set(check.monitor, { state, transitions });
  }
  return all;
}

function countersOf(state: MonitorState) {
  const { since, reason, failures, impaired, answered, healthy, lastCheckAt, version } = state;
  return [state.state, since, reason, failures, impaired, answered, healthy, lastCheckAt, version];
}

function difference(what: string, stored: unknown, expected: unknown): readonly string[] {
  const [is, should] = [JSON.stringify(stored), JSON.stringify(expected)];
  return is === should ? [] : [`${what}: stored ${is}, but the checks make ${should}`];
}
