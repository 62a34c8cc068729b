import type { EventType } from '../event.ts';
import type { Language } from '../localized.ts';
import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import type { Subscriber } from './subscriber.ts';
import type {
  DeliveryChannel,
  DisabledReason,
  Subscription,
  SubscriptionState,
} from './subscription.ts';

/** Somebody who has asked to be told, as the API shows them; instants are ISO 8601 in UTC. */
export type SubscriberDocument = Readonly<{
  id: string;
  address: string;
  language: Language;
  createdAt: string;
  confirmedAt: string | null;
  /** Oldest first. */
  subscriptions: readonly SubscriptionDocument[];
}>;

export type SubscriptionDocument = Readonly<{
  id: string;
  channel: DeliveryChannel;
  language: Language;
  /** Null for all. */
  events: readonly EventType[] | null;
  /** Slugs; null for all. */
  components: readonly string[] | null;
  /** Id of the one incident or planned work; null for all. */
  subject: string | null;
  /** `disabled` is the quarantine. */
  state: SubscriptionState;
  because: DisabledReason | null;
  createdAt: string;
  confirmedAt: string | null;
  endedAt: string | null;
}>;

/** @param subscriptions theirs, oldest first. */
export function subscriberDocument(
  { id, address, language, createdAt, confirmedAt }: Subscriber,
  subscriptions: readonly Subscription[],
): SubscriberDocument {
  return {
    ...{ id, address, language },
    ...{ createdAt: timestamp(createdAt), confirmedAt: timestampOrNull(confirmedAt) },
    subscriptions: subscriptions.map(subscriptionDocument),
  };
}

function subscriptionDocument(subscription: Subscription): SubscriptionDocument {
  const { id, channel, language, wanted, state, because, createdAt } = subscription;
  return {
    ...{ id, channel, language },
    ...{ events: wanted.events, components: wanted.components, subject: wanted.subject },
    ...{ state, because, createdAt: timestamp(createdAt) },
    confirmedAt: timestampOrNull(subscription.confirmedAt),
    endedAt: timestampOrNull(subscription.endedAt),
  };
}
