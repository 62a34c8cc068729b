import { changeWebhook } from '../../../actions/change-webhook.ts';
import type { WebhookEndpoint } from '../../../domain/delivery/webhook-endpoint.ts';
import { composeTexts } from '../../../i18n/console/compose-texts.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { BackLink } from '../back-link.tsx';
import { versionOf } from '../compose-form.tsx';
import { consolePath } from '../console-path.ts';
import { FormFault } from '../field.tsx';
import { notRefused, type Refused } from '../refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { StaffForm, versionIn } from '../staff-form.tsx';
import { WebhookFields, webhookFields, webhookIn, webhookRefused } from './form.tsx';
import { ourWebhookAsked } from './found.ts';
import { webhookName, webhookPath } from './standing.tsx';
import { WhatItIsTold } from './what.tsx';

const path = '/webhooks/:id/change';

/** Where a webhook is posted to, in which form and what it is told of is changed. */
export const webhookChangeRoutes: readonly ConsoleRoute[] = [
  {
    ...{ method: 'GET', path, allows: 'admin' },
    handle: async (asked: StaffAsked) => formPage(asked, await ourWebhookAsked(asked), null),
  },
  { method: 'POST', path, allows: 'admin', handle: change },
];

async function change(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, param } = asked;
  try {
    await changeWebhook(acting, outgoing, param('id'), versionIn(asked), webhookIn(asked));
    const to = `${consolePath}${webhookPath(param('id'))}?done=saved`;
    return { kind: 'go', to, cookies: [] };
  } catch (error) {
    const refused = webhookRefused(error, asked);
    // Somebody else may have changed it, and then that is what is to be shown.
    return formPage(asked, await ourWebhookAsked(asked), refused);
  }
}

function formPage(asked: StaffAsked, endpoint: WebhookEndpoint, refused: Refused | null): Answer {
  const { language } = asked;
  const { form, removal } = consoleWebhookTexts[language];
  const { id, version: newest } = endpoint.subscription;
  const typed = asked.typed.size > 0 ? asked.typed : webhookFields(endpoint);
  const version = versionOf(asked, { version: newest }, refused) ?? newest;
  const at = `${webhookPath(id)}/change`;
  const content = (
    <>
      <p>
        <bdi>{webhookName(endpoint)}</bdi>
      </p>
      <StaffForm
        {...{ asked, action: at, page: at, version }}
        {...(refused && { holds: 'unsent' })}
      >
        {refused && <FormFault>{refused.whole}</FormFault>}
        {refused?.status === 409 && (
          <details open>
            <summary>{composeTexts[language].standsNow}</summary>
            <WhatItIsTold {...{ asked, endpoint, owner: null }} />
          </details>
        )}
        <WebhookFields asked={{ ...asked, typed }} faults={refused?.faults ?? notRefused} />
        <button class="main" type="submit">
          {form.save}
        </button>
      </StaffForm>
      <BackLink to={webhookPath(id)}>{removal.keep}</BackLink>
    </>
  );
  return { kind: 'page', status: refused?.status ?? 200, title: form.change, content };
}
