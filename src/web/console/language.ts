import { type Language, languages } from '../../domain/localized.ts';
import { preferredLanguage } from '../negotiation.ts';
import { consoleCookie, cookieIn } from './cookie.ts';
import { typedIn } from './form.ts';
import { placeIn } from './place.ts';
import type { Answer, Asked, ConsoleRoute } from './route.ts';

const cookieName = 'helplight.language';
const yearSeconds = 365 * 24 * 60 * 60;

export const languageRoute: ConsoleRoute = {
  ...{ method: 'POST', path: '/language', allows: 'everybody', handle: choose },
};

/** The language that somebody chose for the console, else the one that their browser prefers. */
export function languageOf(request: Request, byDefault: Language): Language {
  const cookie = cookieIn(request.headers, cookieName);
  const chosen = languages.find((language) => language === cookie);
  return (
    languageAsked(request) ??
    chosen ??
    preferredLanguage(request.headers.get('accept-language'), byDefault)
  );
}

/** The language in which a form is asked for once more, with what was typed; null of other requests. */
export function languageAsked({ method, url }: Request): Language | null {
  const asked = method === 'POST' ? new URL(url).searchParams.get('language') : null;
  return languages.find((language) => language === asked) ?? null;
}

/** Keeps the language that somebody chose. */
export function languageCookie(value: Language, baseUrl: string): string {
  return consoleCookie({ name: cookieName, value, maxAge: yearSeconds, baseUrl });
}

async function choose({ fields, baseUrl }: Asked): Promise<Answer> {
  const chosen = languages.find((language) => language === typedIn(fields, 'language')) ?? 'zh';
  const cookie = languageCookie(chosen, baseUrl);
  return { kind: 'go', to: placeIn(typedIn(fields, 'to'), baseUrl), cookies: [cookie] };
}
