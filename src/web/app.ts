import { type Context, Hono } from 'hono';
import type { Component } from '../domain/component.ts';
import { type Language, type Localized, languages } from '../domain/localized.ts';
import { databaseRefusal } from '../storage/away.ts';
import { type ApiOptions, mountApi, unknownPath } from './api/api.ts';
import { isApiPath } from './api/api-path.ts';
import type { Assets } from './assets.ts';
import { type ConsoleOptions, mountConsole } from './console/mount-console.ts';
import { htmlDocument, pageHeaders } from './document.ts';
import { preferredLanguage } from './negotiation.ts';
import { keptPictures, picturePaths } from './pictures.ts';
import { brandNow } from './public/brand-now.ts';
import { healthDocument } from './public/health.ts';
import { type MessageKind, MessagePage } from './public/message.tsx';
import type { Bilingual, Rendering, Snapshots } from './public/snapshot.ts';
import { answer, type Compress } from './representation.ts';
import { baseHeaders } from './security-headers.ts';
import { mountSelfService } from './self-service/mount-self-service.ts';

export type AppOptions = Readonly<{
  snapshots: Snapshots;
  /** Static files by path; empty where something in front of the app serves them. */
  assets: Assets;
  compress: Compress;
  siteName: Localized;
  defaultLanguage: Language;
  /** The ways to reach people as the files name them, told also while nothing else can be. */
  contacts: readonly Component[];
  /** The public address of the site; decides about HSTS. */
  baseUrl: string;
  /** Left out where only pages are served. */
  api?: ApiOptions;
  /** Left out where nobody signs in. */
  console?: ConsoleOptions;
  /** Told of every fault that a visitor sees as a 500. */
  onError: (error: Error) => void;
}>;

/** The web application: the same on Node and in workerd. */
export function createApp(options: AppOptions): Hono {
  const { snapshots, assets } = options;
  const app = new Hono({ strict: false });
  const spoken = (c: Context) =>
    preferredLanguage(c.req.header('accept-language'), options.defaultLanguage);

  const get = (path: string, handler: Handler) => {
    // One handler for all methods: of two that match, Hono would make a chain of promises.
    app.all(path, (c) =>
      readsOnly(c.req.method) ? handler(c) : message(c, 'notAllowed', options),
    );
  };

  get('/', (c) => serve(c, snapshots, ({ home }) => home[spoken(c)]));
  for (const language of languages) {
    get(`/${language}`, (c) => serve(c, snapshots, ({ page }) => page[language]));
    get(`/parts/${language}/status`, (c) => serve(c, snapshots, ({ part }) => part[language]));
  }
  for (const path of pagePaths) {
    get(path, (c) => negotiate(c, options));
    for (const language of languages) get(`/${language}${path}`, (c) => page(c, options));
  }
  for (const language of languages) {
    for (const path of refreshedPaths) {
      get(`/parts/${language}${path}`, (c) => page(c, options));
    }
  }
  get('/healthz', () => health(snapshots));
  get('/robots.txt', () => new Response(robots, { headers: plainText }));
  const pictureAt = keptPictures(options.compress);
  get(picturePaths, async (c) => {
    const { watched } = await snapshots.current();
    return pictureAt(watched, c.req.path)?.(c.req.raw) ?? message(c, 'notFound', options);
  });
  for (const [path, asset] of assets) get(path, (c) => answer(c.req.raw, asset));
  if (options.api) mountApi(app, options.api, options);
  if (options.api) mountSelfService(app, options.api, options);
  if (options.console) mountConsole(app, options.console, options);

  app.notFound((c) => (isApiPath(c.req.path) ? unknownPath() : message(c, 'notFound', options)));
  app.onError((error, c) => {
    options.onError(error);
    return message(c, databaseRefusal(error) ? 'away' : 'failed', options);
  });
  return app;
}

const robots = 'User-agent: *\nDisallow: /parts/\n';
const plainText = {
  ...baseHeaders,
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'max-age=3600',
};

type Handler = (c: Context) => Response | Promise<Response>;

function readsOnly(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Sends what the snapshot holds; awaits only where it has to be rendered first. */
function serve(
  c: Context,
  snapshots: Snapshots,
  choose: (rendering: Rendering) => Bilingual[Language],
): Response | Promise<Response> {
  const rendering = snapshots.current();
  if (!(rendering instanceof Promise)) return answer(c.req.raw, choose(rendering));
  return rendering.then((rendered) => answer(c.req.raw, choose(rendered)));
}

/** The pages besides the status, below each language; without one it is negotiated. */
const pagePaths = [
  ...['/components/:slug', '/history', '/history/:month'],
  ...['/incidents/:id', '/maintenances/:id', '/announcements/:id'],
];

/** Those of which open pages fetch a part again. */
const refreshedPaths = ['/components/:slug', '/incidents/:id', '/maintenances/:id'];

/** Sends a page at its path, or that there is none. */
async function page(c: Context, options: AppOptions): Promise<Response> {
  const { pages } = await options.snapshots.current();
  const found = await pages.get(pathOf(c));
  if (found === null) return message(c, 'notFound', options);
  return found === 'unreadable' ? message(c, 'unreadable', options) : answer(c.req.raw, found);
}

/** Leads to a page in the language that its reader prefers. */
async function negotiate(c: Context, options: AppOptions): Promise<Response> {
  const accepted = c.req.header('accept-language');
  const path = `/${preferredLanguage(accepted, options.defaultLanguage)}${pathOf(c)}`;
  const { pages } = await options.snapshots.current();
  if ((await pages.get(path)) === null) return message(c, 'notFound', options);
  const headers = { ...baseHeaders, 'Cache-Control': 'no-cache', Vary: 'Accept-Language' };
  return new Response(null, { status: 302, headers: { ...headers, Location: path } });
}

/** The path as pages are kept by it: without the slash that some put at the end. */
function pathOf(c: Context): string {
  return c.req.path.replace(/(?<=.)\/$/, '');
}

/** A Worker that has just woken reads the facts only when asked for them. */
async function health(snapshots: Snapshots): Promise<Response> {
  // Where there is nothing to serve, that is said below.
  const served = await Promise.resolve(snapshots.current()).catch(() => null);
  return healthDocument(snapshots.health(), served?.facts ?? { states: [], pauses: [] });
}

const statusCodes: Readonly<Record<MessageKind, number>> = {
  notFound: 404,
  notAllowed: 405,
  failed: 500,
  unreadable: 503,
  away: 503,
  elsewhere: 403,
  notSent: 400,
};

async function message(c: Context, kind: MessageKind, options: AppOptions) {
  const { siteName, defaultLanguage, baseUrl } = options;
  if (statusCodes[kind] === 503 && readByPrograms.test(c.req.path)) return awayInBrief();
  const contacts = kind === 'away' ? options.contacts : [];
  const brand = await brandNow(options.snapshots);
  const named = languages.find((language) => `${c.req.path}/`.startsWith(`/${language}/`));
  const language = named ?? preferredLanguage(c.req.header('accept-language'), defaultLanguage);
  const page = htmlDocument(MessagePage({ message: kind, siteName, brand, contacts, language }));
  return new Response(page, {
    status: statusCodes[kind],
    headers: {
      ...(await pageHeaders(baseUrl, brand)),
      'Content-Language': language,
      Vary: 'Accept-Language',
      // RFC 9110 §15.5.6: a 405 names the methods that work.
      ...(kind === 'notAllowed' && { Allow: 'GET, HEAD' }),
      ...(statusCodes[kind] === 503 && retryLater),
    },
  });
}

/** Feeds, and what open pages fetch again: a page for people is of no use to whoever asks for these. */
const readByPrograms = /^\/parts\/|\.(rss|atom|json)$/;

const retryLater = { 'Retry-After': '60' };

function awayInBrief(): Response {
  const headers = { ...plainText, ...retryLater, 'Cache-Control': 'no-store' };
  return new Response('This cannot be read right now; ask again in a minute.\n', {
    status: 503,
    headers,
  });
}
