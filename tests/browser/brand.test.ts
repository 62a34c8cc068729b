import { describe, expect, it } from 'vitest';
import { logoOf } from '../../src/domain/brand.ts';
import { brandedWatched, someLogo } from '../support/brand.ts';
import { hasChromium } from '../support/browser.ts';
import { inTrouble } from '../support/page-facts.ts';
import { accessibilityFaults, layoutShift, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

function branded() {
  const page = inTrouble();
  return { ...page, watched: brandedWatched(undefined, page.watched) };
}

describe.skipIf(!hasChromium())('a page with a brand in Chromium', () => {
  const { serve, open } = visits();

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh', 'en'] as const).map((language) => ({ language, colorScheme })),
  );

  it.each(looks)('fits a phone: $language, $colorScheme', async ({ language, colorScheme }) => {
    const server = await serve(branded());
    const viewport = { width: 360, height: 740 };
    const { page, faults } = await open(`${server.url}/${language}`, { viewport, colorScheme });
    for (const path of ['', '/components/chat', '/nowhere']) {
      await page.goto(`${server.url}/${language}${path}`);
      const logo = page.locator('header img');
      const name = language === 'zh' ? '客服状态' : 'Support status';
      expect(await logo.getAttribute('alt')).toBe(name);
      expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
        0,
      );
      const { width, height } = (await logo.boundingBox()) ?? { width: 0, height: 0 };
      expect(height).toBeLessThanOrEqual(44);
      expect(width / height).toBeGreaterThan(4);
      expect([path, await page.locator('footer a').count()]).toEqual([path, 7]);
      expect([path, await layoutShift(page)]).toEqual([path, 0]);
      expect([path, await misfits(page, [320, 360])]).toEqual([path, []]);
      expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    }
    // That a page is not there, Chromium says by itself.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });

  it('runs nothing where the logo is opened by itself', async () => {
    const base64 = btoa(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><script>document.documentElement.id="ran"</script></svg>',
    );
    const { watched, ...world } = branded();
    const server = await serve({
      ...world,
      watched: { ...watched, logo: { ...someLogo, base64 } },
    });
    const { page } = await open(`${server.url}${logoOf(someLogo).path}`, { time: null });
    expect(await page.locator('svg').count()).toBe(1);
    expect(await page.locator('#ran').count()).toBe(0);
  });
});
