import { always } from '../../src/actions/change/carry-out.ts';
import type { WebhookEndpoint } from '../../src/domain/delivery/webhook-endpoint.ts';
import { writeChange } from '../../src/storage/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { newId } from '../../src/storage/id.ts';
import { secretText } from '../../src/storage/keys.ts';
import { insertSubscription } from '../../src/storage/subscription.ts';
import { insertWebhookEndpoint, readWebhookEndpoint } from '../../src/storage/webhook-endpoint.ts';
import { someNow } from './facts.ts';
import { someKeys } from './outgoing.ts';

type Changes = Partial<Omit<WebhookEndpoint, 'subscription'>> &
  Readonly<{ subscription?: Partial<WebhookEndpoint['subscription']> }>;

/** An active endpoint that staff have made for all news, in English. */
export function someEndpoint({ subscription = {}, ...changes }: Changes = {}): WebhookEndpoint {
  return {
    ...{ url: 'https://hooks.example/helplight', dialect: 'standard', name: 'Chat room' },
    ...{ secretVersion: 1, rotatedAt: null, failingSince: null },
    ...changes,
    subscription: {
      ...{ number: 1, id: 'endpointaaaa', channel: 'webhook', origin: 'staff', subscriber: null },
      ...{ language: 'en', wanted: { events: null, components: null, subject: null } },
      ...{ state: 'active', because: null, since: 0, createdAt: someNow, confirmedAt: someNow },
      ...{ endedAt: null, version: 1 },
      ...subscription,
    },
  };
}

/** Stores an endpoint, and reads it with the number that it got. */
export async function storeEndpoint(
  db: Database,
  endpoint: WebhookEndpoint,
): Promise<WebhookEndpoint> {
  const { subscription } = endpoint;
  const actor = { kind: 'terminal' } as const;
  const audit = {
    ...{ id: newId(), at: someNow, actor, action: 'webhook.create' },
    ...{ subject: subscription.id, detail: null },
  };
  await writeChange(db, {
    ...{ audit, guard: always, events: [], once: null },
    statements: [
      insertSubscription(subscription, audit.id),
      insertWebhookEndpoint(subscription.id, endpoint, audit.id),
    ],
  });
  const stored = await readWebhookEndpoint(db, subscription.id);
  if (stored === null) throw new Error(`The endpoint ${subscription.id} was not stored.`);
  return stored;
}

/** The secret that the owner of an endpoint has of one of its versions. */
export async function secretOf(endpoint: WebhookEndpoint, version = 1): Promise<string> {
  return secretText(await someKeys.signingKey(endpoint.subscription.id, version));
}
