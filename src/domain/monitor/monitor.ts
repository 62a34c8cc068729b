import type { ComponentStatus } from '../component.ts';
import type { ProbeKind, ProbeSpec } from './probe-spec.ts';

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

/** How often and how patiently is looked where a file does not say it. */
type Defaults = Readonly<{
  intervalSeconds: number;
  timeoutSeconds: number;
  failAfter: number;
  recoverAfter: number;
  whenDown: WhenDown;
  degradedAfterMs: number | null;
}>;

/** The defaults of most kinds. */
export const monitorDefaults: Defaults = {
  intervalSeconds: 30,
  timeoutSeconds: 10,
  failAfter: 3,
  recoverAfter: 2,
  whenDown: 'major_outage',
  degradedAfterMs: 3000,
};

const daily = { intervalSeconds: 86_400, timeoutSeconds: 30, degradedAfterMs: null };

/** What differs for kinds that look at something slow, or at what seldom changes. */
const special: Readonly<Partial<Record<ProbeKind, Partial<Defaults>>>> = {
  // One message that arrives is proof enough.
  'mail-round-trip': {
    intervalSeconds: 300,
    timeoutSeconds: 120,
    recoverAfter: 1,
    degradedAfterMs: null,
  },
  dns: daily,
  tls: daily,
};

/** The defaults of a monitor whose probe is of this kind. */
export function defaultsOf(kind: ProbeKind): Defaults {
  return { ...monitorDefaults, ...special[kind] };
}

/** The statuses that the confirmed states of a monitor stand for. */
export function statusWhen(whenDown: WhenDown, state: 'up' | 'degraded' | 'down'): ComponentStatus {
  if (whenDown === 'nothing' || state === 'up') return 'operational';
  return state === 'down' ? whenDown : 'degraded_performance';
}
