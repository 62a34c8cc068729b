import type { WebhookWithSecret } from '../../../actions/change/webhook-secret.ts';
import { rotateSecret } from '../../../actions/rotate-secret.ts';
import { showSecret } from '../../../actions/show-secret.ts';
import {
  rotationMs,
  signingVersions,
  type WebhookEndpoint,
} from '../../../domain/delivery/webhook-endpoint.ts';
import { consoleWebhookTexts } from '../../../i18n/console/webhook-texts.ts';
import { Around } from '../../components/around.tsx';
import { FullTime } from '../../components/time.tsx';
import { BackLink } from '../back-link.tsx';
import { consolePath } from '../console-path.ts';
import { FormFault } from '../field.tsx';
import { refusedBy } from '../refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from '../route.ts';
import { StaffForm, versionIn } from '../staff-form.tsx';
import { ourWebhookAsked } from './found.ts';
import { webhookName, webhookPath } from './standing.tsx';

const path = '/webhooks/:id';

/** The secret of a webhook is shown to admins, and changed. It never stands in the answer to a GET. */
export const webhookSecretRoutes: readonly ConsoleRoute[] = [
  { method: 'POST', path: `${path}/secret`, allows: 'admin', handle: show },
  {
    ...{ method: 'GET', path: `${path}/rotation`, allows: 'admin' },
    handle: async (asked: StaffAsked) => rotationPage(asked, await ourWebhookAsked(asked), null),
  },
  { method: 'POST', path: `${path}/rotation`, allows: 'admin', handle: rotate },
];

async function show(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, param } = asked;
  return secretPage(asked, await showSecret(acting, outgoing, param('id')));
}

async function rotate(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, param, texts } = asked;
  try {
    return await secretPage(
      asked,
      await rotateSecret(acting, outgoing, param('id'), versionIn(asked)),
    );
  } catch (error) {
    const { whole } = refusedBy(error, texts, {});
    return rotationPage(asked, await ourWebhookAsked(asked), whole);
  }
}

async function secretPage(
  asked: StaffAsked,
  { webhook, secret }: WebhookWithSecret,
): Promise<Answer> {
  const texts = consoleWebhookTexts[asked.language].secret;
  const content = (
    <>
      <p>{texts.text(webhookName(webhook))}</p>
      <p class="once">{secret}</p>
      <p>{texts.keep}</p>
      <BothSign {...{ asked, endpoint: await ourWebhookAsked(asked) }} />
      <p>
        <a class="more" href={consolePath + webhookPath(webhook.id)}>
          {texts.back}
        </a>
      </p>
    </>
  );
  return { kind: 'page', status: 200, title: texts.title, content };
}

type EndpointProps = Readonly<{ asked: StaffAsked; endpoint: WebhookEndpoint }>;

/** Until when the secret before a rotation signs, too. */
function BothSign({ asked: { language, reading, now }, endpoint }: EndpointProps) {
  const { rotatedAt } = endpoint;
  if (rotatedAt === null || signingVersions(endpoint, now).length === 1) return null;
  return (
    <p>
      <Around {...consoleWebhookTexts[language].secret.both}>
        <FullTime {...{ instant: rotatedAt + rotationMs, language, reading }} />
      </Around>
    </p>
  );
}

function rotationPage(asked: StaffAsked, endpoint: WebhookEndpoint, fault: string | null): Answer {
  const { rotation, removal } = consoleWebhookTexts[asked.language];
  const { id, version } = endpoint.subscription;
  const at = `${webhookPath(id)}/rotation`;
  const content = (
    <>
      <p>
        <bdi>{webhookName(endpoint)}</bdi>
      </p>
      <StaffForm {...{ asked, action: at, page: at, version }}>
        {fault !== null && <FormFault>{fault}</FormFault>}
        <p>{rotation.effect}</p>
        <p>{rotation.ask}</p>
        <BothSign {...{ asked, endpoint }} />
        <button class="main" type="submit">
          {rotation.submit}
        </button>
      </StaffForm>
      <BackLink to={webhookPath(id)}>{removal.keep}</BackLink>
    </>
  );
  return { kind: 'page', status: fault === null ? 200 : 409, title: rotation.title, content };
}

/** The way to the secret, and to another one. */
export function SecretSection({ asked, endpoint }: EndpointProps) {
  const { secret, rotation } = consoleWebhookTexts[asked.language];
  const page = webhookPath(endpoint.subscription.id);
  return (
    <section aria-labelledby="secret">
      <h2 id="secret">{secret.title}</h2>
      <p>{secret.note}</p>
      <BothSign {...{ asked, endpoint }} />
      <div class="acts">
        <StaffForm {...{ asked, action: `${page}/secret`, page }}>
          <button type="submit">{secret.show}</button>
        </StaffForm>
        <a class="button" href={`${consolePath}${page}/rotation`}>
          {rotation.title}
        </a>
      </div>
    </section>
  );
}
