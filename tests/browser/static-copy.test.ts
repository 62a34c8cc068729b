import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Folder, openFolder } from '../../src/runtimes/export/folder.ts';
import { hasChromium } from '../support/browser.ts';
import { copiedSite, lookedAt } from '../support/copied-site.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { allWell } from '../support/page-facts.ts';
import {
  accessibilityFaultsAt,
  greenElements,
  layoutShift,
  misfits,
} from '../support/page-look.ts';
import { staticHost } from '../support/static-host.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('a static copy in Chromium', () => {
  const { serve, open } = visits();
  let site: Awaited<ReturnType<typeof copiedSite>>;
  let dir: string;
  let folder: Folder;
  let host: Awaited<ReturnType<typeof staticHost>>;
  /** The clock of the host, UTC ms. */
  let hostNow: number;

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'helplight-copy-'));
    site = await copiedSite();
    folder = await openFolder(dir);
    hostNow = someNow + 18_000;
    host = await staticHost(dir, () => hostNow);
    await lookedAt(site.db, someNow - 5000);
    await write(someNow);
  });
  afterEach(async () => {
    await host?.close();
    await site?.close();
    await rm(dir, { recursive: true });
  });

  async function write(now: number): Promise<void> {
    const { files } = await site.copy(now);
    await folder.write(files, now);
  }

  /** Lets the clocks of the visitor and of the host go on. */
  async function pass(page: Page, ms: number): Promise<void> {
    hostNow += ms;
    await page.clock.fastForward(ms);
  }

  const looks = [
    { colorScheme: 'light', language: 'zh' },
    { colorScheme: 'dark', language: 'en' },
  ] as const;
  const words = {
    zh: {
      well: '现在可以通过在线客服联系我们',
      doubt: '在线客服自 11月22日 14:26 起未能核实',
      asOf: '截至 ',
    },
    en: {
      well: 'You can reach us by chat now',
      doubt: 'Chat has not been verified since 22 Nov 14:26',
      asOf: 'As of 2026-11-22 14:26 (UTC+8): “You can reach us by chat now.',
    },
  };

  describe.each(looks)('$language, $colorScheme', ({ colorScheme, language }) => {
    const { well, doubt, asOf } = words[language];

    it('is the live page while it holds', async () => {
      const { page, faults } = await open(`${host.url}/${language}`, { colorScheme });
      await page.locator('.ago', { hasText: /\d/ }).waitFor();
      expect(await page.title()).toContain(well);
      expect(await page.locator('[data-reachability=reachable]').count()).toBe(6);
      expect(await greenElements(page)).toBeGreaterThan(0);
      expect(await layoutShift(page)).toBe(0);
      expect(await misfits(page, [360, 1280])).toEqual([]);
      expect(faults).toEqual([]);
    });

    it('says as of when it was true without a script, and shows nothing green', async () => {
      const options = { colorScheme, javaScriptEnabled: false };
      const { page, faults } = await open(`${host.url}/${language}`, options);
      expect(await page.title()).toContain(doubt);
      expect(await page.locator('.notice').first().innerText()).toContain(asOf);
      await expectNothingWell(page);
      expect(await misfits(page, [360, 1280])).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  it('passes axe in both forms', async () => {
    const { page } = await open(`${host.url}/en`);
    expect(await accessibilityFaultsAt(page, [360])).toEqual([]);
    await pass(page, 10 * minuteMs);
    await page.locator('h1', { hasText: words.en.doubt }).waitFor();
    expect(await accessibilityFaultsAt(page, [360])).toEqual([]);
  });

  it('turns into its later form at the instant, and back when a newer copy is there', async () => {
    const { page, faults } = await open(`${host.url}/en`);
    await pass(page, 50_000);
    expect(await page.title()).toContain(words.en.well);
    await pass(page, 5000);
    await page.locator('h1', { hasText: words.en.doubt }).waitFor();
    expect(await page.title()).toContain(words.en.doubt);
    await expectNothingWell(page);
    // The same old part is fetched again, and changes nothing.
    const fetched = page.waitForResponse('**/parts/en/status');
    await pass(page, 30_000);
    await fetched;
    await expectNothingWell(page);
    await lookedAt(site.db, hostNow - 4000);
    await write(hostNow);
    await pass(page, 30_000);
    await page.locator('[data-reachability=reachable]').first().waitFor();
    expect(await page.title()).toContain(words.en.well);
    expect(await page.locator('.ago').innerText()).toMatch(/^\d+s ago$/);
    await pass(page, 2 * minuteMs);
    await page.locator('h1', { hasText: 'Chat has not been verified' }).waitFor();
    await expectNothingWell(page);
    expect(faults).toEqual([]);
  });

  it('keeps open what a reader has opened, and the focus, when its form changes', async () => {
    const { page } = await open(`${host.url}/en/components/chat`);
    const summary = page.locator('main summary').last();
    await summary.focus();
    await summary.press('Enter');
    const kept = () =>
      page.evaluate(() => {
        const main = document.querySelector('main');
        const all = [...(main?.querySelectorAll('details') ?? [])];
        const focused = document.activeElement?.parentElement;
        return [main?.dataset.copy, all.filter(({ open }) => open).length, all.at(-1) === focused];
      });
    expect(await kept()).toEqual(['live', 1, true]);
    await pass(page, 10 * minuteMs);
    await page.locator('main[data-copy=later]').waitFor();
    expect(await kept()).toEqual(['later', 1, true]);
  });

  it.each(['/zh', '/en/components/chat'])('shows %s a day later as it was', async (at) => {
    hostNow = someNow + dayMs;
    const { page } = await open(`${host.url}${at}`, { time: hostNow });
    await page.locator('.ago', { hasText: at === '/zh' ? '1天前' : '1d ago' }).waitFor();
    await expectNothingWell(page);
  });

  it.each([
    ['is behind', -3 * 60 * minuteMs, 18_000, 'live'],
    ['is ahead', 3 * 60 * minuteMs, 18_000, 'live'],
    ['is behind, and the copy is old', 10_000, dayMs, 'later'],
    ['is right, and the copy is of a clock ahead', -3 * minuteMs, -3 * minuteMs, 'later'],
  ])('believes the clock of the host where that of the visitor %s', async (_, own, hosts, form) => {
    hostNow = someNow + hosts;
    const { page } = await open(`${host.url}/en`, { time: someNow + own });
    await page.locator(`main[data-copy=${form}]`).waitFor();
    if (form === 'later') await expectNothingWell(page);
    else expect(await page.locator('[data-reachability=reachable]').count()).toBe(6);
  });

  it('stands in for the living site at the same address, and goes when that is back', async () => {
    const living = await serve(allWell());
    const path = '/parts/en/status';
    const part = async (origin: string) => (await fetch(origin + path)).text();
    const { page, faults } = await open(`${living.url}/en`);
    await page.route(`**${path}`, async (route) => route.fulfill({ body: await part(host.url) }));
    await pass(page, 30_000);
    await page.locator('h1', { hasText: words.en.doubt }).waitFor();
    await expectNothingWell(page);
    await page.goto(`${host.url}/en`);
    await page.locator('main[data-copy=live]').waitFor();
    await page.unroute(`**${path}`);
    await page.route(`**${path}`, async (route) => route.fulfill({ body: await part(living.url) }));
    await pass(page, 30_000);
    await page.locator('main:not([data-copy])').waitFor();
    expect(await page.locator('[data-reachability=reachable]').count()).toBe(6);
    await pass(page, 2000);
    expect(faults.filter((fault) => !fault.startsWith(host.url))).toEqual([]);
  });

  it('leads from the root to the language of the visitor, once', async () => {
    const { page } = await open(`${host.url}/`, { locale: 'en-GB' });
    await page.waitForURL('**/en/');
    await page.goto(`${host.url}/`);
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const { page: other } = await open(`${host.url}/`, { locale: 'zh-TW' });
    expect(new URL(other.url()).pathname).toBe('/');
  });
});

async function expectNothingWell(page: Page): Promise<void> {
  expect(await page.locator('[data-reachability=reachable]').count()).toBe(0);
  expect(await greenElements(page)).toBe(0);
}
