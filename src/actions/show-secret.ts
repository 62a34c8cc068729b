import { webhookDocument } from '../domain/delivery/webhook-document.ts';
import { subscriptionUnchanged } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeStanding } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { type WebhookWithSecret, withSecret } from './change/webhook-secret.ts';
import { demandOwner, webhookToChange } from './change/webhook-to-change.ts';

/**
 * Tells the newest secret of a webhook. Whoever knows it can sign in the name of the site, so the
 * audit notes who has seen it.
 * @throws AppError `conflict` where it is a subscriber's and somebody else asks, `forbidden`,
 *   `not_found`, `stale`, `unavailable`.
 */
export async function showSecret(
  acting: Acting,
  outgoing: Outgoing,
  id: string,
): Promise<WebhookWithSecret> {
  demandWrite(acting, 'webhooks');
  const seen = await changeStanding(acting, webhookToChange(acting, id), (endpoint) => {
    demandOwner(acting, endpoint);
    const { subscription, secretVersion } = endpoint;
    return {
      ...{ action: 'webhook.show_secret', subject: id, detail: { secretVersion } },
      guard: subscriptionUnchanged(subscription),
      statements: () => [],
      events: [],
      result: { webhook: webhookDocument(endpoint), secretVersion },
    };
  });
  return withSecret(outgoing, seen);
}
