import { describe, expect, it } from 'vitest';
import { bucketOf, histogramOf } from '../../src/domain/histogram.ts';
import { hasChromium } from '../support/browser.ts';
import { minuteMs, someNow, someSite, someWatched } from '../support/facts.ts';
import { hoursOf } from '../support/hours.ts';
import { allWell, inTrouble } from '../support/page-facts.ts';
import {
  accessibilityFaults,
  brokenWords,
  greenElements,
  scrollsSideways,
  smallTargets,
} from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const hourMs = 60 * minuteMs;

/** A day of answers, up to the hour of the facts. */
const answers = Array.from({ length: 24 }, (_, hour) => ({
  monitor: 'chat-monitor',
  start: someNow - (someNow % hourMs) - hour * hourMs,
  times: {
    latencyMs: [0, 0, 1],
    firstReplyMs: histogramOf([bucketOf(900), bucketOf(1200 + 100 * hour)]),
    queueWaitSeconds: [],
    deliveryMs: [],
  },
}));

/** Chat has hours of several kinds, so that everything there is to say about them is said. */
function withHours(page = inTrouble()) {
  const hours = hoursOf({
    timeZone: 'Asia/Urumqi',
    week: { 'mon-fri': '09:00-12:00, 13:00-18:00', 'sat-sun': '20:00-02:00 reduced' },
    bot: { 'mon-sun': '00:00-24:00' },
    specialDays: [{ date: '2026-12-31', hours: 'closed' }],
  });
  const site = someSite();
  const groups = site.groups.map((group) => ({
    ...group,
    components: group.components.map((one) => (one.slug === 'chat' ? { ...one, hours } : one)),
  }));
  return { ...page, answers, watched: someWatched(undefined, { ...site, groups }) };
}

describe.skipIf(!hasChromium())('the page of a component in Chromium', () => {
  const { serve, open } = visits();

  const looks = [320, 360, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['zh', 'en'] as const).map((language) => ({ width, colorScheme, language })),
    ),
  );

  describe.each(looks)(
    '$language at $width px, $colorScheme',
    ({ width, colorScheme, language }) => {
      const viewport = { width, height: 740 };

      it.each([true, false])('fits and passes axe, with a script: %s', async (script) => {
        const server = await serve(withHours());
        const { page, faults } = await open(`${server.url}/${language}/components/chat`, {
          viewport,
          colorScheme,
          javaScriptEnabled: script,
        });
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await page.locator('.strip:not(.answers) table').isVisible()).toBe(true);
        expect(await page.locator('.answers tbody tr').count()).toBe(2);
        expect(await scrollsSideways(page)).toBe(false);
        expect(await smallTargets(page)).toEqual([]);
        expect(await brokenWords(page)).toEqual([]);
        if (script) expect(await accessibilityFaults(page)).toEqual([]);
        expect(faults).toEqual([]);
      });
    },
  );

  it('shows nothing green when nothing is verified', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page } = await open(`${server.url}/en/components/chat`);
    expect(await greenElements(page)).toBeGreaterThan(0);
    world.now += 20 * minuteMs;
    await page.reload();
    expect(await page.locator('[data-reachability=unknown]').count()).toBe(1);
    expect(await greenElements(page)).toBe(0);
  });

  it('is brought up to date in place, and keeps open what was opened', async () => {
    const world = allWell();
    const server = await serve(world);
    const { page, faults } = await open(`${server.url}/en/components/chat`);
    await page.locator('summary', { hasText: 'How it is counted' }).click();
    expect(await page.locator('.word').first().innerText()).toBe('Operational');
    Object.assign(world, { facts: inTrouble().facts });
    await server.refresh();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.locator('.major_outage .word', { hasText: 'Outage' }).waitFor();
    expect(await page.locator('.rules p').first().isVisible()).toBe(true);
    expect(faults).toEqual([]);
  });

  it('is disowned once it could not be renewed for longer than it may be believed', async () => {
    const server = await serve(allWell());
    const { page } = await open(`${server.url}/en/components/chat`);
    await page.context().setOffline(true);
    await page.clock.runFor(3 * minuteMs);
    await page.locator('.now .unverified .word', { hasText: 'Not verified' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe('Chat');
    expect(await page.title()).toContain('Not verified');
    expect(await greenElements(page)).toBe(0);
  });
});
