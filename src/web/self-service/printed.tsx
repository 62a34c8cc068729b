import type { Child } from 'hono/jsx';
import { htmlDocument, pageHeaders, titleFrom } from '../document.ts';
import { Page } from '../layouts/page.tsx';
import { type MessageKind, MessagePage } from '../public/message.tsx';
import { formStyle } from '../style/form.css.ts';
import type { Visit } from './visit.ts';

/** A page as it is answered. */
export type Shown = Readonly<{
  status: 200 | 409 | 422 | 429 | 503;
  /** Below each language, with what is asked for: the same page in the other one. */
  path: string;
  title: string;
  description: string;
  content: Child;
  headers?: Readonly<Record<string, string>>;
}>;

/** Prints a page. What one person has typed, or has, is kept by nobody. */
export async function printed(visit: Visit, shown: Shown): Promise<Response> {
  const { language, brand, site } = visit;
  const { status, path, title, description, content, headers = {} } = shown;
  const page = (
    <Page
      {...{ language, path, brand, description, siteName: site.siteName }}
      title={titleFrom(title, site.siteName[language])}
      refresh="never"
      footer={[]}
      addedStyle={formStyle}
      listed={!isPrivate(path)}
    >
      <main>{content}</main>
    </Page>
  );
  const isForAnybody = visit.request.method !== 'POST' && !isPrivate(path);
  const all = {
    ...(await headersOf(visit, formStyle)),
    // Whoever goes back to the empty form finds in it what they had typed.
    ...(isForAnybody && { 'Cache-Control': 'no-cache' }),
    ...(isPrivate(path) && { 'X-Robots-Tag': 'noindex' }),
    ...headers,
  };
  return new Response(htmlDocument(page), { status, headers: all });
}

/** Prints a page that only says what went wrong. */
export async function message(
  visit: Visit,
  kind: MessageKind,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { language, brand, site } = visit;
  const page = MessagePage({
    ...{ message: kind, siteName: site.siteName, brand, contacts: [], language },
  });
  const all = { ...(await headersOf(visit)), ...headers };
  return new Response(htmlDocument(page), { status, headers: all });
}

/** Leads on after something was done (RFC 9110 §15.4.4). */
export async function goTo(visit: Visit, path: string): Promise<Response> {
  const headers = { ...(await headersOf(visit)), Location: `/${visit.language}${path}` };
  return new Response(null, { status: 303, headers });
}

/** The address of a page about one subscription opens it to whoever has it, so nobody may be told it. */
function isPrivate(path: string): boolean {
  return path.startsWith('/subscriptions/');
}

async function headersOf({ site, brand, language }: Visit, added = '') {
  return {
    ...(await pageHeaders(site.baseUrl, brand, added)),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'Content-Language': language,
    Vary: 'Accept-Language',
  };
}
