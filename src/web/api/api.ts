import type { Context, Hono } from 'hono';
import type { Outgoing } from '../../actions/change/outgoing.ts';
import type { RunNow } from '../../actions/run-monitor.ts';
import { type Recent, recent } from '../../domain/recent.ts';
import type { Database } from '../../storage/database.ts';
import { loadedOnce } from '../loaded-once.ts';
import type { Snapshots } from '../public/snapshot.ts';
import { addressAllowance, type Demand, demandWithin, tokenAllowance } from '../rate-limit.ts';
import type { Compress } from '../representation.ts';
import { answerPrivate } from './answer-private.ts';
import { answerPublic } from './answer-public.ts';
import { apiPath, descriptionPaths } from './api-path.ts';
import type { DescribedSite } from './openapi/routes.ts';
import { problem, Refusal } from './problem.ts';
import { refusalOf } from './refusal.ts';
import type { Method, Route } from './route.ts';
import { routes } from './routes.ts';

/** Where a request comes from; `connection` is what the runtime knows besides the request. */
export type AddressOf = (request: Request, connection: unknown) => string;

export type ApiOptions = Readonly<{
  /** May be called for each request; rejects while the database is away. */
  openDatabase: () => Promise<Database>;
  snapshots: Snapshots;
  compress: Compress;
  /** The wall clock, UTC milliseconds. */
  now: () => number;
  /** Brings the pages up to date after a change; who made it waits for that. */
  changed: () => Promise<void>;
  runNow: RunNow;
  outgoing: Outgoing;
  addressOf: AddressOf;
  /** Lets work go on after its request was answered. */
  later: (work: Promise<void>, connection: unknown) => void;
  log: (level: 'warn' | 'error', message: string, facts: Readonly<Record<string, unknown>>) => void;
}>;

/** What requests have in common: the options, who has asked how often, and who is known. */
export type Api = ApiOptions &
  Readonly<{
    limits: Readonly<{ token: Demand; address: Demand }>;
    /** Whether a token counted when it was looked up last, by its hash; only of those that ever did. */
    counted: Recent<boolean>;
  }>;

/** How many tokens are remembered: more than a support centre has. */
const mostTokens = 1_000;

/**
 * Mounts all routes of the API, one handler for each path, and the documents that describe them, which
 * are loaded when one is asked for first.
 */
export function mountApi(app: Hono, options: ApiOptions, site: DescribedSite): void {
  const limits = {
    token: demandWithin(tokenAllowance),
    address: demandWithin(addressAllowance),
  };
  const api: Api = { ...options, limits, counted: recent(mostTokens) };
  for (const [path, methods] of byPath(routes)) {
    app.all(`${apiPath}${path}`, (c) => dispatch(c, api, methods));
  }
  const described = loadedOnce(async () => {
    const { openDescriptions } = await import('./openapi/routes.ts');
    return openDescriptions(site, options);
  });
  for (const path of descriptionPaths) {
    app.all(path, async (c) =>
      isRead(c) ? (await described())[path](c.req.raw) : refusalOf(onlyRead(), c, api),
    );
  }
}

/** What nothing answers. */
export function unknownPath(): Response {
  return problem(404, 'There is nothing at this path; /docs/api lists what there is.');
}

type Methods = ReadonlyMap<Method, Route>;

function byPath(all: readonly Route[]): ReadonlyMap<string, Methods> {
  const paths = new Map<string, Map<Method, Route>>();
  for (const route of all) {
    const methods = paths.get(route.path) ?? new Map<Method, Route>();
    paths.set(route.path, methods.set(route.method, route));
  }
  return paths;
}

function dispatch(c: Context, api: Api, methods: Methods): Response | Promise<Response> {
  const route = routeFor(c.req.method, methods);
  if (route?.kind === 'public') return answerPublic(c, api, route);
  if (route?.kind === 'private') return answerPrivate(c, api, route);
  return refusalOf(notAllowed(methods), c, api);
}

function isRead({ req }: Context): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}

/** HEAD is GET without a body (RFC 9110 §9.3.2); the runtime leaves the body out. */
function routeFor(method: string, methods: Methods): Route | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  return [...methods.values()].find((route) => route.method === wanted);
}

function notAllowed(methods: Methods): Refusal {
  return allowing([...methods.keys()].flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])));
}

function onlyRead(): Refusal {
  return allowing(['GET', 'HEAD']);
}

/** RFC 9110 §15.5.6: a 405 names the methods that work. */
function allowing(methods: readonly string[]): Refusal {
  const Allow = methods.join(', ');
  return new Refusal(405, `Use one of the methods ${Allow} here.`, { Allow });
}
