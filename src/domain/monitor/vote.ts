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
  const verdict =
    majority(voters, (state) => state === 'down', 'down') ??
    majority(voters, (state) => state !== 'up', 'degraded') ??
    remaining(voters);
  return { ...noVote, ...verdict, ...latest(known.filter((location) => !isAhead(location, now))) };
}

/** A look from the future, as after the clock was set back, confirms nothing now. */
function isAhead({ lastDecidedAt, intervalMs }: MonitorState, now: number): boolean {
  return lastDecidedAt !== null && lastDecidedAt > now + intervalMs;
}

function isFresh(location: MonitorState, now: number): boolean {
  const { lastDecidedAt, intervalMs } = location;
  if (lastDecidedAt === null || isAhead(location, now)) return false;
  return now < freshUntil(lastDecidedAt, intervalMs);
}

function majority(
  voters: readonly MonitorState[],
  agrees: (state: ConfirmedState) => boolean,
  state: 'down' | 'degraded',
) {
  const agreeing = voters
    .filter((voter) => agrees(voter.state))
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  const needed = Math.floor(voters.length / 2) + 1;
  // The majority began when the vote came that completed it.
  const deciding = agreeing[needed - 1];
  return deciding && { state, since: deciding.since, reason: deciding.reason };
}

function remaining(voters: readonly MonitorState[]) {
  const up = voters.filter((voter) => voter.state === 'up').map((voter) => voter.since ?? 0);
  if (voters.length === 0) return null;
  return { state: 'up' as const, since: up.length > 0 ? Math.max(...up) : null, reason: null };
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
