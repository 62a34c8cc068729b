import type { Subscriber } from '../../domain/delivery/subscriber.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import type { Words } from '../../domain/localized.ts';
import type { Database } from '../../storage/database.ts';
import { readSubjectNames } from '../../storage/subject-name.ts';
import { readSubscribersBy } from '../../storage/subscriber.ts';
import { readSubscriptionsBy } from '../../storage/subscription.ts';
import { readWebhookEndpointsBy } from '../../storage/webhook-endpoint.ts';

/** Whom a letter goes to, and about which subscription. */
export type Addressee = Readonly<{
  subscription: Subscription;
  subscriber: Subscriber;
  /** Where a subscription by webhook is posted to; null of one by mail. */
  url: string | null;
  /** The title of the one thing that is followed; null where it is not one, or is there no more. */
  followed: Words | null;
}>;

/** Reads to whom letters of subscriptions go, by their numbers; those of staff and tokens to nobody. */
export async function readAddressees(
  db: Database,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Addressee>> {
  const subscriptions = await readSubscriptionsBy(db, numbers);
  const people = subscriptions.flatMap(({ subscriber }) => subscriber ?? []);
  const byWebhook = subscriptions.filter(({ channel }) => channel === 'webhook');
  const followed = subscriptions.flatMap(({ wanted }) => wanted.subject ?? []);
  const [subscribers, endpoints, titles] = await Promise.all([
    readSubscribersBy(db, people),
    byWebhook.length === 0
      ? []
      : readWebhookEndpointsBy(
          db,
          byWebhook.map(({ number }) => number),
        ),
    followed.length === 0 ? null : readSubjectNames(db, followed),
  ]);
  const subscriberOf = new Map(subscribers.map((one) => [one.id, one]));
  const urlOf = new Map(endpoints.map(({ subscription, url }) => [subscription.number, url]));
  return new Map(
    subscriptions.flatMap((subscription) => {
      const subscriber = subscriberOf.get(subscription.subscriber ?? '');
      if (!subscriber) return [];
      const url = urlOf.get(subscription.number) ?? null;
      const title = titles?.get(subscription.wanted.subject ?? '') ?? null;
      return [[subscription.number, { subscription, subscriber, url, followed: title }]];
    }),
  );
}
