import type { MonitorState } from '../../domain/monitor/monitor-state.ts';
import { nextLook } from '../../domain/monitor/next-look.ts';
import type { Lookout } from '../look.ts';
import type { FirstTurn } from './scheduler.ts';

/** The first turns where nobody has looked of late: all in the opening seconds. */
export const atOnce: FirstTurn = () => null;

/**
 * The first turns of who goes on where another has looked, from the same location: an interval after
 * the last look, so that nothing is looked at twice and nothing waits for longer; what is overdue is
 * looked at in the opening seconds.
 * @param now the wall clock, UTC ms; one that was set back makes nothing wait for more than an interval.
 */
export function goingOn(
  states: readonly MonitorState[],
  lookout: Pick<Lookout, 'location' | 'shortestIntervalMs'>,
  now: number,
): FirstTurn {
  const nextLookAt = nextLook(states, lookout);
  return (monitor) => {
    const left = (nextLookAt(monitor) ?? now) - now;
    return left <= 0 ? null : Math.min(left, monitor.intervalMs);
  };
}
