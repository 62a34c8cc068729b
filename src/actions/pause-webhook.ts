import { AppError } from '../domain/app-error.ts';
import { type WebhookDocument, webhookDocument } from '../domain/delivery/webhook-document.ts';
import { silenceSubscription } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { webhookPlan } from './change/webhook-plan.ts';
import { webhookToChange } from './change/webhook-to-change.ts';

/**
 * Lets nothing be posted to a webhook until it is resumed; what waits for it is dropped. One that is
 * paused already stays so.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `conflict` where it is not told anyway, `forbidden`, `not_found`, `stale`,
 *   `unavailable`.
 */
export async function pauseWebhook(
  acting: Acting,
  id: string,
  version: number | null,
): Promise<WebhookDocument> {
  demandWrite(acting, 'webhooks');
  const paused = { state: 'paused', because: null } as const;
  return onlyOnce(acting, () =>
    changeNewest(acting, webhookToChange(acting, id), version, (before) => {
      const { state } = before.subscription;
      if (state === 'paused') return { unchanged: webhookDocument(before) };
      if (state !== 'active') throw notTold();
      return webhookPlan(before, {
        action: 'webhook.pause',
        subscription: paused,
        statements: ({ subscription }, change) =>
          silenceSubscription(subscription, { ...paused, at: acting.now }, change),
      });
    }),
  );
}

function notTold(): AppError {
  return new AppError(
    'conflict',
    'Nothing is posted to this webhook now; there is nothing to pause.',
  );
}
