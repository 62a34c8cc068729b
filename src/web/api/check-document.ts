import { timestamp } from '../../domain/time/timestamp.ts';
import type { StoredCheck } from '../../storage/check.ts';
import type { CheckDocument } from './documents/monitor.ts';
import { reasonDocument } from './monitor-document.ts';

/** What may be said of a check; its evidence may quote the target and is not named. */
export function checkDocument(check: StoredCheck): CheckDocument {
  const { startedAt, location, outcome, reason, latencyMs, phases, measures } = check;
  return {
    ...{ startedAt: timestamp(startedAt), location, outcome, reason: reasonDocument(reason) },
    latencyMs,
    phases: Object.entries(phases).map(([name, ms]) => ({ name, ms })),
    firstReplyMs: measures.firstReplyMs ?? null,
    queueWaitSeconds: measures.queueWaitSeconds ?? null,
    deliveryMs: measures.deliveryMs ?? null,
    newestMessageSeconds: measures.newestMessageSeconds ?? null,
  };
}
