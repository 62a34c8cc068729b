import { removeWebhook } from '../../../actions/remove-webhook.ts';
import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { BackLink } from '../back-link.tsx';
import { consolePath } from '../console-path.ts';
import { FormFault } from '../field.tsx';
import { refusedBy } from '../refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { StaffForm, versionIn } from '../staff-form.tsx';
import { webhookAsked } from './found.ts';
import { WebhookStanding, webhookName, webhookPath } from './standing.tsx';

const path = '/webhooks/:id/removal';

/** A webhook is taken away for good, after it was asked. */
export const webhookRemovalRoutes: readonly ConsoleRoute[] = [
  {
    ...{ method: 'GET', path, allows: 'admin' },
    handle: async (asked: StaffAsked) => removalPage(asked, await webhookAsked(asked), null),
  },
  { method: 'POST', path, allows: 'admin', handle: remove },
];

async function remove(asked: StaffAsked): Promise<Answer> {
  const { acting, param, texts } = asked;
  try {
    await removeWebhook(acting, param('id'), versionIn(asked));
    return { kind: 'go', to: `${consolePath}/webhooks?done=removed`, cookies: [] };
  } catch (error) {
    const { whole } = refusedBy(error, texts, {});
    return removalPage(asked, await webhookAsked(asked), whole);
  }
}

function removalPage(asked: StaffAsked, endpoint: WebhookEndpoint, fault: string | null): Answer {
  const { id, version } = endpoint.subscription;
  const { removal } = consoleWebhookTexts[asked.language];
  const at = `${webhookPath(id)}/removal`;
  const content = (
    <>
      <WebhookStanding {...{ asked, endpoint }} />
      <StaffForm {...{ asked, action: at, page: at, version }}>
        {fault !== null && <FormFault>{fault}</FormFault>}
        <p>{removal.ask(webhookName(endpoint))}</p>
        <button class="main" type="submit">
          {removal.title}
        </button>
      </StaffForm>
      <BackLink to={webhookPath(id)}>{removal.keep}</BackLink>
    </>
  );
  return { kind: 'page', status: fault === null ? 200 : 409, title: removal.title, content };
}
