import type { WebhookDocument } from '../../domain/delivery/webhook-document.ts';
import { type Keys, secretText } from '../../storage/keys.ts';

/** A webhook and the secret that signs what is posted there (`whsec_…`). */
export type WebhookWithSecret = Readonly<{ webhook: WebhookDocument; secret: string }>;

/**
 * Adds a version of its secret to a webhook. It is derived, and so neither stored with the answer to
 * a request nor lost for who asks with the same key again.
 */
export async function withSecret(
  { keys }: Readonly<{ keys: Keys }>,
  { webhook, secretVersion }: Readonly<{ webhook: WebhookDocument; secretVersion: number }>,
): Promise<WebhookWithSecret> {
  return { webhook, secret: secretText(await keys.signingKey(webhook.id, secretVersion)) };
}
