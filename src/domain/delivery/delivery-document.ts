import type { EventType } from '../event.ts';
import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import type { Attempt, Delivery, DeliveryKind, DeliveryState } from './delivery.ts';

/** A delivery with its attempts as the API shows it; instants are ISO 8601 in UTC. */
export type DeliveryDocument = Readonly<{
  id: string;
  /** Id of the webhook, or of the subscription by mail. */
  subscription: string;
  kind: DeliveryKind;
  /** Id of the event, which is the `webhook-id` of each attempt; null of a letter. */
  event: string | null;
  type: EventType | null;
  state: DeliveryState;
  /** Null where nothing more will be tried. */
  nextAttemptAt: string | null;
  createdAt: string;
  endedAt: string | null;
  /** Oldest first. */
  attempts: readonly (Omit<Attempt, 'at'> & Readonly<{ at: string }>)[];
}>;

/** A delivery, and what the numbers in it stand for. */
type Shown = Omit<Delivery, 'event' | 'subscription' | 'tries'> &
  Readonly<{ eventId: string | null; eventType: EventType | null; subscriptionId: string }>;

export function deliveryDocument(delivery: Shown): DeliveryDocument {
  const { id, kind, state, dueAt, createdAt, endedAt, attempts } = delivery;
  return {
    ...{ id, subscription: delivery.subscriptionId, kind },
    ...{ event: delivery.eventId, type: delivery.eventType, state },
    nextAttemptAt: state === 'waiting' ? timestamp(dueAt) : null,
    ...{ createdAt: timestamp(createdAt), endedAt: timestampOrNull(endedAt) },
    attempts: attempts.map(({ at, ms, status, failure, detail }) => ({
      ...{ at: timestamp(at), ms, status, failure, detail },
    })),
  };
}
