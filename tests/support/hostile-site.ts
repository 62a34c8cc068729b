import type { Browser, BrowserContext, Page } from 'playwright-core';
import { readFeedNews } from '../../src/runtimes/wiring.ts';
import { createFeeds } from '../../src/web/feeds/kept-feeds.ts';
import { mountFeeds } from '../../src/web/feeds/mount-feeds.ts';
import { addStaff } from './console.ts';
import { serveConsole } from './console-server.ts';
import { someNow, someSite } from './facts.ts';
import { watchForHits } from './hostile-page.ts';
import { type Speech, type Told, tellEverything } from './told-site.ts';

/** A site on which staff have told everything in these words, and a browser in which an admin reads it. */
export type SpokenSite = Readonly<{
  site: Awaited<ReturnType<typeof serveConsole>>;
  told: Told;
  context: BrowserContext;
  page: Page;
  /** A browser without a session. */
  stranger: Page;
  /** What ran, was asked for or was said, so far. */
  hits: readonly string[];
  close: () => Promise<void>;
}>;

/**
 * Serves such a site: pages, feeds, API and console. The browser obeys no policy of the site, so that
 * a script that got into a page would run.
 */
export async function spokenSite(browser: Browser, speech: Speech): Promise<SpokenSite> {
  const site = await serveConsole();
  const readNews = readFeedNews(site.db);
  const feeds = createFeeds({
    ...{ site: someSite(), baseUrl: site.url, current: () => ({}), readNews, compress: {} },
    now: () => someNow,
  });
  mountFeeds(site.app, feeds);
  const told = await tellEverything(site.db, speech);
  await addStaff(site.db, 'admin', someNow);
  await site.refresh();
  const hits: string[] = [];
  const known = await visitor(browser, site.url, hits);
  const strange = await visitor(browser, site.url, hits);
  await signIn(known.page, site.url);
  return {
    ...{ site, told, context: known.context, page: known.page, stranger: strange.page },
    hits,
    close: async () => {
      await Promise.all([known.context.close(), strange.context.close()]);
      await site.close();
    },
  };
}

async function visitor(browser: Browser, url: string, hits: string[]) {
  const context = await browser.newContext({ locale: 'en', bypassCSP: true });
  await watchForHits(context, url, hits);
  return { context, page: await context.newPage() };
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/console/sign-in`);
  await page.locator('[name=email]').fill('admin@example.com');
  await page.locator('[name=password]').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/console`);
}
