import { describe, expect, it } from 'vitest';
import { hasChromium } from '../support/browser.ts';
import { inTrouble } from '../support/page-facts.ts';
import {
  accessibilityFaults,
  brokenWords,
  scrollsSideways,
  smallTargets,
} from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('the history in Chromium', () => {
  const { serve, open } = visits();

  const looks = [320, 360, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['zh', 'en'] as const).map((language) => ({ width, colorScheme, language })),
    ),
  );

  it.each(looks)(
    'fits and passes axe: $language at $width px, $colorScheme',
    async ({ width, colorScheme, language }) => {
      const server = await serve(inTrouble());
      const viewport = { width, height: 740 };
      const { page, faults } = await open(`${server.url}/${language}/history`, {
        viewport,
        colorScheme,
      });
      expect(await page.locator('.month li').count()).toBe(2);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await smallTargets(page)).toEqual([]);
      expect(await brokenWords(page)).toEqual([]);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  it('is walked from month to month without a script', async () => {
    const server = await serve(inTrouble());
    const { page } = await open(`${server.url}/en/history`, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'October 2026' }).click();
    expect(await page.locator('h1').innerText()).toBe('What happened in October 2026');
    expect(await page.locator('.month').count()).toBe(0);
    await page.getByRole('link', { name: '中文' }).click();
    expect(await page.locator('h1').innerText()).toBe('2026年10月的记录');
  });
});
