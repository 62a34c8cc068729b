import type { ComponentStatus } from './component.ts';
import type { ProbeSpec } from './probe-spec.ts';

/** What a confirmed `down` of a monitor makes of its component; `nothing` is for information only. */
export type WhenDown = Exclude<ComponentStatus, 'operational' | 'under_maintenance'> | 'nothing';

/** How many checks in a row decide. */
export type Thresholds = Readonly<{
  /** Consecutive failures that make `down`, and consecutive impaired checks that make `degraded`. */
  failAfter: number;
  /** Consecutive successes that end it. */
  recoverAfter: number;
}>;

/** A monitor with every default filled in: what is looked at, how, and how often. */
export type Monitor = Thresholds &
  Readonly<{
    slug: string;
    component: string;
    intervalMs: number;
    /** The one deadline of a run over all its phases; always below half the interval. */
    timeoutMs: number;
    whenDown: WhenDown;
    /** A success that takes longer is `degraded`; null when speed does not matter. */
    degradedAfterMs: number | null;
    probe: ProbeSpec;
  }>;

export const monitorDefaults = {
  intervalSeconds: 30,
  timeoutSeconds: 10,
  failAfter: 3,
  recoverAfter: 2,
  whenDown: 'major_outage',
  degradedAfterMs: 3000,
} as const;

/** The statuses that the confirmed states of a monitor stand for. */
export function statusWhen(whenDown: WhenDown, state: 'up' | 'degraded' | 'down'): ComponentStatus {
  if (whenDown === 'nothing' || state === 'up') return 'operational';
  return state === 'down' ? whenDown : 'degraded_performance';
}
