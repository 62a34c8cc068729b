/** Whether a status is backed by a recent look: `unprobed` components carry staff word only. */
export type Freshness = 'verified' | 'unverified' | 'unprobed';

/** How many intervals a check speaks for. */
const freshIntervals = 2.5;

/** The instant until which a check speaks for its monitor (exclusive), UTC milliseconds. */
export function freshUntil(lastDecidedAt: number, intervalMs: number): number {
  return lastDecidedAt + freshIntervals * intervalMs;
}
