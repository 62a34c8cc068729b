import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { minuteMs, probedSlugs, someSite, someWatched } from '../support/facts.ts';
import { allDown, allWell, chatSlow, inTrouble } from '../support/page-facts.ts';
import {
  accessibilityFaultsAt,
  greenElements,
  misfits,
  scrollsSideways,
} from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('the status page in Chromium', () => {
  const { serve, open } = visits();

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh', 'en'] as const).map((language) => ({ colorScheme, language })),
  );

  describe.each(looks)('$language, $colorScheme', ({ colorScheme, language }) => {
    it('fits at every width, breaks no phrase of the headline, and passes axe', async () => {
      const server = await serve(inTrouble());
      const { page, faults } = await open(`${server.url}/${language}`, { colorScheme });
      await page.locator('.ago', { hasText: /\d/ }).waitFor();
      expect(await misfits(page)).toEqual([]);
      expect(await accessibilityFaultsAt(page, [320, 768, 1920])).toEqual([]);
      expect(faults).toEqual([]);
    });

    it('says everything without a script', async () => {
      const server = await serve(inTrouble());
      const options = { colorScheme, javaScriptEnabled: false };
      const { page, faults } = await open(`${server.url}/${language}`, options);
      const answer = language === 'zh' ? '在线客服自 14:05 起无法使用。' : 'Chat has been down';
      expect(await page.locator('h1').textContent()).toContain(answer);
      expect(await page.locator('[data-component]').count()).toBe(8);
      const chat = page.locator('[data-component=chat]');
      await chat.locator('summary').click();
      expect(await chat.locator('table').isVisible()).toBe(true);
      expect(await misfits(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  it.each([
    ['zh', chatSlow, '但自 13:58 起响应较慢。'],
    ['en', chatSlow, 'but it has been slow since 13:58.'],
    ['zh', allDown, '暂时无法联系到我们。'],
    ['en', allDown, 'We cannot be reached right now.'],
  ] as const)('breaks no phrase of any headline: %s', async (language, facts, words) => {
    const server = await serve(facts());
    const { page } = await open(`${server.url}/${language}`);
    expect(await page.locator('h1').textContent()).toContain(words);
    expect(await misfits(page)).toEqual([]);
  });

  it('has neither a figure nor a tab stop for what nobody looks at', async () => {
    const server = await serve(allWell());
    const { page } = await open(`${server.url}/en`);
    expect(await page.locator('[data-component] details').count()).toBe(6);
    expect(await page.locator('.unprobed :is(details, svg:not(.lamp))').count()).toBe(0);
  });

  it.each(['zh', 'en'])(
    'fits in %s when the visitor has doubled the size of text',
    async (language) => {
      const server = await serve(inTrouble());
      const { page } = await open('about:blank', { viewport: { width: 360, height: 740 } });
      const session = await page.context().newCDPSession(page);
      await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
      await page.goto(`${server.url}/${language}`);
      const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      expect(size).toBe('32px');
      expect(await scrollsSideways(page)).toBe(false);
    },
  );

  it('gives each probed component one figure that takes the focus, with a table behind it', async () => {
    const server = await serve(inTrouble());
    const { page } = await open(`${server.url}/en`);
    expect(await focusedFigures(page)).toEqual([
      'chat',
      'api',
      'signin',
      'payments',
      'withdrawals',
      'verification',
    ]);
    for (const slug of probedSlugs) {
      const row = page.locator(`[data-component=${slug}]`);
      await row.locator('summary').press('Enter');
      expect(await row.locator('table tbody tr').first().isVisible()).toBe(true);
    }
    const today = page.locator('[data-component=chat] table tbody tr').first();
    expect(await today.innerText()).toMatch(/^22 Nov\s+Outage\s+21 min$/);
    expect(await today.locator('a').getAttribute('href')).toBe('/en/history/2026-11#chat');
    const quiet = page.locator('[data-component=api] table tbody tr');
    expect(await quiet.innerText()).toMatch(/^25 Aug – 22 Nov\s+No trouble\s+–$/);
  });

  it('names each figure by its component and the words that are seen', async () => {
    const server = await serve(inTrouble());
    const { page } = await open(`${server.url}/en`);
    const figure = page.locator('[data-component=chat] summary');
    const label = await figure.getAttribute('aria-label');
    expect(label).toBe('Chat, last 90 days: trouble on 1 day, 99.98% uptime, an outage on 1 day');
    expect(label?.toLowerCase()).toContain((await figure.innerText()).trim().toLowerCase());
  });

  it('sets a contact that does not fit beside its name at the same edge', async () => {
    const server = await serve(inTrouble());
    const { page } = await open(`${server.url}/en`, { viewport: { width: 320, height: 740 } });
    const edges = await page.locator('[data-component=email] h3').evaluate((heading) => {
      const [name, contact] = [heading.querySelector('a.name'), heading.querySelector('a + a')];
      return [name, contact].map((element) => element?.getBoundingClientRect());
    });
    expect(edges[1]?.top).toBeGreaterThan(edges[0]?.top ?? 0);
    expect(edges[1]?.left).toBe(edges[0]?.left);
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

/** The components whose figures take the focus, in order, until it is back where it began. */
async function focusedFigures(page: Page): Promise<string[]> {
  const slugs: string[] = [];
  await page.keyboard.press('Tab');
  await page.evaluate(() => document.activeElement?.setAttribute('data-began', ''));
  for (;;) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === document.body || activeElement?.hasAttribute('data-began')) return null;
      const figure = activeElement?.closest('summary');
      return figure?.closest('[data-component]')?.getAttribute('data-component') ?? '';
    });
    if (focused === null) return slugs;
    if (focused !== '') slugs.push(focused);
  }
}
