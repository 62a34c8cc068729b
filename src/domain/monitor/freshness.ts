/** Whether a status is backed by a recent look: `unprobed` components carry staff word only. */
export type Freshness = 'verified' | 'unverified' | 'unprobed';

/** Who looks less often than this vouches for nothing while another looks more often. */
const oftenMs = 15 * 60 * 1000;

/**
 * Those whose looks keep a component verified. One that looks once a day may find trouble, but for
 * the rest of the day it must not make up for others that have stopped looking.
 */
export function vouchersAmong<Looker>(
  lookers: readonly Looker[],
  intervalMsOf: (looker: Looker) => number,
): readonly Looker[] {
  const often = lookers.filter((looker) => intervalMsOf(looker) <= oftenMs);
  return often.length > 0 ? often : lookers;
}

/** How many intervals a check speaks for. */
const freshIntervals = 2.5;

/** The instant until which a check speaks for its monitor (exclusive), UTC milliseconds. */
export function freshUntil(lastDecidedAt: number, intervalMs: number): number {
  return lastDecidedAt + freshIntervals * intervalMs;
}
