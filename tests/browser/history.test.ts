import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { dayMs, someCoverage, someNow, someTransition } from '../support/facts.ts';
import { inTrouble } from '../support/page-facts.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

/** The API was looked at for two years, and was down for a day of the first month. */
function forYears() {
  const begun = someNow - 730 * dayMs;
  const { facts, ...page } = inTrouble();
  const transitions = [
    someTransition('api', begun, 'up'),
    someTransition('api', begun + dayMs, 'down'),
    someTransition('api', begun + 2 * dayMs, 'up'),
    ...facts.transitions,
  ];
  const coverage = [someCoverage('api', begun), ...facts.coverage];
  return { ...page, facts: { ...facts, transitions, coverage, firstLookAt: begun } };
}

describe.skipIf(!hasChromium())('the history in Chromium', () => {
  const { serve, open } = visits();

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh', 'en'] as const).map((language) => ({ colorScheme, language })),
  );

  it.each(looks)(
    'fits at every width and passes axe: $language, $colorScheme',
    async ({ colorScheme, language }) => {
      const server = await serve(forYears());
      const { page, faults } = await open(`${server.url}/${language}/history`, { colorScheme });
      expect(await page.locator('.month li').count()).toBe(2);
      for (const path of ['/history', '/history/2025-12', '/history/2024-11']) {
        await page.goto(`${server.url}/${language}${path}`);
        expect([path, await misfits(page)]).toEqual([path, []]);
      }
      expect(await accessibilityFaultsAt(page, [320, 1280])).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it('is walked from month to month and year to year without a script', async () => {
    const server = await serve(forYears());
    const { page } = await open(`${server.url}/en/history`, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Older: October 2026' }).click();
    expect(await page.locator('h1').innerText()).toBe('What happened in October 2026');
    expect(await page.locator('.month').count()).toBe(0);
    await page.getByRole('link', { name: '2025', exact: true }).click();
    await page.getByRole('link', { name: '2024', exact: true }).click();
    await page.getByRole('link', { name: 'November 2024', exact: true }).click();
    expect(await page.locator('.month').innerText()).toContain('Support API');
    expect(await page.getByRole('link', { name: 'Older:' }).count()).toBe(0);
    await page.getByRole('link', { name: '中文' }).click();
    expect(await page.locator('h1').innerText()).toBe('2024年11月的记录');
  });
});
