import type { EventType } from '../event.ts';
import type { Language } from '../localized.ts';
import { timestamp, timestampOrNull } from '../time/timestamp.ts';
import { shownUrl } from './shown-url.ts';
import type { DisabledReason, Origin, SubscriptionState } from './subscription.ts';
import type { Dialect, WebhookEndpoint } from './webhook-endpoint.ts';

/** A webhook as the API shows it; never its secret. Instants are ISO 8601 in UTC. */
export type WebhookDocument = Readonly<{
  id: string;
  name: string;
  /** Of one that belongs to a subscriber only what is no secret. */
  url: string;
  dialect: Dialect;
  language: Language;
  /** Null for all. */
  events: readonly EventType[] | null;
  /** Slugs; null for all. */
  components: readonly string[] | null;
  /** Id of the one incident or planned work; null for all. */
  subject: string | null;
  state: SubscriptionState;
  because: DisabledReason | null;
  origin: Origin;
  /** Id; null where staff or a token made it. */
  subscriber: string | null;
  failingSince: string | null;
  rotatedAt: string | null;
  createdAt: string;
  endedAt: string | null;
  version: number;
}>;

export function webhookDocument(endpoint: WebhookEndpoint): WebhookDocument {
  const { subscription, dialect, name, failingSince, rotatedAt } = endpoint;
  const { id, language, wanted, state, because, origin, subscriber, version } = subscription;
  const url = subscriber === null ? endpoint.url : shownUrl(endpoint.url);
  return {
    ...{ id, name, url, dialect, language },
    ...{ events: wanted.events, components: wanted.components, subject: wanted.subject },
    ...{ state, because, origin, subscriber },
    failingSince: timestampOrNull(failingSince),
    rotatedAt: timestampOrNull(rotatedAt),
    createdAt: timestamp(subscription.createdAt),
    endedAt: timestampOrNull(subscription.endedAt),
    version,
  };
}
