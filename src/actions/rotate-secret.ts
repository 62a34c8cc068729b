import { rewriteSubscription } from '../storage/subscription.ts';
import { rewriteWebhookEndpoint } from '../storage/webhook-endpoint.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { webhookPlan } from './change/webhook-plan.ts';
import { type WebhookWithSecret, withSecret } from './change/webhook-secret.ts';
import { demandOwner, webhookToChange } from './change/webhook-to-change.ts';

/**
 * Gives a webhook a new secret. For 24 hours the one before signs, too, so that the receiver can
 * change over; one before that signs no more at once.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `conflict` where it is a subscriber's and somebody else asks, `forbidden`, `not_found`, `stale`,
 *   `unavailable`.
 */
export async function rotateSecret(
  acting: Acting,
  outgoing: Outgoing,
  id: string,
  version: number | null,
): Promise<WebhookWithSecret> {
  demandWrite(acting, 'webhooks');
  const rotated = await onlyOnce(acting, () =>
    changeNewest(acting, webhookToChange(acting, id), version, (before) => {
      demandOwner(acting, before);
      const secretVersion = before.secretVersion + 1;
      const plan = webhookPlan(before, {
        action: 'webhook.rotate_secret',
        endpoint: { secretVersion, rotatedAt: acting.now, failingSince: null },
        statements: (after, change) => [
          rewriteSubscription(after.subscription, change),
          rewriteWebhookEndpoint(after, change),
        ],
      });
      return { ...plan, result: { webhook: plan.result, secretVersion } };
    }),
  );
  return withSecret(outgoing, rotated);
}
