import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { minuteMs, probedSlugs, someFacts, someNow } from '../support/facts.ts';
import { allWell, inTrouble } from '../support/page-facts.ts';
import {
  accessibilityFaults,
  greenElements,
  layoutShift,
  scrollsSideways,
} from '../support/page-look.ts';
import type { PageFacts } from '../support/page-server.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('an open page', () => {
  const { serve, open } = visits();

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
    expect(await page.title()).toBe('Chat has been down since 14:05 · Support status');
    expect(await page.locator('title').count()).toBe(1);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('[data-component=payments] table').isVisible()).toBe(true);
    expect(await page.evaluate(() => 'untouched' in document.body)).toBe(true);
    expect(await page.locator('.ago').textContent()).toMatch(/^\d+s ago$/);
    expect(faults).toEqual([]);
  });

  it('shifts nothing when it loads, nor when a refresh only brings new times', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page } = await open(`${server.url}/en`, { viewport: { width: 360, height: 740 } });
    await page.locator('.ago', { hasText: /^\d+s ago$/ }).waitFor();
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

  describe.each([
    [
      'en',
      'Not verified since 14:26. Your connection may be down.',
      'Not verified since 14:26 · Support status',
    ],
    ['zh', '自 14:26 起未能核实。 您的网络可能已断开。', '自 14:26 起未能核实 · 客服状态'],
  ])('in %s, when the network is gone', (language, headline, title) => {
    it('is believed for as long as its facts hold, then says so and shows nothing green', async () => {
      const server = await serve(allWell());
      const { page } = await open(`${server.url}/${language}`, {
        viewport: { width: 360, height: 740 },
      });
      await page.context().setOffline(true);
      await page.clock.fastForward(60_000);
      expect(await page.locator('[data-reachability=reachable]').count()).toBe(6);
      expect(await greenElements(page)).toBeGreaterThan(0);
      await page.clock.fastForward(12_000);
      await page.locator('h1', { hasText: headline }).waitFor();
      expect(await page.title()).toBe(title);
      expect(await page.locator('[data-reachability=unknown]').count()).toBe(8);
      expect(await page.locator('[data-indicator=minor]').count()).toBe(1);
      expect(await page.locator('.freshness').getAttribute('class')).toBe('freshness unverified');
      expect(await greenElements(page)).toBe(0);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });

  it('is as it was soon after the network is back, without waiting for its turn', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page } = await open(`${server.url}/en`);
    await page.context().setOffline(true);
    await page.clock.fastForward(80_000);
    await page.locator('h1', { hasText: 'Not verified' }).waitFor();
    world.now += 80_000;
    world.facts = lookedAt(world.now - 5000);
    await server.refresh();
    await page.context().setOffline(false);
    await page.locator('h1', { hasText: 'You can reach us by chat now.' }).waitFor();
    expect(await page.title()).toBe('You can reach us by chat now · Support status');
    expect(await page.locator('[data-reachability=reachable]').count()).toBe(6);
    expect(await page.locator('[data-indicator=none]').count()).toBe(1);
    expect(await greenElements(page)).toBeGreaterThan(0);
  });

  it('is not believed for long when it came out of the cache and nothing newer comes', async () => {
    const server = await serve(allWell());
    // On the real clock: a pretended one hides where the bytes came from.
    const { page } = await open(`${server.url}/en`, { time: null });
    await page.goto(`${server.url}/nowhere`);
    await page.context().setOffline(true);
    await page.goBack();
    await page.locator('h1', { hasText: 'Not verified since 14:26.' }).waitFor();
    expect(await greenElements(page)).toBe(0);
  });

  it('fetches news at once when it is looked at again, comes back out of a cache, or is online again', async () => {
    const server = await serve(allWell());
    const { page } = await open(`${server.url}/en`);
    for (const happens of [
      () => document.dispatchEvent(new Event('visibilitychange')),
      () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
      () => window.dispatchEvent(new Event('online')),
    ]) {
      const fetched = page.waitForResponse('**/parts/en/status');
      await page.evaluate(happens);
      expect((await fetched).status()).toBe(200);
    }
  });

  it.each([someNow - 400 * 1440 * minuteMs, someNow + 30 * minuteMs])(
    'takes no notice of a wrong clock: %d',
    async (time) => {
      const server = await serve(allWell());
      const { page } = await open(`${server.url}/en`, { time });
      expect(await ageInSeconds(page)).toBeLessThan(60);
      await page.clock.fastForward(20_000);
      expect(await ageInSeconds(page)).toBeGreaterThanOrEqual(20);
      expect(await page.locator('[data-reachability=reachable]').count()).toBe(6);
    },
  );

  it.each([
    ['Europe/London', 'en', '06:26:05 your time'],
    ['Europe/London', 'zh', '您当地时间 06:26:05'],
    ['America/New_York', 'en', '01:26:05 your time'],
  ])('tells a visitor in %s the time there in %s', async (timezoneId, language, told) => {
    const server = await serve(allWell());
    const { page } = await open(`${server.url}/${language}`, { timezoneId });
    await page.locator('.freshness', { hasText: told }).waitFor();
  });

  it('does not tell the time twice where the zone has the same clock', async () => {
    const server = await serve(allWell());
    const { page } = await open(`${server.url}/en`, { timezoneId: 'Asia/Singapore' });
    await page.locator('.ago', { hasText: /^\d+s ago$/ }).waitFor();
    expect(await page.locator('.freshness').innerText()).not.toContain('your time');
  });
});

/** Facts of components that are well and were last looked at then. */
function lookedAt(instant: number): PageFacts['facts'] {
  const states = probedSlugs.map((slug) => [slug, { lastDecidedAt: instant }] as const);
  return someFacts(probedSlugs, Object.fromEntries(states));
}

async function ageInSeconds(page: Page): Promise<number> {
  const told = await page.locator('.ago', { hasText: /^\d+s ago$/ }).innerText();
  return Number.parseInt(told, 10);
}
