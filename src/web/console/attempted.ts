import { knownBrowser } from './known-browser.ts';
import type { Answer, Asked } from './route.ts';

type Page = Extract<Answer, { kind: 'page' }>;

/**
 * Counts an attempt to prove who one is: as whom, or for what. Returns the answer where there were
 * too many, which is a page with this text in it; null where it may go on.
 */
export async function refusedTooOften(
  asked: Asked,
  subject: string,
  page: (text: string) => Page | Promise<Page>,
): Promise<Answer | null> {
  const { attempts, db, network, now, texts } = asked;
  const browser = await knownBrowser(asked, subject);
  const wait = await attempts({ db, network, subject, browser, now });
  if (wait === null) return null;
  const shown = await page(texts.signIn.tooMany(wait));
  return { ...shown, headers: { 'Retry-After': String(wait) } };
}
