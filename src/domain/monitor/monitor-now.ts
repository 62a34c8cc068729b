import type { Monitor } from './monitor.ts';
import type { MonitorState } from './monitor-state.ts';
import { type Pause, pausesAt } from './pause.ts';
import { type Vote, voteOf } from './vote.ts';

/** What staff see a monitor to be, from the worst to the best. */
export const shownStates = ['down', 'degraded', 'unknown', 'pending', 'paused', 'up'] as const;
export type ShownState = (typeof shownStates)[number];

/** A monitor, and all that is known of it at one instant. */
export type MonitorNow = Readonly<{
  monitor: Monitor;
  /** What each location knows. */
  locations: readonly MonitorState[];
  /** What they say together. */
  vote: Vote;
  /** The pause that holds; null while it looks. */
  pause: Pause | null;
  /** `unknown`: nobody could tell of late, or nobody looked. */
  state: ShownState;
  /** Since when it is in that state (UTC ms); null where that is not known. */
  since: number | null;
}>;

/** What is known of monitors at `now` (UTC ms), from the states of each by its slug. */
export function monitorsNow(
  monitors: readonly Monitor[],
  states: ReadonlyMap<string, readonly MonitorState[]>,
  pauses: readonly Pause[],
  now: number,
): readonly MonitorNow[] {
  const held = pausesAt(pauses, now);
  return monitors.map((monitor) => {
    const locations = states.get(monitor.slug) ?? [];
    const vote = voteOf(locations, now);
    const pause = held.get(monitor.slug) ?? null;
    return { monitor, locations, vote, pause, ...shown(vote, pause, now) };
  });
}

function shown(
  { state, since, freshUntil }: Vote,
  pause: Pause | null,
  now: number,
): Pick<MonitorNow, 'state' | 'since'> {
  if (pause) return { state: 'paused', since: pause.since };
  if (state === 'pending') return { state, since: null };
  if (freshUntil === null || freshUntil <= now) return { state: 'unknown', since: freshUntil };
  return { state, since };
}
