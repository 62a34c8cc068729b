import { describe, expect, it } from 'vitest';
import { bucketOf, histogramOf } from '../../src/domain/answers/histogram.ts';
import { hasChromium } from '../support/browser.ts';
import { minuteMs, someNow, someSite, someWatched } from '../support/facts.ts';
import { hoursOf } from '../support/hours.ts';
import { allWell, inTrouble } from '../support/page-facts.ts';
import { accessibilityFaultsAt, greenElements, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const hourMs = 60 * minuteMs;

/** Twenty days of answers, up to the hour of the facts; people wait longer from hour to hour. */
const answers = Array.from({ length: 20 * 24 }, (_, hour) => ({
  monitor: 'chat-monitor',
  start: someNow - (someNow % hourMs) - hour * hourMs,
  times: {
    latencyMs: [0, 0, 1],
    firstReplyMs: histogramOf([bucketOf(900), bucketOf(1200 + 5 * hour)]),
    queueWaitSeconds: histogramOf(Array(10).fill(bucketOf(40 * (hour % 24)))),
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

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh', 'en'] as const).map((language) => ({ colorScheme, language })),
  );

  it.each(looks)(
    'fits at every width and passes axe, closed and opened: $language, $colorScheme',
    async ({ colorScheme, language }) => {
      const server = await serve(withHours());
      const address = `${server.url}/${language}/components/chat`;
      const { page, faults } = await open(address, { colorScheme });
      expect(await misfits(page)).toEqual([]);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await page.locator('.week table').isVisible()).toBe(true);
      expect(await misfits(page)).toEqual([]);
      expect(await accessibilityFaultsAt(page, [320, 1280])).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it('shows what is behind its figures without a script, each after one stop', async () => {
    const server = await serve(withHours());
    const address = `${server.url}/en/components/chat`;
    const { page } = await open(address, { javaScriptEnabled: false });
    const [strip, byDay, byHour] = ['.now .strip', '.answers', '.week'].map((figure) =>
      page.locator(figure),
    );
    expect(await byHour?.locator('svg').first().boundingBox()).toMatchObject({ height: 126 });
    for (const figure of [strip, byDay, byHour]) {
      expect(await figure?.locator('table').isVisible()).toBe(false);
      await figure?.locator('summary').focus();
      await page.keyboard.press('Enter');
      expect(await figure?.locator('table').isVisible()).toBe(true);
    }
    expect(await byDay?.locator('tbody tr').count()).toBe(21);
    expect(await byHour?.locator('tbody tr').count()).toBe(16);
  });

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
