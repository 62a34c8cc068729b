import { newEndpoint } from '../domain/delivery/new-endpoint.ts';
import type { WebhookDocument } from '../domain/delivery/webhook-document.ts';
import type { WebhookEndpoint } from '../domain/delivery/webhook-endpoint.ts';
import { newId } from '../storage/id.ts';
import { secretText } from '../storage/keys.ts';
import {
  activateSubscription,
  rewriteSubscription,
  silenceSubscription,
} from '../storage/subscription.ts';
import {
  noInboxEndpoint,
  readInboxEndpoint,
  readWebhookEndpoint,
  rewriteWebhookEndpoint,
} from '../storage/webhook-endpoint.ts';
import type { ActingOnce } from './change/acting.ts';
import { carryOut, changeStanding, type Plan } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { newWebhookPlan, webhookPlan } from './change/webhook-plan.ts';
import { webhookTest } from './test-webhook.ts';

/**
 * Subscribes the inbox of the sandbox to everything, or moves it to where it now listens, and posts a
 * test there; what somebody has paused stays so. Returns the secret that signs what it gets.
 * @throws AppError `unavailable`.
 */
export async function subscribeInbox(
  acting: ActingOnce,
  { keys, wake }: Pick<Outgoing, 'keys' | 'wake'>,
  url: string,
): Promise<string> {
  const { db, now } = acting;
  const { id } = await changeStanding(
    { ...acting, once: null },
    () => readInboxEndpoint(db),
    (before) => (before ? moved(before, url) : newWebhookPlan(newInbox(url, now), noInboxEndpoint)),
  );
  const inbox = await readWebhookEndpoint(db, id);
  if (inbox?.subscription.state === 'active') {
    await carryOut({ ...acting, once: null }, webhookTest(inbox, now));
    wake();
  }
  return secretText(await keys.signingKey(id, inbox?.secretVersion ?? 1));
}

/**
 * Ends the subscription of the inbox, as there is no sandbox any more.
 * @throws AppError `unavailable`.
 */
export function unsubscribeInbox(acting: ActingOnce): Promise<unknown> {
  const { db, now } = acting;
  const over = { state: 'ended', because: null } as const;
  return changeStanding<WebhookEndpoint | null, WebhookDocument | null>(
    { ...acting, once: null },
    () => readInboxEndpoint(db),
    (before) => {
      if (!before) return { unchanged: null };
      return webhookPlan(before, {
        action: 'webhook.remove',
        subscription: { ...over, endedAt: now },
        statements: ({ subscription }, change) =>
          silenceSubscription(subscription, { ...over, at: now }, change),
      });
    },
  );
}

function moved(before: WebhookEndpoint, url: string): Plan<WebhookDocument> {
  const wasDisabled = before.subscription.state === 'disabled';
  const again = { state: 'active', because: null, endedAt: null } as const;
  return webhookPlan(before, {
    action: 'webhook.change',
    endpoint: { url, failingSince: null },
    subscription: wasDisabled ? again : {},
    statements: (after, change) => [
      wasDisabled
        ? activateSubscription(after.subscription, change)
        : rewriteSubscription(after.subscription, change),
      rewriteWebhookEndpoint(after, change),
    ],
  });
}

function newInbox(url: string, now: number): WebhookEndpoint {
  return newEndpoint(
    {
      ...{ id: newId(), url, dialect: 'standard', name: 'Sandbox', origin: 'sandbox' },
      ...{ language: 'zh', events: null, components: null },
    },
    now,
  );
}
