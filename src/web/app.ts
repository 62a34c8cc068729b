import { type Context, Hono } from 'hono';
import { type Language, type Localized, languages } from '../domain/localized.ts';
import type { Assets } from './assets.ts';
import { htmlDocument, pageHeaders } from './document.ts';
import { preferredLanguage } from './negotiation.ts';
import { healthDocument } from './public/health.ts';
import { MessagePage } from './public/message.tsx';
import type { Bilingual, Rendering, Snapshots } from './public/snapshot.ts';
import { answer } from './representation.ts';

export type AppOptions = Readonly<{
  snapshots: Snapshots;
  /** Static files by path; empty where something in front of the app serves them. */
  assets: Assets;
  siteName: Localized;
  defaultLanguage: Language;
  /** The public address of the site; decides about HSTS. */
  baseUrl: string;
  /** Told of every fault that a visitor sees as a 500. */
  onError: (error: Error) => void;
}>;

/** The web application: the same on Node and in workerd. */
export function createApp(options: AppOptions): Hono {
  const { snapshots, assets } = options;
  const app = new Hono({ strict: false });
  const spoken = (c: Context) =>
    preferredLanguage(c.req.header('accept-language'), options.defaultLanguage);

  get(app, '/', (c) => serve(c, snapshots, ({ home }) => home[spoken(c)]));
  for (const language of languages) {
    get(app, `/${language}`, (c) => serve(c, snapshots, ({ page }) => page[language]));
    get(app, `/parts/${language}/status`, (c) => serve(c, snapshots, ({ part }) => part[language]));
  }
  get(app, '/healthz', () => healthDocument(snapshots.health()));
  get(app, '/robots.txt', () => new Response(robots, { headers: plainText }));
  for (const [path, asset] of assets) get(app, path, (c) => answer(c.req.raw, asset));

  app.notFound((c) => message(c, 'notFound', options));
  app.onError((error, c) => {
    options.onError(error);
    return message(c, 'failed', options);
  });
  return app;
}

const robots = 'User-agent: *\nDisallow: /parts/\n';
const plainText = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'max-age=3600' };

/** GET and HEAD by the handler; 405 with Allow for every other method (RFC 9110 §15.5.6). */
function get(app: Hono, path: string, handler: (c: Context) => Response | Promise<Response>): void {
  app.get(path, handler);
  app.all(path, () => new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } }));
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

async function message(c: Context, kind: 'notFound' | 'failed', options: AppOptions) {
  const { siteName, defaultLanguage, baseUrl } = options;
  const named = languages.find((language) => c.req.path.startsWith(`/${language}/`));
  const language = named ?? preferredLanguage(c.req.header('accept-language'), defaultLanguage);
  const page = htmlDocument(MessagePage({ message: kind, siteName, language }));
  return new Response(page, {
    status: kind === 'notFound' ? 404 : 500,
    headers: {
      ...(await pageHeaders(baseUrl)),
      'Content-Language': language,
      Vary: 'Accept-Language',
    },
  });
}
