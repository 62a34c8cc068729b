import { hourOf } from '../../domain/answers/answer-time.ts';
import type { Measures, Phases, ProbeResult } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { chance, spread } from './chance.ts';
import { lengthOf, type Moment, usualPhases } from './pace.ts';

/** What holds an answer up. */
export type Strain = 'none' | 'slow' | 'delivered_late';

/** What a look finds that is answered. */
export function answerOf(monitor: Monitor, moment: Moment, strain: Strain): ProbeResult {
  const phases = strained(usualPhases(monitor, moment), monitor, moment, strain);
  const latencyMs = lengthOf(phases);
  const measures = measuresOf(monitor, moment, phases);
  return {
    ...judged(monitor, latencyMs, measures),
    latencyMs,
    phases,
    measures,
    certificate: null,
  };
}

function strained(
  phases: Phases,
  { slug, probe, degradedAfterMs }: Monitor,
  { startedAt }: Moment,
  strain: Strain,
): Phases {
  const beyond = 1.12 + 0.6 * chance(`${slug} strain`, startedAt);
  switch (strain) {
    case 'none':
      return phases;
    case 'slow':
      return degradedAfterMs === null ? phases : stretched(phases, degradedAfterMs * beyond);
    case 'delivered_late': {
      const limitMs = probe.kind === 'mail-round-trip' ? probe.degradedAboveMs : null;
      return limitMs === null ? phases : { ...phases, delivery: Math.round(limitMs * beyond) };
    }
  }
}

/** The same phases, all of them slower, so that together they take that long. */
function stretched(phases: Phases, latencyMs: number): Phases {
  const factor = latencyMs / lengthOf(phases);
  return Object.fromEntries(
    Object.entries(phases).map(([phase, ms]) => [phase, Math.round(ms * factor)]),
  );
}

function measuresOf({ slug, probe }: Monitor, moment: Moment, phases: Phases): Measures {
  if (probe.kind === 'mail-round-trip') return { deliveryMs: phases.delivery ?? 0 };
  if (probe.kind !== 'websocket') return {};
  return { firstReplyMs: phases.reply ?? 0, queueWaitSeconds: queueWaitSeconds(slug, moment) };
}

/** Queues are alike for an hour, and a little different from minute to minute. */
function queueWaitSeconds(slug: string, { startedAt, busy }: Moment): number {
  const usual = 14 + 235 * busy ** 1.4;
  const hour = spread(`${slug} queue`, hourOf(startedAt), 0.2);
  return Math.round(usual * hour * spread(`${slug} queue`, startedAt, 0.07));
}

/** By the limits of the monitor, as a probe judges its own run. */
function judged(
  { probe, degradedAfterMs }: Monitor,
  latencyMs: number,
  { deliveryMs = 0 }: Measures,
): Pick<ProbeResult, 'outcome' | 'reason' | 'detail'> {
  const limitMs = probe.kind === 'mail-round-trip' ? probe.degradedAboveMs : null;
  if (limitMs !== null && deliveryMs > limitMs) {
    const detail = `It took ${Math.round(deliveryMs)} ms to arrive, more than ${limitMs} ms.`;
    return { outcome: 'degraded', reason: 'delivered_late', detail };
  }
  if (degradedAfterMs !== null && latencyMs > degradedAfterMs) {
    const detail = `Took ${Math.round(latencyMs)} ms, more than ${degradedAfterMs} ms.`;
    return { outcome: 'degraded', reason: 'slow', detail };
  }
  return { outcome: 'up', reason: null, detail: null };
}
