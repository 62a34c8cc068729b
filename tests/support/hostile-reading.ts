import type { Page } from 'playwright-core';
import { createToken } from '../../src/actions/create-token.ts';
import { inviteStaff } from '../../src/actions/invite-staff.ts';
import { joinStaff } from '../../src/actions/join-staff.ts';
import { routes } from '../../src/web/console/routes.ts';
import { someNow } from './facts.ts';
import { sendTyped, skeletonOf } from './hostile-page.ts';
import type { SpokenSite } from './hostile-site.ts';
import { titles } from './hostile-speech.ts';

/** Pages for everybody are read without a session: whoever has one is led on. */
export function readerOf({ page, stranger }: SpokenSite, name: string): Page {
  const isForEverybody = routes.some(
    ({ path, allows }) => `/console${path}` === name && allows === 'everybody',
  );
  return isForEverybody ? stranger : page;
}

/** Reads a page as whoever may: what stands in it, but for the words. */
export async function read(
  site: SpokenSite,
  name: string,
  path: string,
): Promise<readonly string[]> {
  const page = readerOf(site, name);
  await page.goto(site.site.url + path);
  return skeletonOf(page);
}

/** Sends the form of that number on a page, filled with these texts, and reads what comes. */
export async function sendForm(
  site: SpokenSite,
  route: string,
  path: string,
  form: number,
  typed: readonly string[],
): Promise<readonly string[]> {
  await read(site, `/console${route}`, `/console${path}`);
  const page = readerOf(site, `/console${route}`);
  await sendTyped(page, form, typed);
  return skeletonOf(page);
}

/** An incident that is reached by links, so that htmx puts its page in place. */
export async function followed({ site, page, told }: SpokenSite): Promise<readonly string[]> {
  await page.goto(`${site.url}/console/incidents`);
  await page.locator(`main a[href="/console/incidents/${told.incident}"]`).first().click();
  await page.locator('main textarea[name=text]').waitFor();
  return skeletonOf(page);
}

/** A form in which somebody types, with the preview that follows them. */
export async function previewed(
  { site, page }: SpokenSite,
  spell: (text: string) => string,
): Promise<readonly string[]> {
  await page.goto(`${site.url}/console/incidents/new`);
  await page.locator('[name="component.chat"]').selectOption('major_outage');
  for (const language of ['zh', 'en']) {
    await page.locator(`[name="body.${language}"]`).fill(titles.map(spell).join('\n\n'));
    const shown = page.waitForResponse(/\/preview\/part$/);
    await page.locator(`[name="title.${language}"]`).fill(spell(titles[0] ?? ''));
    await (await shown).finished();
  }
  await page.locator('.preview .prose').nth(1).waitFor();
  return skeletonOf(page);
}

/** Makes a token and somebody of the staff of that name. */
export async function addNamed(
  { site: { db } }: SpokenSite,
  index: number,
  name: string,
): Promise<void> {
  const terminal = { db, now: someNow, actor: { kind: 'terminal' } } as const;
  await createToken(terminal, { name, scopes: ['*'] });
  const email = `person${index}@example.com`;
  const { secret } = await inviteStaff(terminal, { email, role: 'viewer' });
  await joinStaff({ db, now: someNow }, secret, { name, password: 'correct horse battery' });
}
