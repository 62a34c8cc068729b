import type { Context, Hono } from 'hono';
import type { Found } from '../public/pages.ts';
import { answer } from '../representation.ts';
import { baseHeaders } from '../security-headers.ts';
import { type FeedAddress, feedAddresses } from './address.ts';
import type { Feeds } from './kept-feeds.ts';

/** Serves all feeds. Of what is asked for, only the path and `component` count. */
export function mountFeeds(app: Hono, feeds: Feeds): void {
  for (const address of feedAddresses) app.all(address.path, (c) => feed(c, address, feeds));
}

function feed(c: Context, address: FeedAddress, feeds: Feeds): Response | Promise<Response> {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return notAllowed();
  const found = feeds.get(address, c.req.query('component') ?? null);
  if (found === null) return c.notFound();
  return found instanceof Promise ? found.then((one) => sent(c, one)) : sent(c, found);
}

function sent(c: Context, found: Found): Response {
  return found === 'unreadable' ? unreadable() : answer(c.req.raw, found);
}

/** RFC 9110 §15.5.6: a 405 names the methods that work. */
function notAllowed(): Response {
  return new Response(null, { status: 405, headers: { ...baseHeaders, Allow: 'GET, HEAD' } });
}

/** Nothing was read since the start, and nothing can be read now. */
function unreadable(): Response {
  const headers = { ...baseHeaders, 'Cache-Control': 'no-store', 'Retry-After': '60' };
  return new Response(null, { status: 503, headers });
}
