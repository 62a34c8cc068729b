import type { Monitor } from '../../domain/monitor/monitor.ts';
import type { MonitorState } from '../../domain/monitor/monitor-state.ts';
import { type Reason, reasons } from '../../domain/monitor/reason.ts';
import { voteOf } from '../../domain/monitor/vote.ts';
import { timestampOrNull } from '../../domain/time/timestamp.ts';
import type { MonitorDocument } from './documents/monitor.ts';

/** What may be said of a monitor: its target, credentials and expectations are not named. */
export function monitorDocument(
  id: string,
  { slug, component, probe, intervalMs, timeoutMs, whenDown }: Monitor,
  locations: readonly MonitorState[],
  now: number,
): MonitorDocument {
  const { state, since, reason, verifiedAt } = voteOf(locations, now);
  return {
    ...{ id, slug, component, kind: probe.kind },
    ...{ intervalSeconds: intervalMs / 1000, timeoutSeconds: timeoutMs / 1000, whenDown, state },
    since: timestampOrNull(since),
    reason: reasonDocument(reason),
    verifiedAt: timestampOrNull(verifiedAt),
    locations: locations.map((seen) => ({
      location: seen.location,
      state: seen.state,
      lastCheckAt: timestampOrNull(seen.lastCheckAt),
      lastOutcome: seen.lastOutcome,
      lastReason: reasonDocument(seen.lastReason),
    })),
  };
}

/** A reason with its sentence for people. */
export function reasonDocument(reason: Reason | null) {
  return reason === null ? null : { code: reason, text: reasons[reason].text };
}
