import type { Monitor } from './monitor.ts';
import { currentIntervalMs, type MonitorState, repeatAfterMs } from './monitor-state.ts';

/** From where monitors are looked at, and the shortest time between two looks there, in milliseconds. */
type From = Readonly<{ location: string; shortestIntervalMs: number }>;

/**
 * When the next look at a monitor is due (UTC ms), as far as its last one from a location says: after
 * its interval, or sooner where a failure is to be confirmed or there is trouble. Null where there was
 * none yet.
 */
export function nextLook(
  states: readonly MonitorState[],
  { location, shortestIntervalMs }: From,
): (monitor: Monitor) => number | null {
  const known = new Map(
    states.filter((state) => state.location === location).map((state) => [state.monitor, state]),
  );
  return ({ slug, intervalMs }) => {
    const state = known.get(slug);
    if (!state || state.lastCheckAt === null) return null;
    const pauseMs = repeatAfterMs(state) ?? currentIntervalMs(state, intervalMs);
    // A longer pause than the interval would break the run of failures that it is to confirm.
    return state.lastCheckAt + Math.max(Math.min(pauseMs, intervalMs), shortestIntervalMs);
  };
}
