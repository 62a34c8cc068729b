import type { Context } from 'hono';
import { networkOf } from '../network.ts';
import type { Rendering } from '../public/snapshot.ts';
import type { Api } from './api.ts';
import { refusalOf } from './refusal.ts';
import type { PublicRoute, Viewed } from './route.ts';

/** Answers what anybody may read; from what the page shows without a promise in between. */
export function answerPublic(
  c: Context,
  api: Api,
  route: PublicRoute,
): Response | Promise<Response> {
  try {
    // What costs no more than the page is not counted, as the page is not.
    if (route.from === 'database')
      api.limits.address(networkOf(api.addressOf(c.req.raw, c.env)), api.now());
    const rendering = api.snapshots.current();
    const answer = (newest: Rendering) => route.handle(viewed(c, api, newest));
    const answered = rendering instanceof Promise ? rendering.then(answer) : answer(rendering);
    if (!(answered instanceof Promise)) return answered;
    return answered.catch((error) => refusalOf(error, c, api));
  } catch (error) {
    return refusalOf(error, c, api);
  }
}

function viewed(c: Context, api: Api, rendering: Rendering): Viewed {
  const { compress, openDatabase } = api;
  const { watched } = rendering;
  return {
    ...{ request: c.req.raw, rendering, watched, compress, openDatabase },
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name) ?? null,
  };
}
