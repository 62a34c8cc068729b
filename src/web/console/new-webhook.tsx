import { createWebhook } from '../../actions/create-webhook.ts';
import { consoleWebhookTexts } from '../../i18n/console/webhook-texts.ts';
import { consolePath } from './console-path.ts';
import { FormFault } from './field.tsx';
import { notRefused, type Refused } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { StaffForm } from './staff-form.tsx';
import { WebhookFields, webhookIn, webhookRefused } from './webhook/form.tsx';
import { webhookPath } from './webhook/standing.tsx';

const page = '/webhooks/new';

/** A new webhook, which is told at once. */
export const newWebhookRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path: page, allows: 'admin', handle: async (asked) => formPage(asked, null) },
  { method: 'POST', path: '/webhooks', allows: 'admin', handle: create },
];

/** Its secret is shown by the page that comes next, to whoever asks for it there. */
async function create(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, watched } = asked;
  try {
    const input = webhookIn(asked);
    const { webhook } = await createWebhook(acting, outgoing, input, watched.site.defaultLanguage);
    const to = `${consolePath}${webhookPath(webhook.id)}?done=created`;
    return { kind: 'go', to, cookies: [] };
  } catch (error) {
    return formPage(asked, webhookRefused(error, asked));
  }
}

function formPage(asked: StaffAsked, refused: Refused | null): Answer {
  const { create, form } = consoleWebhookTexts[asked.language];
  const typed = asked.typed.size > 0 ? asked.typed : blank(asked);
  const content = (
    <StaffForm {...{ asked, action: '/webhooks', page }} {...(refused && { holds: 'unsent' })}>
      {refused && <FormFault>{refused.whole}</FormFault>}
      <WebhookFields asked={{ ...asked, typed }} faults={refused?.faults ?? notRefused} />
      <button class="main" type="submit">
        {form.create}
      </button>
    </StaffForm>
  );
  return { kind: 'page', status: refused?.status ?? 200, title: create, content };
}

function blank({ watched: { site } }: StaffAsked): ReadonlyMap<string, string> {
  return new Map(Object.entries({ dialect: 'standard', language: site.defaultLanguage }));
}
