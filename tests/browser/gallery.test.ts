import { describe, expect, it } from 'vitest';
import { themes } from '../../gallery/frame.ts';
import { scenes } from '../../gallery/scenes.ts';
import { languages } from '../../src/domain/localized.ts';
import { hasChromium } from '../support/browser.ts';
import {
  accessibilityFaults,
  brokenPhrases,
  brokenWords,
  cutText,
  focusOrder,
  scrollsSideways,
  smallTargets,
} from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const widths = [320, 360, 768, 1280, 1920];
const slugs = scenes().map(({ slug }) => slug);

describe.skipIf(!hasChromium())('the gallery in Chromium', () => {
  const { serveGallery, open } = visits();

  const looks = languages.flatMap((language) => themes.map((theme) => ({ language, theme })));

  it.each(looks)('shows every part without a fault in $language, $theme', async (look) => {
    const url = await serveGallery();
    const { page, faults } = await open(`${url}/${look.theme}/${look.language}/sheet`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 740 });
      expect([width, await scrollsSideways(page)]).toEqual([width, false]);
      expect([width, await cutText(page)]).toEqual([width, []]);
      expect([width, await accessibilityFaults(page)]).toEqual([width, []]);
    }
    expect(faults).toEqual([]);
  });

  it.each(languages)('fits every scene into 320 px in %s', async (language) => {
    const url = await serveGallery();
    const { page, faults } = await open('about:blank', { viewport: { width: 320, height: 740 } });
    for (const slug of slugs) {
      await page.goto(`${url}/light/${language}/${slug}`);
      expect([slug, await scrollsSideways(page)]).toEqual([slug, false]);
      expect([slug, await brokenPhrases(page)]).toEqual([slug, []]);
      expect([slug, await brokenWords(page)]).toEqual([slug, []]);
      expect([slug, await smallTargets(page)]).toEqual([slug, []]);
    }
    const { origin } = new URL(url);
    expect(faults.filter((fault) => !fault.startsWith(origin))).toEqual([]);
  });

  it('passes axe in every scene, in one look after the other', async () => {
    const url = await serveGallery();
    const { page } = await open('about:blank', { viewport: { width: 360, height: 740 } });
    for (const [index, slug] of slugs.entries()) {
      const look = looks[index % looks.length];
      await page.goto(`${url}/${look?.theme}/${look?.language}/${slug}`);
      expect([slug, await accessibilityFaults(page)]).toEqual([slug, []]);
    }
  });

  it.each(languages)('cuts off no text in %s when its size is doubled', async (language) => {
    const url = await serveGallery();
    const { page } = await open('about:blank', { viewport: { width: 360, height: 740 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
    await page.goto(`${url}/light/${language}/sheet`);
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    expect(size).toBe('32px');
    expect(await scrollsSideways(page)).toBe(false);
    expect(await cutText(page)).toEqual([]);
  });

  it('leads the keyboard through the page in its order, with an outline around each stop', async () => {
    const url = await serveGallery();
    const { page } = await open(`${url}/light/en/chat-down`);
    const order = await focusOrder(page);
    const stops = await page
      .locator('a, summary')
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => one.getAttribute('aria-label') ?? one.textContent),
      );
    expect(order.map(({ name }) => name)).toEqual(stops);
    expect(Math.min(...order.map(({ outline }) => outline))).toBe(2);
  });

  it.each(languages)('prints every scene on one page, black on white, in %s', async (language) => {
    const url = await serveGallery();
    const { page } = await open('about:blank');
    for (const slug of slugs) {
      await page.goto(`${url}/dark/${language}/${slug}`);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect([slug, pdf.match(/\/Type \/Page\b(?!s)/g)?.length]).toEqual([slug, 1]);
    }
    await page.emulateMedia({ media: 'print' });
    const { color, background } = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { color, background: backgroundColor };
    });
    expect([color, background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });

  it('keeps its lamps and strips where the device forces its colours', async () => {
    const url = await serveGallery();
    const { page } = await open(`${url}/light/en/sheet`, { forcedColors: 'active' });
    const unseen = await page.locator('.lamp *, .strip path').evaluateAll((shapes) => {
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      const canvas = getComputedStyle(document.body).backgroundColor;
      return shapes.filter((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        const cut = shape.classList.contains('cut');
        const seen = [fill, stroke].filter((one) => one !== 'none');
        return cut !== seen.every((one) => one === canvas || one === ground);
      }).length;
    });
    expect(unseen).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows all scenes side by side, and knows no others', async () => {
    const url = await serveGallery();
    const { page } = await open(url);
    expect(await page.locator('iframe').count()).toBe((slugs.length + 1) * 4);
    expect((await page.goto(`${url}/light/en/nothing`))?.status()).toBe(404);
  });
});
