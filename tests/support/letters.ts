import type { Load } from '../../src/delivery/carry.ts';
import type { Addressee } from '../../src/delivery/mail/addressee.ts';
import type { Sender } from '../../src/delivery/mail/correspondence.ts';
import type { Subscription } from '../../src/domain/delivery/subscription.ts';
import type { EventBody, EventDocument, EventType } from '../../src/domain/event.ts';
import { supportStatus } from '../../src/domain/status/support-status.ts';
import { timestamp } from '../../src/domain/time/timestamp.ts';
import { incidentDocument } from '../../src/domain/words/incident-document.ts';
import { someFacts, someNow, someSite, someWatched } from './facts.ts';
import { someKeys } from './outgoing.ts';
import { someIncident } from './words.ts';

/** The site of the tests writes, from where its pages lie. */
export const someSender: Sender = {
  site: someSite(),
  conditions: supportStatus(someWatched(), someFacts(), someNow).conditions,
  keys: someKeys,
  baseUrl: 'https://status.example',
};

/** Somebody who is told everything by mail. */
export function someAddressee(changes: Partial<Subscription> = {}): Addressee {
  const subscription: Subscription = {
    ...{ number: 1, id: 'subscription', channel: 'mail', origin: 'visitor', language: 'en' },
    wanted: { events: null, components: null, subject: null },
    ...{ subscriber: 'subscriberaa', state: 'active', because: null, since: 0, version: 1 },
    ...{ createdAt: someNow, confirmedAt: someNow, endedAt: null },
    ...changes,
  };
  const subscriber = {
    ...{ id: 'subscriberaa', address: 'reader@example.com', language: subscription.language },
    ...{ createdAt: someNow, confirmedAt: someNow },
  };
  const url = subscription.channel === 'webhook' ? 'https://hooks.example/in?key=secret' : null;
  return { subscription, subscriber, url, followed: null };
}

/** News of a type that tells of something, as the first or a later event about it. */
export function someEvent(
  type: EventType,
  data: EventBody,
  { sequence = 1, at = someNow }: { sequence?: number; at?: number } = {},
): EventDocument {
  return {
    ...{ id: `event${sequence}`.padEnd(12, 'a'), type, schema: 1, sequence },
    ...{ timestamp: timestamp(at), data },
  };
}

/** The event of an incident that has just been opened, or as it is given. */
export function incidentEvent(
  incident = someIncident(),
  {
    type = 'incident.created',
    sequence = 1,
    at = incident.updatedAt,
  }: { type?: EventType; sequence?: number; at?: number } = {},
): EventDocument {
  const slugs = someSite().groups.flatMap(({ components }) => components.map(({ slug }) => slug));
  const document = incidentDocument(incident, slugs);
  return someEvent(type, { incident: document }, { sequence, at });
}

/** Deliveries of events, each named after its place: `delivery1aaa`. */
export function someLoads(...events: readonly EventDocument[]): readonly Load[] {
  return events.map((event, index) => ({
    ...{ id: `delivery${index + 1}`.padEnd(12, 'a'), kind: 'event', event },
    ...{ subscription: 1, tries: 0 },
  }));
}
