import { type WebhookDocument, webhookDocument } from '../domain/delivery/webhook-document.ts';
import { silenceSubscription } from '../storage/subscription.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { webhookPlan } from './change/webhook-plan.ts';
import { webhookToChange } from './change/webhook-to-change.ts';

/**
 * Takes a webhook away for good; what waits for it is dropped.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @returns the webhook as it last was.
 * @throws AppError `forbidden`, `not_found`, `stale`, `unavailable`.
 */
export async function removeWebhook(
  acting: Acting,
  id: string,
  version: number | null,
): Promise<WebhookDocument> {
  demandWrite(acting, 'webhooks');
  const over = { state: 'ended', because: null } as const;
  return onlyOnce(acting, () =>
    changeNewest(acting, webhookToChange(acting, id), version, (before) => ({
      ...webhookPlan(before, {
        action: 'webhook.remove',
        subscription: { ...over, endedAt: acting.now },
        statements: ({ subscription }, change) =>
          silenceSubscription(subscription, { ...over, at: acting.now }, change),
      }),
      result: webhookDocument(before),
    })),
  );
}
