import { isAtLeast } from '../../domain/staff.ts';
import { consoleTexts } from '../../i18n/console-texts.ts';
import type { Database } from '../../storage/database.ts';
import { networkOf } from '../api/network.ts';
import { type Attempts, limitAttempts } from './attempts.ts';
import { authOver } from './auth.ts';
import { type Fields, readForm } from './form.ts';
import { languageOf } from './language.ts';
import { type ConsoleOptions, type ConsoleSite, consolePath } from './mount-console.ts';
import { type Known, message, printed } from './printed.tsx';
import { refusalOf } from './refusal.ts';
import type { Answer, Asked, ConsoleRoute } from './route.ts';
import { routeOf, type Taken } from './routes.ts';
import { isSameOrigin } from './same-origin.ts';
import { authHeaders, whoIsSignedIn } from './session.ts';

/** What all requests to the console have in common. */
type Console = Readonly<{
  options: ConsoleOptions;
  authOf: ReturnType<typeof authOver>;
  attempts: Attempts;
}>;

/** Opens the console; what it returns answers a request to any path below it. */
export function openConsole(options: ConsoleOptions, site: ConsoleSite) {
  const { baseUrl, siteName, defaultLanguage } = site;
  const authOf = authOver(options, { baseUrl, issuer: siteName[defaultLanguage] });
  const opened: Console = { options, authOf, attempts: limitAttempts() };
  return async (request: Request, connection: unknown): Promise<Response> => {
    const language = languageOf(request, defaultLanguage);
    const stranger: Known = { site, request, language, visitor: null, cookies: [] };
    return answer(opened, stranger, connection).catch((error: unknown) =>
      refusalOf(error, stranger, options),
    );
  };
}

/** In this order: is there such a way, who sends the request, who is it, may they, what was typed. */
async function answer(opened: Console, stranger: Known, connection: unknown): Promise<Response> {
  const { options, authOf } = opened;
  const { request, site } = stranger;
  const taken = routeOf(request.method, pathBelow(request));
  if (taken === null) return message(stranger, 404, 'notFound');
  if (taken.kind === 'other') {
    // RFC 9110 §15.5.6: a 405 names the methods that work.
    return message(stranger, 405, 'notAllowed', { Allow: taken.allow });
  }
  if (taken.route.method === 'POST' && !isSameOrigin(request, site.baseUrl)) {
    return message(stranger, 403, 'elsewhere');
  }
  const db = await options.openDatabase();
  const auth = await authOf(db);
  const address = options.addressOf(request, connection);
  const headers = authHeaders(request, address);
  const known = { ...stranger, ...(await whoIsSignedIn(auth, headers)) };
  const sent = { auth, headers, network: networkOf(address) };
  return answerKnown(opened, known, db, taken, sent).catch((error: unknown) =>
    refusalOf(error, known, options),
  );
}

function pathBelow(request: Request): string {
  return new URL(request.url).pathname.slice(consolePath.length);
}

type Sent = Pick<Asked, 'auth' | 'headers' | 'network'>;

async function answerKnown(
  opened: Console,
  known: Known,
  db: Database,
  taken: Taken,
  sent: Sent,
): Promise<Response> {
  const refused = await refusedBy(taken.route, known);
  if (refused) return refused;
  const fields = taken.route.method === 'POST' ? await readForm(known.request) : noFields;
  const asked = askedOf(opened, known, db, taken, fields, sent);
  return printed(known, await handle(taken.route, asked));
}

const noFields: Fields = new Map();

/** The answer to whom a route does not allow; null to whom it does. */
async function refusedBy({ allows, method }: ConsoleRoute, known: Known): Promise<Response | null> {
  const { visitor, request } = known;
  if (allows === 'everybody') return null;
  if (visitor === null && method === 'POST') return message(known, 401, 'signedOut');
  if (visitor === null) {
    const { pathname, search } = new URL(request.url);
    const to = new URLSearchParams({ to: pathname + search });
    return printed(known, { kind: 'go', to: `${consolePath}/sign-in?${to}`, cookies: [] });
  }
  return isAtLeast(visitor.role, allows) ? null : message(known, 403, 'forbidden');
}

function askedOf(
  { options, attempts }: Console,
  { site, request, language, visitor }: Known,
  db: Database,
  { params }: Taken,
  fields: Fields,
  sent: Sent,
): Asked {
  return {
    ...{ ...sent, db, language, visitor, fields, attempts },
    now: options.now(),
    texts: consoleTexts[language],
    baseUrl: site.baseUrl,
    query: new URL(request.url).searchParams,
    param: (name) => params.get(name) ?? '',
  };
}

function handle(route: ConsoleRoute, asked: Asked): Promise<Answer> {
  if (route.allows === 'everybody') return route.handle(asked);
  const { visitor, db, now } = asked;
  if (visitor === null) throw new Error('A route for staff was taken by a stranger.');
  const { id, name, role } = visitor;
  const acting = { db, now, actor: { kind: 'staff', id, name, role } } as const;
  return route.handle({ ...asked, visitor, acting });
}
