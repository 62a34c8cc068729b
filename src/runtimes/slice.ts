import type { Check } from '../domain/monitor/check.ts';
import type { Monitor } from '../domain/monitor/monitor.ts';
import {
  currentIntervalMs,
  type MonitorState,
  repeatAfterMs,
} from '../domain/monitor/monitor-state.ts';
import { checkOnce, type Lookout } from './look.ts';
import { createSlots } from './slots.ts';

/** Looks open at once: the platform allows six connections, and one is for the database. */
const openLooks = 5;

/** A turn that comes this much early still counts, as cron triggers are not to the second. */
const slackMs = 10_000;

/** The monitors whose next look from this location is due. */
export function dueAt(
  now: number,
  monitors: readonly Monitor[],
  states: readonly MonitorState[],
  { location, shortestIntervalMs }: Lookout,
): readonly Monitor[] {
  const last = new Map(
    states.filter((state) => state.location === location).map((state) => [state.monitor, state]),
  );
  return monitors.filter(({ slug, intervalMs }) => {
    const state = last.get(slug);
    const looked = state?.lastCheckAt ?? null;
    // A look from the future means that the clock was set back.
    if (!state || looked === null || looked > now) return true;
    const current = currentIntervalMs(state, intervalMs);
    return now - looked >= Math.max(current, shortestIntervalMs) - slackMs;
  });
}

/**
 * Looks once at each monitor, as a cron trigger does, and repeats failures until they are confirmed
 * or gone, or the monitor was paused meanwhile. The time before a repeat holds no place.
 */
export async function lookAtEach(
  monitors: readonly Monitor[],
  lookout: Lookout,
  record: (check: Check) => MonitorState,
  isPausedNow: (slug: string) => Promise<boolean>,
): Promise<void> {
  const inSlot = createSlots(openLooks);
  await Promise.all(
    monitors.map(async (monitor) => {
      for (let after: number | null = 0; after !== null; ) {
        if (after > 0) {
          await sleep(after);
          if (await isPausedNow(monitor.slug)) return;
        }
        after = repeatAfterMs(record(await inSlot(() => checkOnce(lookout, monitor))));
      }
    }),
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
