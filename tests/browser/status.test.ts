import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../support/browser.ts';
import {
  minuteMs,
  probedSlugs,
  someFacts,
  someNow,
  someSite,
  someTransition,
  someWatched,
} from '../support/facts.ts';
import { type PageFacts, servePage } from '../support/page-server.ts';

const down = {
  state: 'down',
  since: someNow - 21 * minuteMs,
  reason: 'connection_refused',
} as const;
const slow = { state: 'degraded', since: someNow - 28 * minuteMs, reason: 'slow' } as const;

/** Chat down, payments slow: some of everything is on the page. */
function inTrouble(): PageFacts {
  const transitions = [
    someTransition('chat', down.since, 'down'),
    someTransition('payments', slow.since, 'degraded'),
  ];
  const facts = someFacts(probedSlugs, { chat: down, payments: slow }, transitions);
  return { watched: someWatched(), facts, now: someNow, notice: 'sandbox' };
}

function allWell(): PageFacts {
  return { watched: someWatched(), facts: someFacts(), now: someNow, notice: 'none' };
}

describe.skipIf(!hasChromium())('the status page in Chromium', () => {
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

  /** A page at the instant of the facts, with everything written down that it should not do. */
  async function open(url: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ timezoneId: 'Asia/Shanghai', ...options });
    closing.push(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (said) => {
      if (said.type() !== 'info') faults.push(said.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(url).origin)) faults.push(request.url());
    });
    await watchLayoutShifts(page);
    await page.clock.install({ time: someNow + 18_000 });
    await page.goto(url, { waitUntil: 'load' });
    return { page, faults };
  }

  const looks = [320, 360, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['zh', 'en'] as const).map((language) => ({ width, colorScheme, language })),
    ),
  );

  describe.each(looks)(
    '$language at $width px, $colorScheme',
    ({ width, colorScheme, language }) => {
      const viewport = { width, height: 740 };

      it('fits, breaks no phrase of the headline, and passes axe', async () => {
        const server = await serve(inTrouble());
        const { page, faults } = await open(`${server.url}/${language}`, { viewport, colorScheme });
        await page.locator('.ago', { hasText: '23' }).waitFor();
        expect(await scrollsSideways(page)).toBe(false);
        expect(await brokenPhrases(page)).toEqual([]);
        expect(await smallTargets(page)).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        expect(faults).toEqual([]);
      });

      it('says everything without a script', async () => {
        const server = await serve(inTrouble());
        const { page, faults } = await open(`${server.url}/${language}`, {
          viewport,
          colorScheme,
          javaScriptEnabled: false,
        });
        const answer = language === 'zh' ? '在线客服自 14:05 起无法使用。' : 'Chat has been down';
        expect(await page.locator('h1').textContent()).toContain(answer);
        expect(await page.locator('[data-component]').count()).toBe(8);
        const chat = page.locator('[data-component=chat]');
        await chat.locator('summary').click();
        expect(await chat.locator('table').isVisible()).toBe(true);
        expect(await scrollsSideways(page)).toBe(false);
        expect(faults).toEqual([]);
      });
    },
  );

  it('gives each component one figure that takes the focus, with a table behind it', async () => {
    const server = await serve(inTrouble());
    const { page } = await open(`${server.url}/en`);
    const figures: string[] = [];
    for (let tabs = 0; tabs < 40; tabs += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() =>
        document.activeElement?.querySelector('svg[role=img]')?.getAttribute('aria-label'),
      );
      if (label) figures.push(label);
      if (label && figures.length === 1) await page.keyboard.press('Enter');
    }
    expect(figures.slice(0, 8)).toHaveLength(8);
    expect(figures[0]).toBe('90 days: 89 well, 1 with an outage');
    const table = page.locator('[data-component=chat] table');
    expect(await table.isVisible()).toBe(true);
    expect(await table.locator('tbody tr').innerText()).toMatch(/^22 Nov\s+Outage\s+21 min$/);
  });

  it('is refreshed in place: the status changes, focus and what is open stay', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page, faults } = await open(`${server.url}/en`);
    const summary = page.locator('[data-component=payments] summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.evaluate(() => Object.assign(document.body, { untouched: true }));

    world.facts = inTrouble().facts;
    await server.refresh();
    await page.clock.fastForward(30_000);
    await page.locator('[data-component=chat][data-status=major_outage]').waitFor();

    expect(await page.locator('h1').textContent()).toContain('Chat has been down since 14:05.');
    expect(await page.title()).toBe('Chat has been down since 14:05. · Support status');
    expect(await page.locator('title').count()).toBe(1);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('[data-component=payments] table').isVisible()).toBe(true);
    expect(await page.evaluate(() => 'untouched' in document.body)).toBe(true);
    expect(await page.locator('.ago').textContent()).toMatch(/^\(\d+s ago\)$/);
    expect(faults).toEqual([]);
  });

  it('shifts nothing when it loads, nor when a refresh only brings new times', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page } = await open(`${server.url}/en`, { viewport: { width: 360, height: 740 } });
    await page.locator('.ago', { hasText: '23' }).waitFor();
    world.now += 20_000;
    const { states } = world.facts;
    const later = states.map((state) => ({ ...state, lastDecidedAt: someNow + 15_000 }));
    world.facts = { ...world.facts, states: later };
    await server.refresh();
    await page.clock.fastForward(30_000);
    await page.locator('.freshness', { hasText: '14:26:25' }).waitFor();
    expect(await layoutShift(page)).toBe(0);
    await page.locator('h1').evaluate((heading) => heading.style.setProperty('margin-top', '99px'));
    expect(await layoutShift(page)).toBeGreaterThan(0);
  });

  it('keeps what it has when a refresh fails, and goes on afterwards', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page } = await open(`${server.url}/en`);
    await page.route('**/parts/**', (route) => route.fulfill({ status: 500, body: 'broken' }));
    const failed = page.waitForResponse('**/parts/**');
    await page.clock.fastForward(30_000);
    await failed;
    world.facts = inTrouble().facts;
    await server.refresh();
    await page.unroute('**/parts/**');
    expect(await page.locator('[data-component]').count()).toBe(8);
    await page.clock.fastForward(30_000);
    await page.locator('[data-component=chat][data-status=major_outage]').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('broken');
  });

  it('shows nothing green when nothing is verified', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page } = await open(`${server.url}/en`);
    expect(await greenElements(page)).toBeGreaterThan(0);
    world.now += 20 * minuteMs;
    await page.reload();
    expect(await page.locator('[data-reachability=unknown]').count()).toBe(8);
    expect(await greenElements(page)).toBe(0);
  });

  it('shows names made of markup as the text that they are', async () => {
    const name = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>';
    const site = someSite();
    const groups = site.groups.map((group) => ({
      ...group,
      components: group.components.map((one) => ({ ...one, name: { zh: name, en: name } })),
    }));
    const watched = someWatched(probedSlugs, { ...site, groups });
    const server = await serve({ ...inTrouble(), watched });
    const { page, faults } = await open(`${server.url}/en`);
    expect(await page.locator('[data-component=api] h3').textContent()).toBe(name);
    expect(await page.locator('h1').textContent()).toContain(name);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

/** Phrases of the headline that take more than one line. */
function brokenPhrases(page: Page): Promise<string[]> {
  return page.locator('h1 .phrase').evaluateAll((phrases) =>
    phrases
      .filter((phrase) => {
        const line = Number.parseFloat(getComputedStyle(phrase).lineHeight);
        return phrase.getBoundingClientRect().height > 1.5 * line;
      })
      .map((phrase) => phrase.textContent),
  );
}

/** How many elements are painted in a colour that stands for well. */
function greenElements(page: Page): Promise<number> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const probe = document.createElement('i');
    document.body.append(probe);
    const greens = ['--teal', '--well'].map((name) => {
      probe.style.setProperty('color', style.getPropertyValue(name));
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return [...document.querySelectorAll('body *')].filter((element) => {
      const { color, fill, stroke, backgroundColor } = getComputedStyle(element);
      return [color, fill, stroke, backgroundColor].some((used) => greens.includes(used));
    }).length;
  });
}

/** Links and figures that are smaller than 24 CSS pixels (WCAG 2.2, 2.5.8). */
function smallTargets(page: Page): Promise<string[]> {
  return page.locator('a, summary').evaluateAll((targets) =>
    targets
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map((target) => target.outerHTML),
  );
}

/** Watches for layout shifts from the first paint on; to be called before the page is opened. */
function watchLayoutShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    let sum = 0;
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) sum += 'value' in entry ? Number(entry.value) : 0;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    const layoutShift = () => {
      add(observer.takeRecords());
      return sum;
    };
    Object.assign(window, { layoutShift });
  });
}

async function layoutShift(page: Page): Promise<number> {
  // A screenshot is taken of a painted frame, so whatever moved has been counted by then.
  await page.screenshot();
  return page.evaluate('layoutShift()');
}
