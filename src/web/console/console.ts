import { isAtLeast } from '../../domain/staff.ts';
import { dropSentDrafts } from '../../storage/draft.ts';
import { networkOf } from '../network.ts';
import { brandNow } from '../public/brand-now.ts';
import { askedBy } from './asked.ts';
import { type Attempts, limitAttempts } from './attempts.ts';
import { authOver } from './auth.ts';
import { consolePath } from './console-path.ts';
import { noForm, readForm, typedIn } from './form.ts';
import { draftsIn } from './kept-form.tsx';
import { languageOf } from './language.ts';
import type { ConsoleOptions, ConsoleSite } from './mount-console.ts';
import { isPartAsked, partTurnedAway } from './part-asked.ts';
import { type Known, message, printed } from './printed.tsx';
import { refusalOf } from './refusal.ts';
import { requestKeyOf } from './request-key.ts';
import type { Answer, Asked, ConsoleRoute } from './route.ts';
import { routeOf, type Taken } from './routes.ts';
import { isSameOrigin } from './same-origin.ts';
import { authHeaders, whoIsSignedIn } from './session.ts';
import { signInAgain } from './sign-in.tsx';

/** What all requests to the console have in common. */
export type Console = Readonly<{
  options: ConsoleOptions;
  authOf: ReturnType<typeof authOver>;
  attempts: Attempts;
}>;

/** Opens the console; what it returns answers a request to any path below it. */
export function openConsole(options: ConsoleOptions, site: ConsoleSite) {
  const { baseUrl, siteName, defaultLanguage } = site;
  const authOf = authOver(options, { baseUrl, issuer: siteName[defaultLanguage] });
  const opened: Console = { options, authOf, attempts: limitAttempts(options) };
  return async (request: Request, connection: unknown): Promise<Response> => {
    const language = languageOf(request, defaultLanguage);
    const brand = await brandNow(options.snapshots);
    const branded = { ...site, ...(brand && { brand }) };
    const stranger: Known = {
      site: branded,
      request,
      language,
      visitor: null,
      cookies: [],
      form: noForm,
    };
    return answer(opened, stranger, connection).catch((error: unknown) =>
      refusalOf(error, stranger, options),
    );
  };
}

/** In this order: is there such a way, who sends the request, what was typed, who is it, may they. */
async function answer(opened: Console, stranger: Known, connection: unknown): Promise<Response> {
  const { request, site } = stranger;
  const taken = routeOf(request.method, pathBelow(request));
  if (taken === null) return message(stranger, 404, 'notFound');
  if (taken.kind === 'other') {
    // RFC 9110 §15.5.6: a 405 names the methods that work.
    return message(stranger, 405, 'notAllowed', { Allow: taken.allow });
  }
  if (taken.route.method === 'GET') return answerTaken(opened, stranger, taken, connection);
  if (!isSameOrigin(request, site.baseUrl)) return message(stranger, 403, 'elsewhere');
  // What was typed is read before anything can fail that it has to outlast.
  const form = await readForm(request);
  return answerTaken(opened, { ...stranger, form }, taken, connection);
}

function pathBelow(request: Request): string {
  return new URL(request.url).pathname.slice(consolePath.length);
}

async function answerTaken(
  opened: Console,
  stranger: Known,
  taken: Taken,
  connection: unknown,
): Promise<Response> {
  const { options, authOf } = opened;
  let known = stranger;
  try {
    const db = await options.openDatabase();
    const auth = await authOf(db);
    const address = options.addressOf(stranger.request, connection);
    const headers = authHeaders(stranger.request, address);
    known = { ...stranger, ...(await whoIsSignedIn(auth, headers, options.now())) };
    const refused = await turnedAway(taken.route, known);
    if (refused) return refused;
    const sent = { auth, headers, network: networkOf(address) };
    const asked = await askedBy(opened, known, db, taken, sent);
    const answered = await handle(taken.route, asked, known);
    if (answered.kind === 'go') await finish(opened, taken.route, asked);
    return await printed(known, answered);
  } catch (error) {
    return refusalOf(error, known, options);
  }
}

/** The answer to whom a route does not allow; null to whom it does. */
async function turnedAway(
  { allows, method }: ConsoleRoute,
  known: Known,
): Promise<Response | null> {
  const { visitor, request, form } = known;
  if (allows === 'everybody') return null;
  if (visitor === null && isPartAsked(request)) return partTurnedAway(request);
  if (visitor === null && method === 'POST') return signInAgain(known, form.fields);
  if (visitor === null) {
    const { pathname, search } = new URL(request.url);
    const to = new URLSearchParams({ to: pathname + search });
    return printed(known, { kind: 'go', to: `${consolePath}/sign-in?${to}`, cookies: [] });
  }
  return isAtLeast(visitor.role, allows) ? null : message(known, 403, 'forbidden');
}

async function handle(route: ConsoleRoute, asked: Asked, { request }: Known): Promise<Answer> {
  if (route.allows === 'everybody') return route.handle(asked);
  const { visitor, db, now, watched, fields } = asked;
  if (visitor === null) throw new Error('A route for staff was taken by a stranger.');
  const { id, name, role } = visitor;
  const actor = { kind: 'staff', id, name, role } as const;
  const once = await requestKeyOf(request, fields, id);
  return route.handle({ ...asked, visitor, acting: { db, now, actor, site: watched.site, once } });
}

/** What was kept of a form has served when it was sent; and who did something sees it on the page. */
async function finish({ options }: Console, route: ConsoleRoute, asked: Asked): Promise<void> {
  if (route.method === 'GET' || route.allows === 'everybody' || route.keeps === 'draft') return;
  const sent = draftsIn(asked.fields);
  if (sent.length > 0) await dropSentDrafts(asked.db, sent, typedIn(asked.fields, 'page'));
  await options.changed().catch((error: unknown) =>
    options.log('warn', 'A change is stored, but the page could not be rendered anew at once.', {
      error: String(error),
    }),
  );
}
