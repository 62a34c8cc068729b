import { pauseWebhook } from '../../actions/pause-webhook.ts';
import { redeliverSpan } from '../../actions/redeliver-span.ts';
import { resumeWebhook } from '../../actions/resume-webhook.ts';
import { testWebhook } from '../../actions/test-webhook.ts';
import { AppError } from '../../domain/app-error.ts';
import { consoleWebhookTexts } from '../../i18n/console/webhook-texts.ts';
import { consolePath } from './console-path.ts';
import { deliveryPath } from './delivery/rows.tsx';
import { refusedBy } from './refused.ts';
import type { Answer, ConsoleRoute, StaffAsked } from './route.ts';
import { asShown, webhookPage } from './webhook/page.tsx';
import { spanIn } from './webhook/span.tsx';
import { webhookPath } from './webhook/standing.tsx';

const path = '/webhooks/:id';

/** One webhook: where it stands, what it was sent, and what is done with it at once. */
export const webhookRoutes: readonly ConsoleRoute[] = [
  { method: 'GET', path, allows: 'viewer', handle: (asked) => webhookPage(asked, asShown) },
  { method: 'POST', path: `${path}/test`, allows: 'admin', handle: test },
  { method: 'POST', path: `${path}/pause`, allows: 'admin', handle: pause },
  { method: 'POST', path: `${path}/resumption`, allows: 'admin', handle: resume },
  { method: 'POST', path: `${path}/redelivery`, allows: 'admin', handle: redeliver },
];

/** Leads to the delivery, where what comes of it is seen. */
async function test(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, param, language } = asked;
  const texts = consoleWebhookTexts[language].test;
  try {
    const { id } = await testWebhook(acting, outgoing, param('id'));
    return { kind: 'go', to: consolePath + deliveryPath(id), cookies: [] };
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if (code !== 'too_many' && code !== 'conflict') throw error;
    return code === 'too_many'
      ? webhookPage(asked, { ...asShown, status: 429, fault: texts.tooSoon })
      : webhookPage(asked, { ...asShown, status: 409, fault: texts.notNow });
  }
}

async function pause(asked: StaffAsked): Promise<Answer> {
  return done(asked, 'paused', () => pauseWebhook(asked.acting, asked.param('id'), null));
}

async function resume(asked: StaffAsked): Promise<Answer> {
  return done(asked, 'resumed', () => resumeWebhook(asked.acting, asked.param('id'), null));
}

async function done(
  asked: StaffAsked,
  what: 'paused' | 'resumed',
  work: () => Promise<unknown>,
): Promise<Answer> {
  try {
    await work();
    return backTo(asked, what);
  } catch (error) {
    // It stands otherwise by now; the page says how.
    const { whole } = refusedBy(error, asked.texts, {});
    return webhookPage(asked, { ...asShown, status: 409, fault: whole });
  }
}

async function redeliver(asked: StaffAsked): Promise<Answer> {
  const { acting, outgoing, param, texts, language } = asked;
  const { faults, notNow } = consoleWebhookTexts[language].span;
  try {
    await redeliverSpan(acting, outgoing, param('id'), spanIn(asked));
    return backTo(asked, 'redelivered');
  } catch (error) {
    const refused = refusedBy(error, texts, faults);
    const isNotTold = error instanceof AppError && error.code === 'conflict';
    const told = isNotTold ? { ...refused, whole: notNow } : refused;
    return webhookPage(asked, { ...asShown, status: told.status, refused: told });
  }
}

function backTo({ param }: StaffAsked, done: string): Answer {
  const to = `${consolePath}${webhookPath(param('id'))}?done=${done}`;
  return { kind: 'go', to, cookies: [] };
}
