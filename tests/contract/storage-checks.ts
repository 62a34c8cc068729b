import { getTableName } from 'drizzle-orm';
import { type JudgedCheck, recordChecks } from '../../src/actions/record-checks.ts';
import type { Certificate, Check } from '../../src/domain/monitor/check.ts';
import { judge, type MonitorState, pendingState } from '../../src/domain/monitor/monitor-state.ts';
import type { Database } from '../../src/storage/database.ts';
import { readMonitorStates } from '../../src/storage/monitor-state.ts';
import { register } from '../../src/storage/registration.ts';
import {
  answerTimes,
  checks,
  components,
  coverage,
  locations,
  monitorStates,
  monitors,
  phaseLists,
  transitions,
} from '../../src/storage/schema.ts';
import { auditEntries, events, idempotencyKeys, tokens } from '../../src/storage/schema-changes.ts';
import {
  deliveries,
  outbox,
  subscribers,
  subscriptions,
  toldStatuses,
  webhookEndpoints,
} from '../../src/storage/schema-delivery.ts';
import { jobRuns, leases, snapshots } from '../../src/storage/schema-running.ts';
import { drafts, monitorPauses, settings, templates } from '../../src/storage/schema-site.ts';
import {
  consoleKeys,
  signInAttempts,
  staff,
  staffAccounts,
  staffLinks,
  staffSecondFactors,
  staffSessions,
  staffVerifications,
} from '../../src/storage/schema-staff.ts';
import {
  announcements,
  incidentNotes,
  incidents,
  incidentUpdates,
  maintenances,
  maintenanceUpdates,
  overrides,
  updateRevisions,
} from '../../src/storage/schema-words.ts';

/** 2026-11-22 06:00:00 UTC, when the checks of these tests begin. */
export const start = Date.parse('2026-11-22T06:00:00Z');
export const intervalMs = 30_000;
export const dayMs = 24 * 60 * 60 * 1000;

const thresholds = { failAfter: 3, recoverAfter: 2 };

export const someCertificate: Certificate = {
  validFrom: start - 30 * dayMs,
  validTo: start + 60 * dayMs,
  subject: 'CN=support.example',
  issuer: 'CN=A “good” authority',
  names: ['support.example', '客服.example'],
  problem: null,
};

/** A successful check of `chat-login` from `main`, at the given turn of the interval. */
export function someCheck(turn: number, differences: Partial<Check> = {}): Check {
  return {
    monitor: 'chat-login',
    location: 'main',
    startedAt: start + turn * intervalMs,
    intervalMs,
    outcome: 'up',
    reason: null,
    latencyMs: 82.4,
    phases: { dns: 1.2, tcp: 10, tls: 24.6, wait: 44, read: 2.6 },
    detail: null,
    certificate: null,
    measures: {},
    ...differences,
  };
}

/** A failed check, as `someCheck`. */
export function failedCheck(turn: number, differences: Partial<Check> = {}): Check {
  return someCheck(turn, { outcome: 'down', reason: 'no_response', phases: {}, ...differences });
}

/** Makes monitors known, all of the component `chat`. */
export function registerMonitors(db: Database, ...slugs: string[]): Promise<void> {
  const monitors = slugs.map((slug) => ({
    slug,
    component: 'chat',
    whenDown: 'major_outage' as const,
  }));
  return register(db, { components: ['chat'], monitors }, start);
}

/** Judges checks one after the other on top of given states, as a process does in memory. */
export function judgeAll(
  toJudge: readonly Check[],
  states: readonly MonitorState[] = [],
): readonly JudgedCheck[] {
  const known = new Map(states.map((state) => [keyOf(state), state]));
  return toJudge.map((check) => {
    const before =
      known.get(keyOf(check)) ?? pendingState(check.monitor, check.location, check.intervalMs);
    const { state: after, transition } = judge(before, check, thresholds);
    known.set(keyOf(check), after);
    return { check, before, after, transition };
  });
}

/** Judges checks on top of what is stored, and records them. */
export async function judgeAndRecord(db: Database, ...toJudge: Check[]) {
  return recordChecks(db, judgeAll(toJudge, await readMonitorStates(db)));
}

function keyOf({ monitor, location }: { monitor: string; location: string }): string {
  return JSON.stringify([monitor, location]);
}

/** Empties every table, rows that point at others first. */
export async function emptyTables(db: Database): Promise<void> {
  const tables = [
    deliveries,
    webhookEndpoints,
    subscriptions,
    subscribers,
    outbox,
    toldStatuses,
    leases,
    snapshots,
    jobRuns,
    incidentUpdates,
    incidentNotes,
    updateRevisions,
    incidents,
    maintenanceUpdates,
    maintenances,
    overrides,
    announcements,
    events,
    auditEntries,
    idempotencyKeys,
    tokens,
    settings,
    templates,
    monitorPauses,
    drafts,
    signInAttempts,
    staffSecondFactors,
    staffVerifications,
    staffAccounts,
    staffSessions,
    staffLinks,
    staff,
    consoleKeys,
    answerTimes,
    checks,
    transitions,
    coverage,
    monitorStates,
    phaseLists,
    locations,
    monitors,
    components,
  ];
  await db.write(tables.map((table) => `DELETE FROM ${getTableName(table)}`));
}
