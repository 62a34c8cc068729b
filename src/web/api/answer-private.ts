import type { Context } from 'hono';
import { demand } from '../../actions/change/acting.ts';
import { readBody } from '../body.ts';
import { networkOf } from '../network.ts';
import { baseHeaders } from '../security-headers.ts';
import type { Api } from './api.ts';
import { hashIn, unauthenticated, whoHas } from './authentication.ts';
import { cursorOf, pageAsked } from './paging.ts';
import { refusalOf } from './refusal.ts';
import { requestKeyOf } from './request-key.ts';
import { type Answered, type Asked, type PrivateRoute, takesVersion } from './route.ts';
import { tagOf, versionAsked } from './version.ts';

/** Answers a request of whoever has a token for it. */
export async function answerPrivate(c: Context, api: Api, route: PrivateRoute): Promise<Response> {
  try {
    const asked = await askedOf(c, api, route);
    const answered = await route.handle(asked);
    if (route.method !== 'GET') await showChange(api);
    return responseOf(answered, route, c);
  } catch (error) {
    return refusalOf(error, c, api);
  }
}

/** Reads a request in this order: who asks, whether they may, and only then what is asked. */
async function askedOf(c: Context, api: Api, route: PrivateRoute): Promise<Asked> {
  const who = await whoAsks(c, api);
  demand(who.actor, route.method === 'GET' ? 'read' : 'write', route.noun);
  const { watched } = await api.snapshots.current();
  const request = c.req.raw;
  const query = new URL(request.url).searchParams;
  const version = takesVersion(route) ? versionAsked(request) : null;
  const page = pageAsked(route.shape === 'pages' ? query : new URLSearchParams());
  const { bytes, input } = route.body ? await readBody(request) : noBody;
  const once = await requestKeyOf(request, who.actor.id, bytes);
  const acting = { ...who, site: watched.site, once };
  return {
    ...{ acting, watched, query, input, version, page },
    status: async () => (await api.snapshots.current()).status,
    runNow: api.runNow,
    outgoing: api.outgoing,
    param: (name) => c.req.param(name) ?? '',
  };
}

const noBody = { bytes: new Uint8Array(), input: undefined };

/** Without a token that counts, all that can be learned here is that one is needed. */
async function whoAsks(c: Context, api: Api) {
  const { limits } = api;
  const now = api.now();
  const known = await knownBy(await hashIn(c.req.raw), now, c, api);
  if (known === null) throw unauthenticated();
  limits.token(known.actor.id, now);
  return { ...known, now };
}

/** A token that did not count before is counted by its address, before it may cost a look. */
async function knownBy(hash: string | null, now: number, c: Context, api: Api) {
  const { counted, limits, log } = api;
  const didCount = hash !== null && counted.get(hash) === true;
  if (!didCount) limits.address(networkOf(api.addressOf(c.req.raw, c.env)), now);
  if (hash === null) return null;
  const known = await whoHas(hash, api.openDatabase, now, (noted) =>
    api.later(noted.catch(loggedBy(log)), c.env),
  );
  // Strangers do not push out those who are known.
  if (known !== null || didCount) counted.set(hash, known !== null);
  return known;
}

function loggedBy(log: Api['log']) {
  return (error: unknown) =>
    log('warn', 'The use of a token could not be noted.', { error: String(error) });
}

/** Who has changed something sees it on the next page; what is written stays written all the same. */
async function showChange({ changed, log }: Api): Promise<void> {
  await changed().catch((error: unknown) =>
    log('warn', 'A change is stored, but the page could not be rendered anew at once.', {
      error: String(error),
    }),
  );
}

function responseOf(answered: Answered, route: PrivateRoute, c: Context): Response {
  const headers = {
    ...baseHeaders,
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  };
  switch (answered.kind) {
    case 'list': {
      const nextCursor = answered.next && cursorOf(answered.next);
      const link = nextCursor === null ? {} : { Link: nextLink(c.req.url, nextCursor) };
      return json({ items: answered.items, nextCursor }, 200, { ...headers, ...link });
    }
    case 'one':
      return json(answered.body, route.status, headers);
    case 'versioned': {
      const { body, version, location } = answered;
      const tagged = { ...headers, ETag: tagOf(version) };
      return json(
        body,
        route.status,
        location === undefined ? tagged : { ...tagged, Location: location },
      );
    }
  }
}

/** The next page as a web link (RFC 8288 §3). */
function nextLink(url: string, cursor: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('cursor', cursor);
  return `<${pathname}?${searchParams}>; rel="next"`;
}

function json(body: unknown, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), { status, headers });
}
