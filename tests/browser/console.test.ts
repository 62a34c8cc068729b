import { afterEach, describe, expect, it } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { addStaff, setupSecret } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { someNow } from '../support/facts.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function opened() {
  const { db, url, close } = await serveConsole();
  closing.push(close);
  return { db, url };
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
      const { db, url } = await opened();
      await addStaff(db, 'viewer', someNow);
      const { page, faults } = await open(`${url}/console/sign-in`, {
        ...{ colorScheme, locale: language, javaScriptEnabled: false },
      });
      await page.locator('[name=email]').fill('viewer@example.com');
      await page.locator('[name=password]').fill('wrong horse battery');
      await page.keyboard.press('Enter');
      await page.locator('main [role=alert]').waitFor();
      expect(await page.locator('[name=email]').inputValue()).toBe('viewer@example.com');
      expect(await page.locator('[name=password]').inputValue()).toBe('');
      expect(await page.locator('html').getAttribute('lang')).toMatch(language);
      expect(await misfits(page, [320, 1280])).toEqual([]);
      expect(faults).toEqual([expect.stringContaining('status of 422')]);
    },
  );

  it('lets the first set it up, invite somebody and turn on a code, with nothing but a keyboard', async () => {
    const { db, url } = await opened();
    const join = `${url}/console/join/${await setupSecret(db, someNow)}`;
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
    expect(await page.locator('h1').innerText()).toBe('Overview');

    await page.getByText('More', { exact: true }).click();
    await page.getByRole('link', { name: 'Staff' }).click();
    await page.getByRole('heading', { name: 'Staff' }).waitFor();
    await look('staff');
    await page.locator('[name=email]').fill('bo@example.com');
    await page.keyboard.press('Enter');
    await page.locator('.once').waitFor();
    expect(await page.locator('.once').innerText()).toMatch(/\/console\/join\/[a-z0-9]{40}$/);
    await look('link');
    await page.getByRole('link', { name: 'Back to the staff' }).click();
    await page.getByRole('button', { name: 'Take back' }).waitFor();
    await look('open invitations');

    await page.getByText('More', { exact: true }).click();
    await page.getByRole('link', { name: 'Ada' }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await look('account');
    await page.getByRole('link', { name: 'Set up the app' }).click();
    await page.locator('[name=current]').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.once li').first().waitFor();
    expect(await page.locator('.once li').count()).toBe(10);
    await look('code');
    const key = await page.locator('p.once').innerText();
    await page.locator('[name=code]').fill('000000');
    await page.keyboard.press('Enter');
    await page.locator('main [role=alert]').waitFor();
    expect(await page.locator('p.once').innerText()).toBe(key);
    expect(faults.splice(0)).toEqual([expect.stringContaining('status of 422')]);
    await look('code, mistyped');

    await page.getByRole('button', { name: '中文' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByText('更多', { exact: true }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForURL(`${url}/console/sign-in?done=sign-out`);
    await look('signed out');
    expect(faults).toEqual([]);
  }, 60_000);
});
