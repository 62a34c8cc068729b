import { AppError } from '../domain/app-error.ts';
import { type WebhookDocument, webhookDocument } from '../domain/delivery/webhook-document.ts';
import { activateSubscription } from '../storage/subscription.ts';
import { rewriteWebhookEndpoint } from '../storage/webhook-endpoint.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { webhookPlan } from './change/webhook-plan.ts';
import { webhookToChange } from './change/webhook-to-change.ts';

/**
 * Lets a webhook that was paused or disabled be told again, of what comes from now on; what was
 * missed is had by a redelivery. One that is told stays so.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `conflict` where its owner has not confirmed it, `forbidden`, `not_found`,
 *   `stale`, `unavailable`.
 */
export async function resumeWebhook(
  acting: Acting,
  id: string,
  version: number | null,
): Promise<WebhookDocument> {
  demandWrite(acting, 'webhooks');
  return onlyOnce(acting, () =>
    changeNewest(acting, webhookToChange(acting, id), version, (before) => {
      const { state } = before.subscription;
      if (state === 'active') return { unchanged: webhookDocument(before) };
      if (state === 'unconfirmed') throw unconfirmed();
      return webhookPlan(before, {
        action: 'webhook.resume',
        endpoint: { failingSince: null },
        subscription: { state: 'active', because: null, endedAt: null },
        statements: (after, change) => [
          activateSubscription(after.subscription, change),
          rewriteWebhookEndpoint(after, change),
        ],
      });
    }),
  );
}

function unconfirmed(): AppError {
  return new AppError('conflict', 'Its owner has to confirm it first, by the link in the mail.');
}
