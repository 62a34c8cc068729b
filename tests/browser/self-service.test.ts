import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { readSubscription } from '../../src/storage/subscription.ts';
import { hasChromium } from '../support/browser.ts';
import { serveConsole } from '../support/console-server.ts';
import { someKeys } from '../support/outgoing.ts';
import { accessibilityFaultsAt, misfits, scrollsSideways } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const address = 'li@example.com';

describe.skipIf(!hasChromium())('subscribing, in Chromium', () => {
  const { open } = visits();
  let site: Awaited<ReturnType<typeof serveConsole>>;
  beforeEach(async () => {
    site = await serveConsole();
  });
  afterEach(() => site.close());

  it('works by keyboard alone, without a script, on a small phone', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, faults } = await open(`${site.url}/zh`, { viewport, javaScriptEnabled: false });
    await press(page, 'main a[href="/zh/subscribe"]');
    await tabTo(page, '[name=address]');
    await page.keyboard.type(address);
    await press(page, '[name="component.phone"]', 'Space');
    await press(page, 'button.main');
    expect(await page.locator('h1').innerText()).toBe('请查收邮件');
    expect(await scrollsSideways(page)).toBe(false);

    const { id, link } = await newest(site.db);
    await page.goto(`${site.url}/zh${link}`);
    await press(page, 'button.main');
    expect(await page.locator('h1').innerText()).toBe('订阅已生效');

    await press(page, '[name="kind.announcements"]', 'Space');
    await press(page, '[value=change]');
    expect(await page.getByRole('status').innerText()).toBe('已保存，从现在起生效。');
    expect(await readSubscription(site.db, id)).toMatchObject({
      state: 'active',
      wanted: {
        events: expect.not.arrayContaining(['announcement.published']),
        components: expect.not.arrayContaining(['phone']),
      },
    });

    await press(page, '[value=end]');
    expect(await page.locator('h1').innerText()).toBe('已经退订');
    expect(await scrollsSideways(page)).toBe(false);
    expect(await readSubscription(site.db, id)).toMatchObject({ state: 'ended' });
    expect(faults).toEqual([]);
  });

  it.each([
    { language: 'zh', colorScheme: 'light', checked: 0 },
    { language: 'en', colorScheme: 'dark', checked: 1 },
  ] as const)('fits and passes axe: $language, $colorScheme', async (look) => {
    const { language, colorScheme, checked } = look;
    const form = `${site.url}/${language}/subscribe`;
    const { page } = await open(form, { colorScheme });
    // Rules of accessibility take long to check: each page in one look is enough.
    const seen = async (turn: 0 | 1, width: number) => {
      const name = await page.locator('h1').innerText();
      expect([name, await misfits(page, [320, 1280])]).toEqual([name, []]);
      if (turn !== checked) return;
      expect([name, await accessibilityFaultsAt(page, [width])]).toEqual([name, []]);
    };
    await page.fill('[name=address]', 'li@nowhere');
    await page.click('button.main');
    expect(await page.locator('[name=address]').inputValue()).toBe('li@nowhere');
    await seen(0, 320);
    await page.goto(`${form}?way=webhook`);
    await page.fill('[name=url]', `https://hooks.example/${'a'.repeat(200)}`);
    await page.fill('[name=address]', address);
    await seen(1, 320);
    await page.click('button.main');
    const { link } = await newest(site.db);
    await page.goto(`${site.url}/${language}${link}`);
    await seen(1, 1280);
    await page.click('button.main');
    await page.click('[value=test]');
    await page.click('[value=secret]');
    await seen(0, 320);
  });
});

/** Goes on by Tab until it is reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 60; count++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Nobody reaches ${selector} by Tab.`);
}

/** Presses a key where one gets by Tab; a form or a link leads on to a page that is then loaded. */
async function press(page: Page, selector: string, key: 'Enter' | 'Space' = 'Enter') {
  await tabTo(page, selector);
  if (key === 'Space') return page.keyboard.press(key);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]);
}

/** What was asked for last, and the end of the link that its owner was sent. */
async function newest(db: Database) {
  const { rows } = await db.client.execute('SELECT id FROM subscriptions ORDER BY number DESC');
  const id = String(rows[0]?.id);
  return { id, link: `/subscriptions/${await someKeys.subscriptionToken(id)}` };
}
