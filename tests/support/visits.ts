import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { gallery, galleryPath } from '../../gallery/gallery.ts';
import { listen } from '../../src/runtimes/node/http-server.ts';
import { launchChromium } from './browser.ts';
import { someNow } from './facts.ts';
import { watchLayoutShifts } from './page-look.ts';
import { type PageFacts, servePage } from './page-server.ts';

/** A page that is open, and what it said or did that it should not, so far. */
export type Visit = Readonly<{ page: Page; faults: string[] }>;

/**
 * Servers and visitors for the tests of one suite, all gone after each test. To be called where
 * hooks are set up.
 */
export function visits() {
  let browser: Browser;
  let closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const close of closing.toReversed()) await close();
    closing = [];
  });
  afterAll(() => browser?.close());

  async function serve(page: PageFacts) {
    const server = await servePage(page);
    closing.push(server.close);
    return server;
  }

  /** The gallery, for tests that need no server of the page; answers with its address. */
  async function serveGallery(): Promise<string> {
    // Browsers ask for the icon as well, and nothing depends on it.
    const empty = () => new Response(null, { status: 204 });
    const server = await listen((request) => gallery(request) ?? empty(), {
      host: '127.0.0.1',
      port: 0,
    });
    closing.push(() => server.stop(0));
    return server.url + galleryPath;
  }

  /** Opens a page on a clock that then runs on, 18 s after the instant of the facts; null leaves the real one. */
  async function open(
    url: string,
    { time = someNow + 18_000, ...options }: BrowserContextOptions & { time?: number | null } = {},
  ): Promise<Visit> {
    const context = await browser.newContext({ timezoneId: 'Asia/Shanghai', ...options });
    closing.push(() => context.close());
    const page = await context.newPage();
    const faults = faultsOf(page, new URL(url).origin);
    await watchLayoutShifts(page);
    if (time !== null) await page.clock.install({ time });
    await page.goto(url, { waitUntil: 'load' });
    return { page, faults };
  }

  return { serve, serveGallery, open };
}

function faultsOf(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (said) => {
    if (said.type() !== 'info') faults.push(said.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    // Whoever types and goes elsewhere is asked, and tests do so all the time.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    faults.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) faults.push(request.url());
  });
  return faults;
}
