import { endSubscription } from '../../actions/end-subscription.ts';
import { showSecret } from '../../actions/show-secret.ts';
import { AppError } from '../../domain/app-error.ts';
import { subscriptionTexts } from '../../i18n/subscription-texts.ts';
import { type Fields, readForm, typedIn } from '../console/form.ts';
import { faultsIn } from '../console/refused.ts';
import { isFromElsewhere } from './elsewhere.ts';
import { actingOf, type Owned, ownedBy, ownedView } from './owned.ts';
import { goTo, message, printed, type Shown } from './printed.tsx';
import type { Refused } from './subscribe-form.tsx';
import { type Act, actIn, carryOutAct } from './subscription-act.ts';
import { SubscriptionPage, type SubscriptionPageProps } from './subscription-page.tsx';
import type { Visit } from './visit.ts';

/** Shows a subscription to whoever has its link; that changes nothing, as mail filters open links. */
export async function showSubscription(visit: Visit, token: string): Promise<Response> {
  const owned = await ownedBy(visit, token);
  if (owned === null) return message(visit, 'notFound', 404);
  const { done } = subscriptionTexts[visit.language];
  const note = Object.entries(done).find(([name]) => name === visit.query.get('done'))?.[1] ?? null;
  return page(visit, owned, 200, { note });
}

/** Does what a button on the page of a subscription says, or what a mail program asks in one click. */
export async function changeBySubscriber(visit: Visit, token: string): Promise<Response> {
  const { fields } = await readForm(visit.request);
  const owned = await ownedBy(visit, token);
  if (owned === null) return message(visit, 'notFound', 404);
  if (isOneClick(fields)) return unsubscribed(visit, owned);
  if (isFromElsewhere(visit.request, visit.site.baseUrl)) return message(visit, 'elsewhere', 403);
  const { options, askedOften, now } = visit;
  const holder = owned.subscription.id;
  const wait = await askedOften(options.openDatabase, { kind: 'acts', holder, now });
  if (wait !== null) return tooMany(visit, owned, wait);
  if (typedIn(fields, 'act') === 'secret') return withSecret(visit, owned);
  const act = actIn(fields);
  return act === null ? message(visit, 'notSent', 400) : acted(visit, owned, act, fields);
}

/** RFC 8058 §3.1: what a mail program posts to the address in List-Unsubscribe, without cookies or origin. */
function isOneClick(fields: Fields): boolean {
  return typedIn(fields, 'List-Unsubscribe') === 'One-Click';
}

/** Answered at once, as mail programs follow nothing. */
async function unsubscribed(visit: Visit, owned: Owned): Promise<Response> {
  await endSubscription(actingOf(visit, owned), owned.subscription.id);
  const ended = await ownedBy(visit, owned.token);
  return page(visit, ended ?? owned, 200, {});
}

/** The secret is shown on request only, as a link is opened by accident; and never before it is confirmed. */
async function withSecret(visit: Visit, owned: Owned): Promise<Response> {
  const { id, state } = owned.subscription;
  if (state !== 'active' && state !== 'paused') {
    return refusedAct(visit, owned, 409, refusalOf(visit, 'conflict'));
  }
  try {
    const { secret } = await showSecret(actingOf(visit, owned), visit.options.outgoing, id);
    return await page(visit, owned, 200, { secret });
  } catch (error) {
    return whyNot(visit, owned, error, null);
  }
}

async function acted(visit: Visit, owned: Owned, act: Act, fields: Fields): Promise<Response> {
  try {
    const done = await carryOutAct(visit, owned, act, fields);
    const query = done === null ? '' : `?done=${done}`;
    return await goTo(visit, `/subscriptions/${owned.token}${query}`);
  } catch (error) {
    return whyNot(visit, owned, error, fields);
  }
}

/** @throws the error itself where showing the page again would not help. */
function whyNot(
  visit: Visit,
  owned: Owned,
  error: unknown,
  typed: Fields | null,
): Promise<Response> {
  if (!(error instanceof AppError)) throw error;
  const { faults, refusals } = subscriptionTexts[visit.language];
  switch (error.code) {
    case 'invalid': {
      const refused = { whole: refusals.invalid, faults: faultsIn(error, faults) };
      return page(visit, owned, 422, { refused, typed });
    }
    case 'conflict':
    case 'stale':
    case 'not_found':
      return refusedAct(visit, owned, 409, refusalOf(visit, 'conflict'));
    case 'too_many':
      return tooMany(visit, owned, 60);
    default:
      throw error;
  }
}

function tooMany(visit: Visit, owned: Owned, wait: number): Promise<Response> {
  const headers = { 'Retry-After': String(wait) };
  return refusedAct(visit, owned, 429, refusalOf(visit, 'tooMany'), headers);
}

function refusalOf({ language }: Visit, why: 'conflict' | 'tooMany'): Refused {
  return { whole: subscriptionTexts[language].refusals[why], faults: new Map() };
}

/** The page as things stand now, which may be otherwise than they were when the button was pressed. */
async function refusedAct(
  visit: Visit,
  owned: Owned,
  status: Shown['status'],
  refused: Refused,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const now = await ownedBy(visit, owned.token);
  return page(visit, now ?? owned, status, { refused }, headers);
}

async function page(
  visit: Visit,
  owned: Owned,
  status: Shown['status'],
  more: Partial<SubscriptionPageProps>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const view = await ownedView(visit, owned);
  const { title, text } = subscriptionTexts[visit.language].states[owned.subscription.state];
  const shown = { note: null, typed: null, refused: null, secret: null, ...more };
  return printed(visit, {
    ...{ status, description: text, headers },
    // What was done, or is wrong, is heard first.
    title: shown.refused?.whole ?? shown.note ?? title,
    path: `/subscriptions/${owned.token}`,
    content: <SubscriptionPage {...{ visit, owned: view, ...shown }} />,
  });
}
