import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { DatabaseAway } from '../../src/storage/away.ts';
import { opened } from '../../src/web/api/examples/incident.ts';
import { acting } from '../contract/acting.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { someNow } from '../support/facts.ts';
import { layoutShift } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('the overview of the console, in Chromium', () => {
  const { open } = visits();
  let site: Awaited<ReturnType<typeof serveConsole>>;
  let isAway = false;
  beforeEach(async () => {
    site = await serveConsole({
      consoleOptions: {
        openDatabase: async () => {
          if (isAway) throw new DatabaseAway();
          return site.db;
        },
      },
    });
    await addStaff(site.db, 'responder', someNow);
  });
  afterEach(async () => {
    isAway = false;
    await site.close();
  });

  /** Opens the overview, signed in as a responder. */
  async function openOverview(options: Parameters<typeof open>[1] = {}) {
    const visit = await open(`${site.url}/console/sign-in`, { locale: 'en', ...options });
    await visit.page.locator('[name=email]').fill('responder@example.com');
    await visit.page.locator('[name=password]').fill('correct horse battery');
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(`${site.url}/console`);
    return visit;
  }

  async function somethingHappens(): Promise<void> {
    await openIncident(acting(site.db), {
      ...opened,
      nextUpdateBy: new Date(someNow + 1).toISOString(),
    });
    site.clock.now += 1000;
    await site.refresh();
  }

  it('renews itself, keeps the keyboard where it is, and makes nothing jump that is the same', async () => {
    const { page, faults } = await openOverview();
    const link = page.getByRole('link', { name: 'See the public page' });
    await link.focus();
    const row = await page.locator('#overview .channels li').first().elementHandle();
    const before = await layoutShift(page);
    await Promise.all([page.waitForResponse(/\/overview\/part$/), page.clock.runFor(30_500)]);
    expect(await layoutShift(page)).toBe(before);
    await somethingHappens();
    await page.clock.runFor(30_500);
    await page.locator('.needs h3').getByText(opened.title.en).waitFor();
    expect(await row?.evaluate((element) => element.isConnected)).toBe(true);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('h1').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('says that it is not renewed while nothing answers, and that no more once it is', async () => {
    const { page } = await openOverview();
    const stale = page.getByText('This could not be renewed');
    const before = await page.locator('#overview').innerText();
    expect(await stale.isVisible()).toBe(false);
    isAway = true;
    await page.clock.runFor(30_500);
    await stale.waitFor();
    expect(await page.locator('#overview').innerText()).toContain(before.slice(0, 40));
    isAway = false;
    await page.clock.runFor(30_500);
    await stale.waitFor({ state: 'hidden' });
    await page.context().setOffline(true);
    await page.clock.runFor(30_500);
    await stale.waitFor();
    expect(await page.locator('#unsent').isVisible()).toBe(false);
  });

  it('leads to signing in once the session is over, and back', async () => {
    const { page } = await openOverview();
    await site.db.client.execute('DELETE FROM staff_sessions');
    await page.clock.runFor(30_500);
    await page.waitForURL(`${site.url}/console/sign-in?to=%2Fconsole`);
    expect(await page.locator('h1').count()).toBe(1);
  });

  it('leads to the public page as a page of its own', async () => {
    const { page } = await openOverview();
    await page.locator('#overview .channels a.name').first().click();
    await page.waitForURL(`${site.url}/en/components/chat`);
    expect(await page.locator('body.console').count()).toBe(0);
  });

  it('is renewed by a link without a script', async () => {
    const { page } = await openOverview({ javaScriptEnabled: false, time: null });
    await somethingHappens();
    await page.getByRole('link', { name: 'Renew now' }).click();
    expect(await page.locator('.needs h3').first().innerText()).toBe(opened.title.en);
  });
});
