import type { Actor } from '../domain/actor.ts';
import { newEndpoint } from '../domain/delivery/new-endpoint.ts';
import type { Origin } from '../domain/delivery/subscription.ts';
import { webhookDocument } from '../domain/delivery/webhook-document.ts';
import type { Language } from '../domain/localized.ts';
import { newId } from '../storage/id.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { always, carryOut, onlyOnce } from './change/carry-out.ts';
import type { Outgoing } from './change/outgoing.ts';
import { newWebhookPlan } from './change/webhook-plan.ts';
import { type WebhookWithSecret, withSecret } from './change/webhook-secret.ts';
import { unknownSlugs } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';
import { newWebhook, urlFaults } from './input/webhook.ts';

/**
 * Makes a webhook that is told at once of all that comes from now on. Its secret is returned here,
 * and again to whoever sends the same request.
 * @param language of texts, where the request names none.
 * @throws AppError `forbidden`, `invalid` (also where nothing may be posted to the URL), `reused`,
 *   `unavailable`.
 */
export async function createWebhook(
  acting: Acting,
  outgoing: Outgoing,
  input: unknown,
  language: Language,
): Promise<WebhookWithSecret> {
  demandWrite(acting, 'webhooks');
  const asked = parseInput(newWebhook, input);
  const { actor, now } = acting;
  const made = await onlyOnce(acting, async () => {
    refuseFaults([
      ...unknownSlugs(acting, ['components'], asked.components ?? []),
      ...(await urlFaults(asked.url, outgoing)),
    ]);
    const endpoint = newEndpoint(
      {
        ...{ ...asked, id: newId(), url: new URL(asked.url).href, origin: originOf(actor) },
        language: asked.language ?? language,
      },
      now,
    );
    const result = { webhook: webhookDocument(endpoint), secretVersion: endpoint.secretVersion };
    const created = await carryOut(acting, { ...newWebhookPlan(endpoint, always), result });
    // Nothing that is new can be lost.
    return created ?? result;
  });
  return withSecret(outgoing, made);
}

function originOf({ kind }: Actor): Origin {
  return kind === 'token' ? 'token' : 'staff';
}
