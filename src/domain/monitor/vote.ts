import type { Measures } from './check.ts';
import { freshUntil } from './freshness.ts';
import type { ConfirmedState, MonitorState } from './monitor-state.ts';
import type { Reason } from './reason.ts';

/** What the locations together say of one monitor. */
export type Vote = Readonly<{
  state: ConfirmedState;
  since: number | null;
  reason: Reason | null;
  /** Start of the newest check that could tell, of those with a confirmed state; null without one. */
  verifiedAt: number | null;
  /** Until when that check speaks; null when there was none. */
  freshUntil: number | null;
  measures: Measures;
}>;

const noVote: Vote = {
  state: 'pending',
  since: null,
  reason: null,
  verifiedAt: null,
  freshUntil: null,
  measures: {},
};

/**
 * Strictly more than half of the fresh votes decide; while none is fresh, all of the last known
 * ones are heard, so that the last confirmed state stands.
 */
export function voteOf(locations: readonly MonitorState[], now: number): Vote {
  const known = locations.filter((location) => location.state !== 'pending');
  const fresh = known.filter((location) => isFresh(location, now));
  const voters = fresh.length > 0 ? fresh : known;
  return {
    ...noVote,
    ...decided(voters),
    ...latest(known.filter((location) => !isAhead(location, now))),
  };
}

/** A look from the future, as after the clock was set back, confirms nothing now. */
function isAhead({ lastDecidedAt, intervalMs }: MonitorState, now: number): boolean {
  return lastDecidedAt !== null && lastDecidedAt > now + intervalMs;
}

/** Whether what a location knows still counts at `now` (UTC ms). */
export function isFresh(location: MonitorState, now: number): boolean {
  const { lastDecidedAt, intervalMs } = location;
  if (lastDecidedAt === null || isAhead(location, now)) return false;
  return now < freshUntil(lastDecidedAt, intervalMs);
}

/** What the voters together say; a majority began when the vote came that completed it. */
function decided(voters: readonly MonitorState[]) {
  if (voters.length === 0) return null;
  const state = majorityOf(voters.map((voter) => voter.state));
  if (state === 'up') return { state, since: lastUp(voters), reason: null };
  const agreeing = voters
    .filter((voter) => (state === 'down' ? voter.state === 'down' : voter.state !== 'up'))
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  const deciding = agreeing[Math.floor(voters.length / 2)];
  return deciding && { state, since: deciding.since, reason: deciding.reason };
}

function lastUp(voters: readonly MonitorState[]): number | null {
  const up = voters.filter(({ state }) => state === 'up').map(({ since }) => since ?? 0);
  return up.length > 0 ? Math.max(...up) : null;
}

/**
 * What strictly more than half of the states decide: `down`, else that it is at least impaired, else
 * that it is `up`.
 */
export function majorityOf(states: Iterable<ConfirmedState>): 'up' | 'degraded' | 'down' {
  let [all, down, impaired] = [0, 0, 0];
  for (const state of states) {
    all += 1;
    if (state === 'down') down += 1;
    if (state !== 'up') impaired += 1;
  }
  if (down > all / 2) return 'down';
  return impaired > all / 2 ? 'degraded' : 'up';
}

function latest(locations: readonly MonitorState[]) {
  let newest: MonitorState | null = null;
  let until: number | null = null;
  for (const location of locations) {
    if (location.lastDecidedAt === null) continue;
    until = Math.max(until ?? 0, freshUntil(location.lastDecidedAt, location.intervalMs));
    if (newest === null || location.lastDecidedAt > (newest.lastDecidedAt ?? 0)) newest = location;
  }
  return (
    newest && {
      verifiedAt: newest.lastDecidedAt,
      freshUntil: until,
      measures: newest.measures,
    }
  );
}
