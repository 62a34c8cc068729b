import type { Context, Hono } from 'hono';
import { AppError } from '../../domain/app-error.ts';
import { type Language, languages } from '../../domain/localized.ts';
import { databaseRefusal } from '../../storage/away.ts';
import { Refusal } from '../api/problem.ts';
import { noDatabase, said } from '../api/refusal.ts';
import { loadedOnce } from '../loaded-once.ts';
import { preferredLanguage } from '../negotiation.ts';
import { baseHeaders } from '../security-headers.ts';
import { limitAsking } from './asked-often.ts';
import { type PagePath, pagePaths } from './page-paths.ts';
import type { Page, Pages } from './pages.ts';
import { message } from './printed.tsx';
import { type SelfService, type SelfServiceSite, type Visit, visitOf } from './visit.ts';

/** What all requests have in common, and the pages, which are loaded by the first of them. */
type Opened = SelfService & Readonly<{ pages: () => Promise<Pages> }>;

/** Mounts the pages on which people subscribe by themselves, and look after what they have. */
export function mountSelfService(
  app: Hono,
  options: SelfService['options'],
  site: SelfServiceSite,
): void {
  const pages = loadedOnce(async () => (await import('./pages.ts')).pages);
  const opened = { options, site, askedOften: limitAsking(), pages };
  for (const path of pagePaths) {
    for (const language of languages) {
      app.all(`/${language}${path}`, (c) => answered(c, opened, path, language));
    }
    app.all(path, (c) => negotiated(c, opened, path));
  }
}

/** Leads to the page in the reader's language; what is posted, as mail programs do, is taken here. */
function negotiated(c: Context, opened: Opened, path: PagePath): Response | Promise<Response> {
  const { defaultLanguage } = opened.site;
  const language = preferredLanguage(c.req.header('accept-language'), defaultLanguage);
  if (!isRead(c.req.method)) return answered(c, opened, path, language);
  const { pathname, search } = new URL(c.req.url);
  const Location = `/${language}${pathname}${search}`;
  const headers = { ...baseHeaders, 'Cache-Control': 'no-store', Vary: 'Accept-Language' };
  return new Response(null, { status: 302, headers: { ...headers, Location } });
}

async function answered(
  c: Context,
  { pages, ...opened }: Opened,
  path: PagePath,
  language: Language,
): Promise<Response> {
  const request = c.req.raw;
  const visit = await visitOf(opened, request, c.env, language);
  const token = c.req.param('token') ?? '';
  const page = (await pages())[path];
  try {
    if (isRead(request.method)) return await page.get(visit, token);
    if (request.method !== 'POST' || !page.post) return await notAllowed(visit, page);
    return await page.post(visit, token);
  } catch (error) {
    return refusalOf(error, visit);
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** RFC 9110 §15.5.6: a 405 names the methods that work. */
function notAllowed(visit: Visit, { post }: Page): Promise<Response> {
  return message(visit, 'notAllowed', 405, { Allow: post ? 'GET, HEAD, POST' : 'GET, HEAD' });
}

/** What an error means to whoever asked. Faults of ours are logged, without the path: it may open something. */
function refusalOf(error: unknown, visit: Visit): Promise<Response> {
  if (error instanceof Refusal) return message(visit, 'notSent', error.status);
  const { log } = visit.options;
  const known = databaseRefusal(error) ?? error;
  if (known instanceof AppError && known.code === 'unavailable') {
    log('warn', noDatabase(error, 'A page of a subscription'), said(error));
    return message(visit, 'unreadable', 503, { 'Retry-After': '5' });
  }
  log('error', 'A page of a subscription failed.', said(error));
  return message(visit, 'failed', 500);
}
