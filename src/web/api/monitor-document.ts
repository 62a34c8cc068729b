import type { MonitorNow } from '../../domain/monitor/monitor-now.ts';
import { pauseDocument } from '../../domain/monitor/pause-document.ts';
import { type Reason, reasons } from '../../domain/monitor/reason.ts';
import { timestampOrNull } from '../../domain/time/timestamp.ts';
import type { MonitorDocument } from './documents/monitor.ts';

/** What may be said of a monitor: its target, credentials and expectations are not named. */
export function monitorDocument(
  id: string,
  { monitor, locations, vote, pause, state, since }: MonitorNow,
): MonitorDocument {
  const { slug, component, probe, intervalMs, timeoutMs, whenDown } = monitor;
  return {
    ...{ id, slug, component, kind: probe.kind },
    ...{ intervalSeconds: intervalMs / 1000, timeoutSeconds: timeoutMs / 1000, whenDown, state },
    since: timestampOrNull(since),
    reason: reasonDocument(state === vote.state ? vote.reason : null),
    verifiedAt: timestampOrNull(vote.verifiedAt),
    pause: pause && pauseDocument(pause),
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
