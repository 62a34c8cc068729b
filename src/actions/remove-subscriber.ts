import { AppError } from '../domain/app-error.ts';
import {
  type SubscriberDocument,
  subscriberDocument,
} from '../domain/delivery/subscriber-document.ts';
import { forgetSubscriber, readSubscriber, subscriberKnown } from '../storage/subscriber.ts';
import { readSubscriptionsOf } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';

/**
 * Forgets a subscriber: their address is gone, all they subscribed to is over, and so is what waits
 * for them. The audit knows their id only, and no answer is kept for a request that is sent again.
 * @returns the subscriber as they last were.
 * @throws AppError `forbidden`, `not_found`, `stale`, `unavailable`.
 */
export async function removeSubscriber(acting: Acting, id: string): Promise<SubscriberDocument> {
  demandWrite(acting, 'subscribers');
  const { db, now } = acting;
  return changeStanding(
    { ...acting, once: null },
    async () => {
      const subscriber = await readSubscriber(db, id);
      if (!subscriber) throw new AppError('not_found', 'There is no subscriber of this id.');
      return { subscriber, subscriptions: await readSubscriptionsOf(db, id) };
    },
    ({ subscriber, subscriptions }) => ({
      action: 'subscriber.remove',
      subject: id,
      detail: { subscriptions: subscriptions.map((one) => one.id) },
      guard: subscriberKnown(id),
      statements: (change) => forgetSubscriber(id, now, change),
      events: [],
      result: subscriberDocument(subscriber, subscriptions),
    }),
  );
}
