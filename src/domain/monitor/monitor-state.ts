import type { Certificate, Check, Measures, Outcome } from './check.ts';
import { freshUntil } from './freshness.ts';
import type { Thresholds } from './monitor.ts';
import type { Reason } from './reason.ts';

/** A state that enough checks in a row have confirmed; `pending` before the first of them. */
export type ConfirmedState = 'pending' | 'up' | 'degraded' | 'down';

/** Checks of one sort in a row, and when the first of them began; `startedAt` is null while there is none. */
export type Run = Readonly<{ count: number; startedAt: number | null }>;

/** What one location knows of one monitor. All of it is stored, so that counters survive a restart. */
export type MonitorState = Readonly<{
  monitor: string;
  location: string;
  state: ConfirmedState;
  /** When the state began: the start of the first check of the run that confirmed it. */
  since: number | null;
  /** Why it is not `up`: the reason of the check that confirmed it. */
  reason: Reason | null;
  /** Consecutive `down`. */
  failures: Run;
  /** Consecutive `degraded` or `down`. */
  impaired: Run;
  /** Consecutive `up` or `degraded`. */
  answered: Run;
  /** Consecutive `up`. */
  healthy: Run;
  /** Start of the newest check, and of the newest one that could tell. */
  lastCheckAt: number | null;
  lastDecidedAt: number | null;
  lastOutcome: Outcome | null;
  lastReason: Reason | null;
  lastLatencyMs: number | null;
  measures: Measures;
  certificate: Certificate | null;
  intervalMs: number;
  /** Counts the writes of this row; a write is conditional on it. */
  version: number;
}>;

/** A confirmed change of state, in effect from `at` (UTC ms, backdated) until the next one. */
export type Transition = Readonly<{
  monitor: string;
  location: string;
  at: number;
  state: Exclude<ConfirmedState, 'pending'>;
  reason: Reason | null;
  /** When it was confirmed. */
  recordedAt: number;
}>;

const noRun: Run = { count: 0, startedAt: null };
const noRuns = { failures: noRun, impaired: noRun, answered: noRun, healthy: noRun };

/** The state of a monitor that was never looked at. */
export function pendingState(monitor: string, location: string, intervalMs: number): MonitorState {
  return {
    monitor,
    location,
    state: 'pending',
    since: null,
    reason: null,
    ...noRuns,
    lastCheckAt: null,
    lastDecidedAt: null,
    lastOutcome: null,
    lastReason: null,
    lastLatencyMs: null,
    measures: {},
    certificate: null,
    intervalMs,
    version: 0,
  };
}

/**
 * The state as a location goes on from it whose clock was set back to `now`: what was noted in the
 * future is forgotten, so that looks count again; what is confirmed stays.
 */
export function withClockSetBack(state: MonitorState, now: number): MonitorState {
  return {
    ...state,
    ...noRuns,
    since: state.since === null ? null : Math.min(state.since, now),
    lastCheckAt: null,
    lastDecidedAt: null,
  };
}

/**
 * Judges one check. A check that began before the newest one is history and changes nothing;
 * an `unknown` one is noted but does not vote.
 */
export function judge(
  before: MonitorState,
  check: Check,
  thresholds: Thresholds,
): { state: MonitorState; transition: Transition | null } {
  if (before.lastCheckAt !== null && check.startedAt <= before.lastCheckAt) {
    return { state: before, transition: null };
  }
  const noted = note(before, check);
  if (check.outcome === 'unknown') return { state: noted, transition: null };

  const counted = count(noted, check);
  const next = confirm(counted, thresholds);
  if (next === null || next.state === counted.state) return { state: counted, transition: null };

  const reason = next.state === 'up' ? null : check.reason;
  return {
    state: { ...counted, state: next.state, since: next.since, reason },
    transition: {
      monitor: check.monitor,
      location: check.location,
      at: next.since,
      state: next.state,
      reason,
      recordedAt: check.startedAt + Math.round(check.latencyMs),
    },
  };
}

function note(state: MonitorState, check: Check): MonitorState {
  return {
    ...state,
    lastCheckAt: check.startedAt,
    lastOutcome: check.outcome,
    lastReason: check.reason,
    lastLatencyMs: check.latencyMs,
    intervalMs: check.intervalMs,
    certificate: check.certificate ?? state.certificate,
    version: state.version + 1,
  };
}

function count(before: MonitorState, check: Check): MonitorState {
  const { outcome, startedAt } = check;
  const state = continues(before, check) ? before : { ...before, ...noRuns };
  return {
    ...state,
    lastDecidedAt: startedAt,
    measures: check.measures,
    failures: extend(state.failures, outcome === 'down', startedAt),
    impaired: extend(state.impaired, outcome !== 'up', startedAt),
    answered: extend(state.answered, outcome !== 'down', startedAt),
    healthy: extend(state.healthy, outcome === 'up', startedAt),
  };
}

/** Checks are in a row only while the one before still speaks when the next one begins. */
function continues({ lastDecidedAt }: MonitorState, { startedAt, intervalMs }: Check): boolean {
  return lastDecidedAt !== null && startedAt < freshUntil(lastDecidedAt, intervalMs);
}

function extend(run: Run, belongs: boolean, startedAt: number): Run {
  if (!belongs) return noRun;
  return { count: run.count + 1, startedAt: run.startedAt ?? startedAt };
}

/** The state that the runs confirm, backdated to the start of the run; null when they confirm none. */
function confirm(
  { state, failures, impaired, answered, healthy }: MonitorState,
  { failAfter, recoverAfter }: Thresholds,
): { state: Transition['state']; since: number } | null {
  if (failures.count >= failAfter) return began('down', failures);
  if (state === 'down') {
    if (answered.count < recoverAfter) return null;
    // What answers again is degraded only if the bad run never stopped; then from its first answer
    // that was bad.
    if (impaired.count < failAfter) return began('up', answered);
    return began('degraded', laterOf(answered, impaired));
  }
  if (impaired.count >= failAfter) return began('degraded', impaired);
  // Nothing has to be recovered from before the first success.
  if (state === 'pending' && healthy.count >= 1) return began('up', healthy);
  if (state === 'degraded' && healthy.count >= recoverAfter) return began('up', healthy);
  return null;
}

function laterOf(one: Run, other: Run): Run {
  return (one.startedAt ?? 0) > (other.startedAt ?? 0) ? one : other;
}

function began(state: Transition['state'], run: Run) {
  return run.startedAt === null ? null : { state, since: run.startedAt };
}

/** Pauses before a failure is repeated on a fresh connection: after the first, and after any later one. */
const repeatPausesMs = { first: 2000, later: 5000 } as const;

/**
 * How long to wait after a failure that is not confirmed yet, in milliseconds from its end; null when
 * the monitor simply waits for its regular turn.
 */
export function repeatAfterMs(state: MonitorState): number | null {
  const unconfirmed = state.lastOutcome === 'down' && state.state !== 'down';
  if (!unconfirmed) return null;
  return state.failures.count <= 1 ? repeatPausesMs.first : repeatPausesMs.later;
}

/** The longest interval of a monitor while not all is known to be well. */
const longestTroubledIntervalMs = 10 * 60 * 1000;

/**
 * The interval that counts now, in milliseconds: who looks once a day looks every ten minutes until
 * all is well, so that a day does not pass before trouble, or its end, is known.
 */
export function currentIntervalMs(
  { state, lastOutcome }: Pick<MonitorState, 'state' | 'lastOutcome'>,
  intervalMs: number,
): number {
  const isWell = state === 'up' && lastOutcome === 'up';
  return isWell ? intervalMs : Math.min(intervalMs, longestTroubledIntervalMs);
}
