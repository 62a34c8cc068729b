import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../src/web/console/routes.ts';
import { hasChromium } from './browser.ts';
import { addStaff } from './console.ts';
import { consolePages } from './console-pages.ts';
import { serveConsole } from './console-server.ts';
import { someNow } from './facts.ts';
import { sendTyped, textForms } from './hostile-page.ts';
import { accessibilityFaultsAt, misfits } from './page-look.ts';
import { plainSpeech, type Told, tellEverything } from './told-site.ts';
import { visits } from './visits.ts';

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

const pages = routes.filter(({ method }) => method === 'GET');

/**
 * Rules of accessibility take long to check: each page in one language and theme is enough, every second
 * one the other way round. Their style is that of all pages, which the gallery shows in all of them.
 */
const looks = [
  { locale: 'zh', colorScheme: 'dark', width: 320, every: 0 },
  { locale: 'en', colorScheme: 'light', width: 1280, every: 1 },
] as const;

/** Looks at every page of the console; `whole` also at every form after it was refused, which takes long. */
export function lookSuite(extent: 'short' | 'whole'): void {
  describe.skipIf(!hasChromium())('how the console looks, in Chromium', () => {
    const { open } = visits();
    let site: Awaited<ReturnType<typeof serveConsole>>;
    let told: Told;
    let admin: StorageState;
    beforeAll(async () => {
      site = await serveConsole();
      told = await tellEverything(site.db, plainSpeech);
      await addStaff(site.db, 'admin', someNow);
      await site.refresh();
    });
    afterAll(() => site?.close());

    it('has an address for every page of the table of routes', () => {
      const paths = pages.map(({ path }) => path);
      expect(Object.keys(consolePages(told)).toSorted()).toEqual(paths.toSorted());
    });

    async function signIn(): Promise<StorageState> {
      const { page } = await open(`${site.url}/console/sign-in`);
      await page.locator('[name=email]').fill('admin@example.com');
      await page.locator('[name=password]').fill('correct horse battery');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}/console`);
      return page.context().storageState();
    }

    it.each(looks)(
      'fits and passes axe: $locale, $colorScheme, $width pixels wide, every second page',
      async ({ width, every, ...look }) => {
        admin ??= await signIn();
        const stranger = await open(`${site.url}/console/sign-in`, look);
        const known = await open(`${site.url}/console`, { ...look, storageState: admin });
        const found: unknown[] = [];
        for (const { path, allows } of pages.filter((_, index) => index % 2 === every)) {
          // A part of a page is seen on the page that fetches it.
          if (path.endsWith('/part')) continue;
          const { page } = allows === 'everybody' ? stranger : known;
          const answer = await page.goto(`${site.url}/console${consolePages(told)[path]}`);
          expect([path, answer?.status()]).toEqual([path, 200]);
          const faults = [
            ...(await misfits(page, [320, 768, 1280])),
            ...(await accessibilityFaultsAt(page, [width])),
          ];
          found.push(...faults.map((fault) => [path, fault]));
        }
        expect([...found, ...stranger.faults, ...known.faults]).toEqual([]);
      },
      120_000,
    );

    if (extent === 'short') return;

    it('fits and passes axe where a form was refused, every form', async () => {
      admin ??= await signIn();
      const look = { locale: 'zh', colorScheme: 'dark', storageState: admin } as const;
      const { page } = await open(`${site.url}/console`, look);
      const nonsense = [`nonsense ${'x'.repeat(300)}`];
      const found: unknown[] = [];
      for (const { path } of pages.filter(({ allows }) => allows !== 'everybody')) {
        const address = `${site.url}/console${consolePages(told)[path]}`;
        await page.goto(address);
        for (const form of await textForms(page)) {
          await page.goto(address);
          await sendTyped(page, form, nonsense);
          const faults = [
            ...(await misfits(page, [320])),
            ...(await accessibilityFaultsAt(page, [320])),
          ];
          found.push(...faults.map((fault) => [path, form, fault]));
        }
      }
      expect(found).toEqual([]);
    }, 120_000);
  });
}
