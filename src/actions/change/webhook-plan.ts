import type { InStatement } from '@libsql/client';
import { shownUrl } from '../../domain/delivery/shown-url.ts';
import type { Subscription } from '../../domain/delivery/subscription.ts';
import { type WebhookDocument, webhookDocument } from '../../domain/delivery/webhook-document.ts';
import type { WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import type { Guard } from '../../storage/change.ts';
import { insertSubscription, subscriptionUnchanged } from '../../storage/subscription.ts';
import { insertWebhookEndpoint } from '../../storage/webhook-endpoint.ts';
import type { Plan } from './carry-out.ts';

/** A change of a webhook: of where it posts to, and of what it subscribes to. */
export type WebhookChange = Readonly<{
  /** As in `webhook.pause`. */
  action: string;
  endpoint?: Partial<Omit<WebhookEndpoint, 'subscription'>>;
  subscription?: Partial<Subscription>;
  statements: (after: WebhookEndpoint, change: string) => readonly InStatement[];
}>;

/** The plan that makes of a webhook, if it is still as it was read, what it is to be. */
export function webhookPlan(
  before: WebhookEndpoint,
  { action, statements, ...changes }: WebhookChange,
): Plan<WebhookDocument> {
  const after = webhookAfter(before, changes);
  return {
    action,
    subject: after.subscription.id,
    detail: notedWebhook(after),
    guard: subscriptionUnchanged(before.subscription),
    statements: (change) => statements(after, change),
    events: [],
    result: webhookDocument(after),
  };
}

/** The plan that stores a new webhook where the guard holds. */
export function newWebhookPlan(endpoint: WebhookEndpoint, guard: Guard): Plan<WebhookDocument> {
  const { subscription } = endpoint;
  return {
    action: 'webhook.create',
    subject: subscription.id,
    detail: notedWebhook(endpoint),
    guard,
    statements: (change) => [
      insertSubscription(subscription, change),
      insertWebhookEndpoint(subscription.id, endpoint, change),
    ],
    events: [],
    result: webhookDocument(endpoint),
  };
}

/** What the audit notes of a webhook: what may be in its address beside the host is left out. */
function notedWebhook(endpoint: WebhookEndpoint) {
  const { dialect, name, language, events, components, state, because } = webhookDocument(endpoint);
  return {
    url: shownUrl(endpoint.url),
    dialect,
    name,
    language,
    events,
    components,
    state,
    because,
  };
}

function webhookAfter(
  before: WebhookEndpoint,
  { endpoint, subscription }: Pick<WebhookChange, 'endpoint' | 'subscription'>,
): WebhookEndpoint {
  const version = before.subscription.version + 1;
  return {
    ...{ ...before, ...endpoint },
    subscription: { ...before.subscription, ...subscription, version },
  };
}
