import type { Check } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { type MonitorState, repeatAfterMs } from '../../domain/monitor/monitor-state.ts';
import { nextLook } from '../../domain/monitor/next-look.ts';
import { pause } from '../../storage/waiting.ts';
import type { Lookout } from '../look.ts';
import { parts } from './budget.ts';
import { createLookPlaces } from './look-places.ts';

/** Looks open at once for monitors that failed last, while others wait. */
const failingLooks = 2;

/**
 * Turns come once a minute, and a look is made up to 45 s after the beginning of its turn: it is due
 * again in the turn that is nearest to its interval, also where a trigger comes a few seconds early.
 */
const slackMs = 50_000;

/** The monitors whose next look from this location is due, the most overdue first. */
export function dueAt(
  now: number,
  monitors: readonly Monitor[],
  states: readonly MonitorState[],
  lookout: Pick<Lookout, 'location' | 'shortestIntervalMs'>,
): readonly Monitor[] {
  const nextLookAt = nextLook(states, lookout);
  const turnOf = (monitor: Monitor) => {
    const next = nextLookAt(monitor) ?? 0;
    const longest = Math.max(monitor.intervalMs, lookout.shortestIntervalMs);
    // A look from the future means that the clock was set back.
    return next > now + longest ? 0 : next - slackMs;
  };
  return monitors
    .map((monitor) => ({ monitor, turn: turnOf(monitor) }))
    .filter(({ turn }) => turn <= now)
    .sort((one, other) => one.turn - other.turn)
    .map(({ monitor }) => monitor);
}

/** What looking in a turn needs of the platform. */
export type Looking = Readonly<{
  /** Looks once; null where that could not be done to its end, which says nothing of the monitor. */
  look(monitor: Monitor): Promise<Check | null>;
  record(check: Check): MonitorState;
  /** Whether its last check that was known before this turn has failed. */
  isFailing(slug: string): boolean;
  isPausedNow(slug: string): Promise<boolean>;
  /** Whether another look at it may begin so many milliseconds from now. */
  mayBegin(monitor: Monitor, inMs: number): boolean;
}>;

/**
 * Looks once at each monitor, in their order, and repeats failures until they are confirmed or gone,
 * or the monitor was paused meanwhile. The time before a repeat holds no place, and monitors that fail
 * have but a few of them while others wait. What may not begin any more is left to the next turn.
 */
export async function lookAtEach(monitors: readonly Monitor[], looking: Looking): Promise<void> {
  const { look, record, isFailing, isPausedNow, mayBegin } = looking;
  const inPlace = createLookPlaces({ all: parts.looks.connections, failing: failingLooks });
  await Promise.all(
    monitors.map(async (monitor) => {
      for (let after: number | null = 0; after !== null; ) {
        if (after > 0) {
          if (!mayBegin(monitor, after)) return;
          await pause(after);
          if (!mayBegin(monitor, 0) || (await isPausedNow(monitor.slug))) return;
        }
        const fails = after > 0 || isFailing(monitor.slug);
        const check = await inPlace(fails ? 'failing' : 'answering', async () =>
          mayBegin(monitor, 0) ? look(monitor) : null,
        );
        if (!check) return;
        after = repeatAfterMs(record(check));
      }
    }),
  );
}
