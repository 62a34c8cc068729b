import type { Subscriber } from '../../../domain/delivery/subscriber.ts';
import type { Subscription } from '../../../domain/delivery/subscription.ts';
import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import type { DeliveryShown } from '../../../storage/delivery.ts';
import { readSubscribersBy } from '../../../storage/subscriber.ts';
import { readSubscriptionsBy } from '../../../storage/subscription.ts';
import { readWebhookEndpointsBy } from '../../../storage/webhook-endpoint.ts';
import type { StaffAsked } from '../route.ts';
import { shownAddress } from '../subscriber/shown-address.tsx';
import { webhookName, webhookPath } from '../webhook/standing.tsx';

/** To whom something goes: what they are called, and where the console tells of them. */
export type Receiver = Readonly<{
  name: string;
  /** Below the console; null where there is nothing to be told any more. */
  path: string | null;
}>;

/** Reads to whom deliveries go, by the id of each: a letter about a webhook goes to its owner. */
export async function readReceivers(
  asked: Pick<StaffAsked, 'db' | 'visitor'>,
  deliveries: readonly DeliveryShown[],
): Promise<ReadonlyMap<string, Receiver>> {
  const { db } = asked;
  const numbers = [...new Set(deliveries.map(({ subscription }) => subscription))];
  const [subscriptions, endpoints] = await Promise.all([
    readSubscriptionsBy(db, numbers),
    readWebhookEndpointsBy(db, numbers),
  ]);
  const ids = subscriptions.flatMap(({ subscriber }) => (subscriber === null ? [] : [subscriber]));
  const people = new Map((await readSubscribersBy(db, ids)).map((one) => [one.id, one]));
  const posted = new Map(endpoints.map((one) => [one.subscription.number, byWebhook(one)]));
  const written = new Map(subscriptions.map((one) => [one.number, byMail(asked, one, people)]));
  return new Map(
    deliveries.flatMap(({ id, kind, subscription }): [string, Receiver][] => {
      const endpoint = kind === 'event' ? posted.get(subscription) : undefined;
      const receiver = endpoint ?? written.get(subscription);
      return receiver ? [[id, receiver]] : [];
    }),
  );
}

function byMail(
  asked: Pick<StaffAsked, 'visitor'>,
  { subscriber }: Subscription,
  people: ReadonlyMap<string, Subscriber>,
): Receiver | null {
  const person = people.get(subscriber ?? '');
  return person ? { name: shownAddress(asked, person), path: `/subscribers/${person.id}` } : null;
}

function byWebhook(endpoint: WebhookEndpoint): Receiver {
  const { id, state } = endpoint.subscription;
  return { name: webhookName(endpoint), path: state === 'ended' ? null : webhookPath(id) };
}
