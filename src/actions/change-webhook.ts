import type { z } from 'zod';
import type { WebhookDocument } from '../domain/delivery/webhook-document.ts';
import { webhookDocument } from '../domain/delivery/webhook-document.ts';
import type { WebhookEndpoint } from '../domain/delivery/webhook-endpoint.ts';
import { rewriteSubscription } from '../storage/subscription.ts';
import { rewriteWebhookEndpoint } from '../storage/webhook-endpoint.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { type WebhookChange, webhookPlan } from './change/webhook-plan.ts';
import { demandOwner, webhookToChange } from './change/webhook-to-change.ts';
import { unknownSlugs } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { changedWebhook, urlFaults } from './input/webhook.ts';

/**
 * Changes where a webhook is posted to, in which form, or what it is told of; what is left out stays.
 * What waits for it goes to the new address.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `conflict` where it belongs to a subscriber, `forbidden`, `invalid`, `not_found`,
 *   `stale`, `unavailable`.
 */
export async function changeWebhook(
  acting: Acting,
  outgoing: Outgoing,
  id: string,
  version: number | null,
  input: unknown,
): Promise<WebhookDocument> {
  demandWrite(acting, 'webhooks');
  const asked = parseInput(changedWebhook, input);
  refuseFaults([
    ...unknownSlugs(acting, ['components'], asked.components ?? []),
    ...(asked.url === undefined ? [] : await urlFaults(asked.url, outgoing)),
  ]);
  return onlyOnce(acting, () =>
    changeNewest(acting, webhookToChange(acting, id), version, (before) => {
      demandOwner(acting, before);
      const plan = webhookPlan(before, {
        ...changesOf(before, asked),
        action: 'webhook.change',
        statements: (after, change) => [
          rewriteSubscription(after.subscription, change),
          rewriteWebhookEndpoint(after, change),
        ],
      });
      return isSame(plan.result, before) ? { unchanged: webhookDocument(before) } : plan;
    }),
  );
}

/** What is asked for over what is so; whoever has another address has not failed yet. */
function changesOf(
  before: WebhookEndpoint,
  asked: z.output<typeof changedWebhook>,
): Pick<WebhookChange, 'endpoint' | 'subscription'> {
  const { subscription } = before;
  const { url, dialect = before.dialect, name = before.name } = asked;
  const { events = subscription.wanted.events, components = subscription.wanted.components } =
    asked;
  const { language = subscription.language } = asked;
  const address = url === undefined ? before.url : new URL(url).href;
  return {
    endpoint: { url: address, dialect, name, failingSince: null },
    subscription: { language, wanted: { ...subscription.wanted, events, components } },
  };
}

/** Whether nothing would be otherwise but the count of changes. */
function isSame(after: WebhookDocument, before: WebhookEndpoint): boolean {
  const { version, failingSince } = webhookDocument(before);
  const same = { ...after, version, failingSince };
  return JSON.stringify(same) === JSON.stringify(webhookDocument(before));
}
