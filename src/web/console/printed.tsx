import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { type ConsoleMessage, consoleTexts } from '../../i18n/console-texts.ts';
import { htmlDocument, pageHeaders } from '../document.ts';
import { consoleStyle } from '../style/console.css.ts';
import { type ConsoleSite, consolePath } from './mount-console.ts';
import { ConsolePage } from './page.tsx';
import type { Answer, SignedIn } from './route.ts';

/** What is known of one request, and of the site that it was sent to. */
export type Known = Readonly<{
  site: ConsoleSite;
  request: Request;
  language: Language;
  visitor: SignedIn | null;
  /** Those that keep the session going. */
  cookies: readonly string[];
}>;

/** Prints an answer as a page, or leads on (303). */
export async function printed(known: Known, answered: Answer): Promise<Response> {
  const headers = new Headers(await headersOf(known));
  const cookies = answered.kind === 'go' ? answered.cookies : [];
  for (const cookie of [...known.cookies, ...cookies]) headers.append('Set-Cookie', cookie);
  if (answered.kind === 'go') {
    headers.set('Location', answered.to);
    // RFC 9110 §15.4.4: what was sent is done, and the next page is got.
    return new Response(null, { status: 303, headers });
  }
  const { status, title, content } = answered;
  for (const [name, value] of Object.entries(answered.headers ?? {})) headers.set(name, value);
  return new Response(htmlOf(known, title, content), { status, headers });
}

/** Prints a page that only says what went wrong, and leads back to the console. */
export async function message(
  known: Known,
  status: number,
  kind: ConsoleMessage,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { messages, toConsole } = consoleTexts[known.language];
  const { title, text } = messages[kind];
  const content = (
    <>
      <p>{text}</p>
      <p>
        <a class="more" href={consolePath}>
          {toConsole}
        </a>
      </p>
    </>
  );
  const headers = { ...(await headersOf(known)), ...more };
  return new Response(htmlOf(known, title, content), { status, headers });
}

function htmlOf({ site, language, visitor, request }: Known, title: string, content: Child) {
  const { pathname, search } = new URL(request.url);
  return htmlDocument(
    <ConsolePage
      {...{ language, title, visitor, siteName: site.siteName[language] }}
      brand={site.brand ?? null}
      here={request.method === 'POST' ? consolePath : pathname + search}
    >
      {content}
    </ConsolePage>,
  );
}

/** Pages of the console are for one person and kept nowhere; forms are sent with their origin. */
async function headersOf({ site, language }: Known): Promise<Record<string, string>> {
  return {
    ...(await pageHeaders(site.baseUrl, site.brand ?? null, consoleStyle)),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'Content-Language': language,
    Vary: 'Cookie, Accept-Language',
  };
}
