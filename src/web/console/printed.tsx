import type { Child } from 'hono/jsx';
import type { Language } from '../../domain/localized.ts';
import { type ConsoleMessage, consoleTexts } from '../../i18n/console/texts.ts';
import { htmlDocument, pageHeaders } from '../document.ts';
import { consoleStyle } from '../style/console.css.ts';
import { consolePath } from './console-path.ts';
import { type SentForm, typedIn } from './form.ts';
import { languageAsked, languageCookie } from './language.ts';
import type { ConsoleSite } from './mount-console.ts';
import { ConsoleDocument, ConsolePage } from './page.tsx';
import { placeBelow } from './place.ts';
import type { Answer, SignedIn } from './route.ts';
import { SendAgain } from './send-again.tsx';

/** What is known of one request, and of the site that it was sent to. */
export type Known = Readonly<{
  site: ConsoleSite;
  request: Request;
  language: Language;
  visitor: SignedIn | null;
  /** Those that keep the session going. */
  cookies: readonly string[];
  /** What was sent with it. */
  form: SentForm;
}>;

/** Prints an answer, or leads on (303). */
export async function printed(known: Known, answered: Answer): Promise<Response> {
  const headers = await headersOf(known);
  const cookies = answered.kind === 'go' ? answered.cookies : [];
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  switch (answered.kind) {
    case 'go':
      headers.set('Location', answered.to);
      // RFC 9110 §15.4.4: what was sent is done, and the next page is got.
      return new Response(null, { status: 303, headers });
    case 'part':
      return new Response(String(answered.content), { headers });
    case 'page': {
      const { status, title, content, preview = null } = answered;
      for (const [name, value] of Object.entries(answered.headers ?? {})) headers.set(name, value);
      // What answers a form has no address of its own: whoever loads it again gets the page of the form.
      if (known.request.method === 'POST') headers.set('HX-Push-Url', 'false');
      return new Response(pageOf(known, title, content, preview), { status, headers });
    }
  }
}

/** Prints a page that only says what went wrong, and leads back; what was sent can be sent again. */
export async function message(
  known: Known,
  status: number,
  kind: ConsoleMessage,
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const texts = consoleTexts[known.language];
  const { title, text } = texts.messages[kind];
  const content = (
    <>
      <p>{text}</p>
      {status >= 500 && <SendAgain known={known} texts={texts} />}
      <p>
        <a class="more" href={consolePath}>
          {texts.toConsole}
        </a>
      </p>
    </>
  );
  const headers = await headersOf(known);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(pageOf(known, title, content), { status, headers });
}

/** The whole document, or what a script puts into the one that is open. */
function pageOf(known: Known, title: string, content: Child, preview: string | null = null) {
  const { site, language, visitor, request } = known;
  const here = placeOf(known);
  const frame = { language, title, brand: site.brand ?? null, siteName: site.siteName[language] };
  const page = <ConsolePage {...{ ...frame, visitor, here, preview }}>{content}</ConsolePage>;
  const isPart = request.headers.get('hx-request-type') === 'partial';
  return isPart ? String(page) : htmlDocument(<ConsoleDocument {...frame}>{page}</ConsoleDocument>);
}

/** Path and query of the page; of one that answers a form, of the page on which that stands. */
function placeOf({ request, form }: Known): string {
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'POST') return pathname + search;
  return consolePath + (placeBelow(typedIn(form.fields, 'page')) ?? '');
}

/**
 * Pages of the console are for one person and kept nowhere; forms are sent with their origin. All of
 * them, refusals too, keep the session going.
 */
async function headersOf({ site, request, language, cookies }: Known): Promise<Headers> {
  const headers = new Headers({
    ...(await pageHeaders(site.baseUrl, site.brand ?? null, consoleStyle)),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'Content-Language': language,
    Vary: 'Cookie, Accept-Language, HX-Request-Type',
  });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  const chosen = languageAsked(request);
  if (chosen) headers.append('Set-Cookie', languageCookie(chosen, site.baseUrl));
  return headers;
}
