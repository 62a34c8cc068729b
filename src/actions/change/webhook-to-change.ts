import { AppError } from '../../domain/app-error.ts';
import type { WebhookEndpoint } from '../../domain/delivery/webhook-endpoint.ts';
import { readWebhookEndpoint } from '../../storage/webhook-endpoint.ts';
import type { Acting } from './acting.ts';
import { demandOwn } from './subscription-to-change.ts';

/** A webhook, and how often it was changed. */
export type WebhookToChange = WebhookEndpoint & Readonly<{ version: number }>;

/**
 * Reads a webhook that is to be changed; rejects with AppError `not_found` without one, and where it is
 * not theirs.
 */
export function webhookToChange(
  { db, actor }: Pick<Acting, 'db' | 'actor'>,
  id: string,
): () => Promise<WebhookToChange> {
  return async () => {
    const endpoint = await readWebhookEndpoint(db, id);
    if (endpoint && endpoint.subscription.state !== 'ended') {
      demandOwn(actor, endpoint.subscription);
      return { ...endpoint, version: endpoint.subscription.version };
    }
    throw new AppError('not_found', 'There is no webhook of this id.');
  };
}

/**
 * Where a webhook posts to, what it is told and its secret are for whoever confirmed it alone to see
 * and to change; staff and tokens may stop it.
 * @throws AppError `conflict` where it belongs to a subscriber, and somebody else asks.
 */
export function demandOwner(
  { actor }: Pick<Acting, 'actor'>,
  { subscription: { subscriber } }: Pick<WebhookEndpoint, 'subscription'>,
): void {
  if (subscriber === null || actor.kind === 'subscriber') return;
  throw new AppError(
    'conflict',
    'This belongs to a subscriber, who alone may do that; pause or remove it instead.',
  );
}
