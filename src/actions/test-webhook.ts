import { AppError } from '../domain/app-error.ts';
import { type DeliveryDocument, deliveryDocument } from '../domain/delivery/delivery-document.ts';
import type { WebhookEndpoint } from '../domain/delivery/webhook-endpoint.ts';
import type { NewEvent } from '../domain/event.ts';
import { doneWithin } from '../storage/audit-entry.ts';
import { allHold, insertEvent } from '../storage/change.ts';
import { queueEvent } from '../storage/delivery.ts';
import { newId } from '../storage/id.ts';
import { subscriptionUnchanged } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { carryOut, onlyOnce, type Plan } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { webhookToChange } from './change/webhook-to-change.ts';
import { demandActive } from './redeliver.ts';

const action = 'webhook.test';

/** So that nobody is flooded in the name of a test. */
const limit = { most: 6, withinMs: 60_000 };

/**
 * Posts a `webhook.test` to a webhook that is told of news, and to no other. Returns its delivery as
 * it is before the first attempt.
 * @throws AppError `conflict` where nothing is posted there now, `forbidden`, `not_found`, `reused`,
 *   `too_many`, `unavailable`.
 */
export async function testWebhook(
  acting: Acting,
  outgoing: Outgoing,
  id: string,
): Promise<DeliveryDocument> {
  demandWrite(acting, 'webhooks');
  const queued = await onlyOnce(acting, async () => {
    const endpoint = await webhookToChange(acting, id)();
    demandActive(endpoint.subscription);
    const written = await carryOut(acting, webhookTest(endpoint, acting.now));
    if (written) return written;
    throw new AppError('too_many', 'This was tested a moment ago; wait a minute and ask again.');
  });
  outgoing.wake();
  return queued;
}

/** What posts a test to an endpoint at an instant (UTC ms). */
export function webhookTest(
  { subscription }: Pick<WebhookEndpoint, 'subscription'>,
  now: number,
): Plan<DeliveryDocument> {
  const event = testOf(subscription.id, now);
  const delivery = newId();
  return {
    action,
    subject: subscription.id,
    detail: { event: event.id },
    guard: allHold(
      subscriptionUnchanged(subscription),
      doneWithin(action, { subject: subscription.id, ...limit }, now),
    ),
    statements: (change) => [
      insertEvent(event, change),
      queueEvent({ id: delivery, event: event.id, subscription: subscription.id, at: now }, change),
    ],
    events: [],
    result: deliveryDocument({
      ...{ id: delivery, kind: 'event', eventId: event.id, eventType: event.type },
      ...{ subscriptionId: subscription.id, state: 'waiting', dueAt: now, createdAt: now },
      ...{ endedAt: null, attempts: [] },
    }),
  };
}

function testOf(endpoint: string, at: number): NewEvent {
  const message = {
    zh: '这是一条测试推送。签名验证通过，就可以接收之后的动态了。',
    en: 'This is a test. Once its signature verifies, you are ready for all news to come.',
  };
  return {
    ...{ id: newId(), type: 'webhook.test', subject: endpoint, at },
    body: { test: { endpoint, message } },
    notify: false,
  };
}
