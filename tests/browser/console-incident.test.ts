import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedTemplates } from '../../src/storage/template.ts';
import { shippedTemplates } from '../../templates/shipped.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { someNow } from '../support/facts.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('incidents in the console, in Chromium', () => {
  const { open } = visits();
  let site: Awaited<ReturnType<typeof serveConsole>>;
  let responder: Awaited<ReturnType<typeof addStaff>>;
  beforeEach(async () => {
    site = await serveConsole();
    await seedTemplates(site.db, shippedTemplates, someNow);
    responder = await addStaff(site.db, 'responder', someNow);
  });
  afterEach(() => site.close());

  type Options = NonNullable<Parameters<typeof open>[1]>;

  /** Opens a page below the console as a responder. */
  async function openAs(path: string, options: Options) {
    const to = encodeURIComponent(`/console${path}`);
    const visit = await open(`${site.url}/console/sign-in?to=${to}`, options);
    await visit.page.locator('[name=email]').fill(responder.email);
    await visit.page.locator('[name=password]').fill(responder.password);
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(`${site.url}/console${path}`);
    return visit;
  }

  const isPublished = (url: URL) => url.search === '?done=published';

  it('are published from a template in 3 page loads and 30 key presses, without a script', async () => {
    const { page, faults } = await openAs('', { locale: 'en', javaScriptEnabled: false });
    const typist = typistAt(page);
    await typist.follow('New incident');
    await typist.follow('Phone: calls do not get through');
    await typist.follow('Publish');
    await page.waitForURL(isPublished);
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('客服电话目前打不通');
    expect(shown).toContain('Calls to our support line');
    expect(typist.loads()).toBeLessThanOrEqual(3);
    expect(typist.presses()).toBeLessThanOrEqual(30);
    expect(faults).toEqual([]);
  });

  it('are published with a thumb: what is right as it stands needs one more tap', async () => {
    const { page, faults } = await openAs('/incidents/new?component=chat', {
      ...{ locale: 'zh', viewport: { width: 360, height: 740 }, hasTouch: true },
    });
    const publish = page.getByRole('button', { name: '发布' });
    const box = await publish.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 740) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
    await publish.tap();
    await page.waitForURL(isPublished);
    expect(await page.locator('main').innerText()).toContain('在线客服目前无法接通');
    expect(faults).toEqual([]);
  });

  it.each([true, false])(
    'are shown and not published by Enter in a line, with a script: %s',
    async (javaScriptEnabled) => {
      const { page } = await openAs('/incidents/new?template=chat', {
        ...{ locale: 'en', javaScriptEnabled },
      });
      await page.locator('[id="title.en"]').fill('Chat is away');
      await page.keyboard.press('Enter');
      await page.locator('.preview [lang=en] h2', { hasText: 'Chat is away' }).waitFor();
      expect(await page.locator('[id="title.en"]').inputValue()).toBe('Chat is away');
      expect(await count()).toBe(0);
    },
  );

  const count = async () => {
    const { rows } = await site.db.client.execute('SELECT count(*) AS rows FROM incidents');
    return Number(rows[0]?.rows);
  };

  it('are shown in both languages while somebody types, and the newest words stay', async () => {
    const { page, faults } = await openAs('/incidents/new?template=chat', { locale: 'en' });
    const shown = (language: string) => page.locator(`.preview [lang^=${language}] h2`).first();
    let asked = 0;
    await page.route('**/preview/part', async (route) => {
      asked += 1;
      // The first answer comes after the second.
      if (asked === 1) await new Promise((resolve) => page.once('response', resolve));
      await route.continue().catch(() => undefined);
    });
    const title = page.locator('[id="title.zh"]');
    await title.fill('旧的标题');
    await page.clock.runFor(500);
    await expect.poll(() => asked).toBe(1);
    await title.fill('新的标题');
    await page.clock.runFor(500);
    await shown('zh').getByText('新的标题').waitFor();
    expect(await shown('en').innerText()).toBe('Chat cannot be reached');
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.locator('#unsent').isVisible()).toBe(false);
    expect(asked).toBe(2);
    expect(faults).toEqual([]);
    expect(await count()).toBe(0);
  });

  it('stay as they are typed and shown where the session is over meanwhile', async () => {
    const { page } = await openAs('/incidents/new?template=chat', { locale: 'en' });
    await page.context().clearCookies({ name: /session/ });
    await page.locator('[id="title.en"]').fill('Chat is away');
    const answer = page.waitForResponse('**/preview/part');
    await page.clock.runFor(500);
    expect((await answer).status()).toBe(204);
    await page.clock.runFor(500);
    expect(await page.locator('aside').innerText()).toContain('Chat cannot be reached');
    expect(await page.locator('aside input').count()).toBe(0);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.locator('[name=password]').fill(responder.password);
    await page.locator('[name=email]').fill(responder.email);
    await page.keyboard.press('Enter');
    await page.locator('[id="title.en"]').waitFor();
    expect(await page.locator('[id="title.en"]').inputValue()).toBe('Chat is away');
    expect(await count()).toBe(0);
  });

  it.each([true, false])(
    'stay as they are typed where somebody turns to the other language, with a script: %s',
    async (javaScriptEnabled) => {
      const { page } = await openAs('/incidents/new?template=chat', {
        ...{ locale: 'en', javaScriptEnabled },
      });
      const title = page.locator('[id="title.en"]');
      await title.fill('Chat is away');
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('button', { name: '发布' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      expect(await title.inputValue()).toBe('Chat is away');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Publish' }).waitFor();
      expect(await title.inputValue()).toBe('Chat is away');
      expect(await count()).toBe(0);
    },
  );

  it('are not left by a slip: whoever typed is asked before the words are gone', async () => {
    const { page } = await openAs('/incidents/new?template=chat', { locale: 'en' });
    const asked: string[] = [];
    page.removeAllListeners('dialog').on('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    const title = page.locator('[id="title.en"]');
    await title.fill('Chat is away');
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect.poll(() => asked).toEqual(['confirm']);
    await title.press('Enter');
    await page.locator('.previewed').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect.poll(() => asked).toEqual(['confirm', 'confirm']);
    await page.evaluate(() => location.reload());
    await expect.poll(() => asked).toEqual(['confirm', 'confirm', 'beforeunload']);
    expect(await title.inputValue()).toBe('Chat is away');
    await page.getByRole('button', { name: 'Keep as draft' }).click();
    await page.waitForURL(/draft=/);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.waitForURL(`${site.url}/console`);
    expect(asked).toHaveLength(3);
  });

  it('come back with what is wrong, and the keyboard is there', async () => {
    const { page } = await openAs('/incidents/new', { locale: 'en' });
    await page.locator('[id="body.en"]').fill('Chat is away.');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.locator('[id="title.zh"][aria-invalid]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title.zh');
    expect(await page.locator('[id="body.en"]').inputValue()).toBe('Chat is away.');
    expect(new URL(page.url()).pathname).toBe('/console/incidents/new');
  });

  it('are published once where the answer was lost, and whoever waits is told', async () => {
    const { page } = await openAs('/incidents/new?template=chat', { locale: 'en' });
    await page.route('**/console/incidents', async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    const publish = page.getByRole('button', { name: 'Publish' });
    await publish.click();
    await page.locator('#unsent').waitFor({ state: 'visible' });
    expect(await page.locator('[id="title.en"]').inputValue()).toBe('Chat cannot be reached');
    await page.unroute('**/console/incidents');
    await publish.click();
    await page.waitForURL(isPublished);
    expect(await count()).toBe(1);
  });
});

/** Somebody with a keyboard only, whose presses and page loads are counted. */
function typistAt(page: Page) {
  let presses = 0;
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  return {
    presses: () => presses,
    loads: () => loads,
    /** Skips the head of the page, goes on to what is called so, and waits for where it leads. */
    follow: async (name: string) => {
      await press('Tab');
      await press('Enter');
      do await press('Tab');
      while ((await page.locator(':focus').innerText()) !== name);
      await Promise.all([page.waitForEvent('load'), press('Enter')]);
    },
  };
}
