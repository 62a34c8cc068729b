import { timestamp } from '../domain/time/timestamp.ts';
import { requeueRange } from '../storage/delivery.ts';
import { subscriptionUnchanged } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { webhookToChange } from './change/webhook-to-change.ts';
import { faultIf } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { redeliverySpan } from './input/webhook.ts';
import { demandActive } from './redeliver.ts';

/** Of which time all is delivered again that failed, half-open `[since, until)`, ISO 8601 in UTC. */
export type Redelivery = Readonly<{ webhook: string; since: string; until: string }>;

/**
 * Makes all deliveries of a webhook again that failed or were dropped, and were queued in a stretch
 * of time; oldest first, at once.
 * @throws AppError `conflict` where nothing is posted there now, `forbidden`, `invalid`, `not_found`,
 *   `reused`, `stale`, `unavailable`.
 */
export async function redeliverSpan(
  acting: Acting,
  outgoing: Outgoing,
  id: string,
  input: unknown,
): Promise<Redelivery> {
  demandWrite(acting, 'webhooks');
  const { now } = acting;
  const { since, until = now } = parseInput(redeliverySpan, input);
  refuseFaults(faultIf(until <= since, '/since', 'Let it begin before it ends.'));
  const span = { since: timestamp(since), until: timestamp(until) };
  const redelivery = await onlyOnce(acting, () =>
    changeNewest(acting, webhookToChange(acting, id), null, ({ subscription }) => {
      demandActive(subscription);
      return {
        action: 'webhook.redeliver',
        subject: id,
        detail: span,
        guard: subscriptionUnchanged(subscription),
        statements: (change) => [requeueRange(subscription.number, { since, until }, now, change)],
        events: [],
        result: { webhook: id, ...span },
      };
    }),
  );
  outgoing.wake();
  return redelivery;
}
