import { type Language, languages } from '../../domain/localized.ts';
import { preferredLanguage } from '../negotiation.ts';
import { typedIn } from './form.ts';
import { consolePath } from './mount-console.ts';
import { placeIn } from './place.ts';
import type { Answer, Asked, ConsoleRoute } from './route.ts';

const cookieName = 'helplight.language';
const yearSeconds = 365 * 24 * 60 * 60;

export const languageRoute: ConsoleRoute = {
  ...{ method: 'POST', path: '/language', allows: 'everybody', handle: choose },
};

/** The language that somebody chose for the console, else the one that their browser prefers. */
export function languageOf(request: Request, byDefault: Language): Language {
  const cookies = (request.headers.get('cookie') ?? '').split(/; */);
  const chosen = languages.find((language) => cookies.includes(`${cookieName}=${language}`));
  return chosen ?? preferredLanguage(request.headers.get('accept-language'), byDefault);
}

async function choose({ fields, baseUrl }: Asked): Promise<Answer> {
  const chosen = languages.find((language) => language === typedIn(fields, 'language')) ?? 'zh';
  const secure = baseUrl.startsWith('https:') ? '; Secure' : '';
  const cookie = `${cookieName}=${chosen}; Path=${consolePath}; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`;
  return { kind: 'go', to: placeIn(typedIn(fields, 'to'), baseUrl), cookies: [cookie] };
}
