import type { Acting } from '../../actions/change/acting.ts';
import type { Subscriber } from '../../domain/delivery/subscriber.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import type { WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import type { EventDocument } from '../../domain/event.ts';
import type { Database } from '../../storage/database.ts';
import { type DeliveryShown, readDeliveries } from '../../storage/delivery.ts';
import { readEventsBy } from '../../storage/event.ts';
import { readSubscriber } from '../../storage/subscriber.ts';
import { readSubscription } from '../../storage/subscription.ts';
import { readWebhookEndpoint } from '../../storage/webhook-endpoint.ts';
import { followedEver } from './followed.ts';
import type { Visit } from './visit.ts';
import type { Followed } from './wanted-fields.tsx';

/** How many deliveries the page shows, the newest. */
const mostShown = 20;

/** What the link of a subscription opens to whoever has it. */
export type Owned = Readonly<{
  db: Database;
  /** What the link ends with. */
  token: string;
  subscription: Subscription;
  subscriber: Subscriber;
}>;

/** Reads what a token opens; null of a token that we never made, and of what is forgotten by now. */
export async function ownedBy({ options }: Visit, token: string): Promise<Owned | null> {
  const id = await options.outgoing.keys.subscriptionOf(token);
  if (id === null) return null;
  const db = await options.openDatabase();
  const subscription = await readSubscription(db, id);
  // What staff or a token made has no such page: it is theirs to look after.
  const subscriber =
    subscription?.subscriber && (await readSubscriber(db, subscription.subscriber));
  return subscription && subscriber ? { db, token, subscription, subscriber } : null;
}

/** Its owner, doing something with it now. */
export function actingOf({ rendering, now }: Visit, { db, subscriber }: Owned): Acting {
  const actor = { kind: 'subscriber', id: subscriber.id } as const;
  return { db, site: rendering.watched.site, actor, now, once: null };
}

/** What its page shows besides. */
export type OwnedView = Owned &
  Readonly<{
    followed: Followed;
    /** Null of one by mail. */
    endpoint: WebhookEndpoint | null;
    /** What was posted to a webhook, the newest first; letters about it went to its owner. */
    deliveries: readonly DeliveryShown[];
    /** What those are about, by the number of the event. */
    events: ReadonlyMap<number, EventDocument>;
  }>;

/** Reads what the page of a subscription shows. */
export async function ownedView({ rendering }: Visit, owned: Owned): Promise<OwnedView> {
  const { db, subscription } = owned;
  const { id, number, channel, wanted } = subscription;
  const followed = await followedEver(db, rendering, wanted.subject);
  if (channel === 'mail')
    return { ...owned, followed, endpoint: null, deliveries: [], events: new Map() };
  const endpoint = await readWebhookEndpoint(db, id);
  const asked = { subscription: number, kind: 'event', before: null, limit: mostShown } as const;
  const deliveries = await readDeliveries(db, asked);
  const events = await readEventsBy(
    db,
    deliveries.flatMap(({ event }) => event ?? []),
  );
  return { ...owned, followed, endpoint, deliveries, events };
}
