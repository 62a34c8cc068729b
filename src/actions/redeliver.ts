import type { Noun } from '../domain/actor.ts';
import { AppError } from '../domain/app-error.ts';
import { type DeliveryDocument, deliveryDocument } from '../domain/delivery/delivery-document.ts';
import type { Subscription } from '../domain/delivery/subscription.ts';
import { type DeliveryShown, readDelivery, requeueDelivery } from '../storage/delivery.ts';
import { readSubscription, subscriptionUnchanged } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding, onlyOnce } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { demandOwn } from './change/subscription-to-change.ts';

/**
 * Makes a delivery again, at once and with the same `webhook-id`, whatever became of it; one that
 * waits for its next attempt waits no longer.
 * @param channel by which it leaves.
 * @throws AppError `conflict` where its subscription is told of nothing now, `forbidden`,
 *   `not_found`, `stale`, `unavailable`.
 */
export async function redeliver(
  acting: Acting,
  outgoing: Outgoing,
  channel: Subscription['channel'],
  id: string,
): Promise<DeliveryDocument> {
  demandWrite(acting, nounOf(channel));
  const { now } = acting;
  const queued = await onlyOnce(acting, () =>
    changeStanding(
      acting,
      () => readToRedeliver(acting, channel, id),
      ({ delivery, subscription }) => ({
        action: 'delivery.redeliver',
        subject: subscription.id,
        detail: { delivery: id, event: delivery.eventId },
        guard: subscriptionUnchanged(subscription),
        statements: (change) => [requeueDelivery(id, now, change)],
        events: [],
        result: deliveryDocument({ ...delivery, state: 'waiting', dueAt: now, endedAt: null }),
      }),
    ),
  );
  outgoing.wake();
  return queued;
}

/** Who may change subscriptions of a channel may have them told again. */
function nounOf(channel: Subscription['channel']): Noun {
  return channel === 'webhook' ? 'webhooks' : 'subscribers';
}

async function readToRedeliver(
  { db, actor }: Pick<Acting, 'db' | 'actor'>,
  channel: Subscription['channel'],
  id: string,
): Promise<Readonly<{ delivery: DeliveryShown; subscription: Subscription }>> {
  const delivery = await readDelivery(db, id);
  const subscription = delivery && (await readSubscription(db, delivery.subscriptionId));
  // A letter is written to a mailbox, and what came of it names that: staff alone ask for it again.
  const isAnyones = delivery?.kind === 'event' || actor.kind === 'staff';
  if (delivery === null || subscription?.channel !== channel || !isAnyones) {
    throw new AppError('not_found', 'There is no delivery of this id; it may be kept no longer.');
  }
  demandOwn(actor, subscription);
  if (delivery.kind === 'event') demandActive(subscription);
  return { delivery, subscription };
}

/** @throws AppError `conflict` where what is queued would only be dropped. */
export function demandActive({ state }: Subscription): void {
  if (state === 'active') return;
  throw new AppError('conflict', 'Nothing is sent there now; resume it first.');
}
