import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { mountConsole } from '../../src/web/console/mount-console.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff, setupSecret } from '../support/console.ts';
import { openNewDatabase } from '../support/database-file.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The console over a database of its own, on a free port of the loopback. */
async function serveConsole() {
  const { db, close } = await openNewDatabase();
  closing.push(close);
  const app = new Hono();
  // Browsers ask for the icon as well, and nothing here depends on it.
  app.get('/icon.svg', (c) => c.body(null, 204));
  mountConsole(
    app,
    {
      ...{ openDatabase: async () => db, addressOf: () => '203.0.113.7', now: Date.now },
      log: (_, message, facts) => expect.fail(`${message} ${JSON.stringify(facts)}`),
    },
    {
      siteName: { zh: '客服状态', en: 'Support status' },
      ...{ defaultLanguage: 'zh', baseUrl: 'http://127.0.0.1' },
    },
  );
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { db, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const password = 'correct horse battery';

describe.skipIf(!hasChromium())('the console, in Chromium', () => {
  const { open } = visits();

  it.each([
    ['zh', 'light'],
    ['en', 'dark'],
  ] as const)(
    'says in words why signing in failed, and keeps what was typed, without a script: %s, %s',
    async (language, colorScheme) => {
      const { db, url } = await serveConsole();
      await addStaff(db, 'viewer', Date.now());
      const { page, faults } = await open(`${url}/console/sign-in`, {
        ...{ colorScheme, locale: language, javaScriptEnabled: false },
      });
      await page.locator('[name=email]').fill('viewer@example.com');
      await page.locator('[name=password]').fill('wrong horse battery');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
      expect(await page.locator('[name=email]').inputValue()).toBe('viewer@example.com');
      expect(await page.locator('[name=password]').inputValue()).toBe('');
      expect(await page.locator('html').getAttribute('lang')).toMatch(language);
      expect(await misfits(page, [320, 1280])).toEqual([]);
      expect(faults).toEqual([expect.stringContaining('status of 422')]);
    },
  );

  it('lets the first set it up, invite somebody and turn on a code, with nothing but a keyboard', async () => {
    const { db, url } = await serveConsole();
    const join = `${url}/console/join/${await setupSecret(db, Date.now())}`;
    const { page, faults } = await open(join, { locale: 'en' });
    const look = async (name: string) => {
      expect([name, await misfits(page, [320, 1280])]).toEqual([name, []]);
      expect([name, await accessibilityFaultsAt(page, [320])]).toEqual([name, []]);
    };
    await look('set-up');
    await page.locator('[name=name]').focus();
    for (const typed of ['Ada', 'ada@example.com', password]) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/console`);
    expect(await page.locator('main').innerText()).toContain('Hello, Ada.');
    await look('overview');

    await page.getByRole('link', { name: 'Staff' }).click();
    await look('staff');
    await page.locator('[name=email]').fill('bo@example.com');
    await page.keyboard.press('Enter');
    expect(await page.locator('.once').innerText()).toMatch(/\/console\/join\/[a-z0-9]{40}$/);
    await look('link');

    await page.getByRole('link', { name: 'Ada' }).click();
    await look('account');
    await page.getByRole('link', { name: 'Set up the app' }).click();
    await page.locator('[name=current]').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.once li').first().waitFor();
    expect(await page.locator('.once li').count()).toBe(10);
    await look('code');

    await page.getByRole('button', { name: '中文' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL(`${url}/console/sign-in?done=sign-out`);
    await look('signed out');
    expect(faults).toEqual([]);
  });
});
