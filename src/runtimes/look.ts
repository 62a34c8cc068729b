import type { Check, ProbeResult } from '../domain/monitor/check.ts';
import type { Monitor } from '../domain/monitor/monitor.ts';
import {
  currentIntervalMs,
  type MonitorState,
  repeatAfterMs,
} from '../domain/monitor/monitor-state.ts';
import type { ProbeSpec } from '../domain/monitor/probe-spec.ts';
import type { Probe, ProbeContext, Probes } from '../probes/probe.ts';
import type { Recorder } from './recorder.ts';

/** Why a monitor is looked at: it is its turn, or somebody asked for it. */
export type Occasion = 'turn' | 'hand';

/**
 * What a look came to: its check, null where nobody looked, and the pause before the next look,
 * null to wait for the regular turn.
 */
export type Looked = Readonly<{ check: Check | null; againAfterMs: number | null }>;

/** A look at one monitor. */
export type Look = (monitor: Monitor, occasion: Occasion) => Promise<Looked>;

/** Where a runtime looks from, and how. */
export type Lookout = Readonly<{
  probes: Probes;
  location: string;
  /** The shortest time between two regular looks that this runtime keeps, in milliseconds. */
  shortestIntervalMs: number;
  now: () => number;
}>;

/** The monitors that a runtime has a probe for. */
export function watchableBy(probes: Probes, monitors: readonly Monitor[]): readonly Monitor[] {
  return monitors.filter(({ probe }) => probes[probe.kind] !== undefined);
}

/** Looks once and returns the check; it is not recorded yet. */
export async function checkOnce(lookout: Lookout, monitor: Monitor): Promise<Check> {
  const startedAt = lookout.now();
  const result = await probe(lookout.probes, monitor.probe, {
    timeoutMs: monitor.timeoutMs,
    degradedAfterMs: monitor.degradedAfterMs,
    runId: crypto.randomUUID(),
  });
  const intervalMs = Math.max(monitor.intervalMs, lookout.shortestIntervalMs);
  return { ...result, monitor: monitor.slug, location: lookout.location, startedAt, intervalMs };
}

/** Whether staff have told a monitor, by its slug, not to look now. */
export type IsPaused = (slug: string) => boolean;

const notLooked: Looked = { check: null, againAfterMs: null };

/**
 * A look for the scheduler: checks once, records it, and says how soon to look again out of turn. A
 * monitor that is paused lets its turns pass; what somebody asks for then is stored and not judged.
 */
export function recordedLook(
  lookout: Lookout,
  { add, note }: Pick<Recorder, 'add' | 'note'>,
  isPaused: IsPaused,
): Look {
  return async (monitor, occasion) => {
    const paused = isPaused(monitor.slug);
    if (paused && occasion === 'turn') return notLooked;
    const check = await checkOnce(lookout, monitor);
    if (!paused) return { check, againAfterMs: againAfterMs(add(check), monitor) };
    note(check);
    return { check, againAfterMs: null };
  };
}

function againAfterMs(state: MonitorState, monitor: Monitor): number | null {
  const intervalMs = currentIntervalMs(state, monitor.intervalMs);
  return repeatAfterMs(state) ?? (intervalMs < monitor.intervalMs ? intervalMs : null);
}

function probe(probes: Probes, spec: ProbeSpec, context: ProbeContext): Promise<ProbeResult> {
  // Key and spec are of one kind, which the type of a map cannot say.
  const look = probes[spec.kind] as Probe | undefined;
  if (look) return look(spec, context);
  throw new Error(`This runtime has no probe of kind "${spec.kind}"; filter with watchableBy.`);
}
