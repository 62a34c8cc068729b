import { AppError } from '../domain/app-error.ts';
import type { Subscriber } from '../domain/delivery/subscriber.ts';
import {
  type SubscriberDocument,
  subscriberDocument,
} from '../domain/delivery/subscriber-document.ts';
import type { Subscription } from '../domain/delivery/subscription.ts';
import { allHold } from '../storage/change.ts';
import { readSubscriber, subscriberKnown } from '../storage/subscriber.ts';
import {
  activateSubscription,
  readSubscription,
  readSubscriptionsOf,
  subscriptionUnchanged,
} from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding, onlyOnce, type Plan, type Unchanged } from './change/carry-out.ts';

/**
 * Takes a subscription by mail (its id) out of quarantine: it is told again of what comes from now
 * on. One that is in none stays as it is.
 * @throws AppError `forbidden`, `not_found`, `stale`, `unavailable`.
 */
export async function readmitSubscription(acting: Acting, id: string): Promise<SubscriberDocument> {
  demandWrite(acting, 'subscribers');
  const subscription = await readSubscription(acting.db, id);
  if (!subscription?.subscriber || subscription.channel !== 'mail') {
    throw new AppError('not_found', 'There is no subscription by mail of this id.');
  }
  return readmit(acting, subscription.subscriber, (one) => one.id === id);
}

/**
 * Takes all that a subscriber (their id) has by mail out of quarantine.
 * @throws AppError `forbidden`, `not_found`, `stale`, `unavailable`.
 */
export async function readmitSubscriber(acting: Acting, id: string): Promise<SubscriberDocument> {
  demandWrite(acting, 'subscribers');
  return readmit(acting, id, () => true);
}

/** A subscriber with all they have. */
type Known = Readonly<{ subscriber: Subscriber; subscriptions: readonly Subscription[] }>;

function readmit(
  acting: Acting,
  id: string,
  which: (subscription: Subscription) => boolean,
): Promise<SubscriberDocument> {
  return onlyOnce(acting, () =>
    changeStanding(
      acting,
      () => readKnown(acting, id),
      (known) => readmission(known, which),
    ),
  );
}

async function readKnown({ db }: Acting, id: string): Promise<Known> {
  const subscriber = await readSubscriber(db, id);
  if (!subscriber) throw new AppError('not_found', 'There is no subscriber of this id.');
  return { subscriber, subscriptions: await readSubscriptionsOf(db, id) };
}

function readmission(
  { subscriber, subscriptions }: Known,
  which: (subscription: Subscription) => boolean,
): Plan<SubscriberDocument> | Unchanged<SubscriberDocument> {
  const disabled = subscriptions.filter(isQuarantined).filter(which);
  if (disabled.length === 0) return { unchanged: subscriberDocument(subscriber, subscriptions) };
  const readmitted = disabled.map(activeAgain);
  const after = subscriptions.map((one) => readmitted.find(({ id }) => id === one.id) ?? one);
  return {
    action: 'subscriber.readmit',
    subject: subscriber.id,
    detail: { subscriptions: disabled.map(({ id, because }) => ({ id, because })) },
    guard: allHold(subscriberKnown(subscriber.id), ...disabled.map(subscriptionUnchanged)),
    statements: (change) => readmitted.map((one) => activateSubscription(one, change)),
    events: [],
    result: subscriberDocument(subscriber, after),
  };
}

/** What nobody has ever confirmed waits for that, and for nothing else. */
function isQuarantined({ channel, state, confirmedAt }: Subscription): boolean {
  return channel === 'mail' && state === 'disabled' && confirmedAt !== null;
}

function activeAgain(subscription: Subscription): Subscription {
  const version = subscription.version + 1;
  return { ...subscription, state: 'active', because: null, endedAt: null, version };
}
