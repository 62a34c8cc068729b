import { describe, expect, it } from 'vitest';
import { themes } from '../../gallery/frame.ts';
import { scenes } from '../../gallery/scenes.ts';
import { type Language, languages } from '../../src/domain/localized.ts';
import { hasChromium } from '../support/browser.ts';
import {
  accessibilityFaults,
  accessibilityFaultsAt,
  brokenPhrases,
  cutText,
  focusOrder,
  misfits,
  scrollsSideways,
} from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const slugs = scenes().map(({ slug }) => slug);

/** Paper takes long: every scene is printed in one language, and both languages are. */
function isPrintedIn(slug: string, language: Language): boolean {
  return languages[slugs.indexOf(slug) % languages.length] === language;
}

describe.skipIf(!hasChromium())('the gallery in Chromium', () => {
  const { serveGallery, open } = visits();

  const looks = languages.flatMap((language) => themes.map((theme) => ({ language, theme })));

  // Each language and each theme once; the scenes have the other pairs, too.
  const pairs = looks.filter(({ language, theme }) => (language === 'zh') === (theme === 'dark'));

  it.each(pairs)('shows every part without a fault in $language, $theme', async (look) => {
    const url = await serveGallery();
    const { page, faults } = await open(`${url}/${look.theme}/${look.language}/sheet`);
    expect(await misfits(page)).toEqual([]);
    expect(await accessibilityFaultsAt(page, [320, 1280])).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each(languages)(
    'fits every scene into every window and on one page, in %s',
    async (language) => {
      const url = await serveGallery();
      const { page, faults } = await open('about:blank', { time: null });
      for (const slug of slugs) {
        await page.goto(`${url}/dark/${language}/${slug}`);
        expect([slug, await misfits(page)]).toEqual([slug, []]);
        expect([slug, await brokenPhrases(page, '.functions .brief')]).toEqual([slug, []]);
        if (!isPrintedIn(slug, language)) continue;
        const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
        expect([slug, pdf.match(/\/Type \/Page\b(?!s)/g)?.length]).toEqual([slug, 1]);
      }
      const { origin } = new URL(url);
      expect(faults.filter((fault) => !fault.startsWith(origin))).toEqual([]);
    },
  );

  it('prints black on white, also what was dark', async () => {
    const url = await serveGallery();
    const { page } = await open(`${url}/dark/en/chat-down`, { time: null });
    await page.emulateMedia({ media: 'print' });
    const { color, background } = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return { color, background: backgroundColor };
    });
    expect([color, background]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    // Paper keeps nothing up to date, and leads nowhere.
    expect(await page.getByText('This page refreshes by itself.').isVisible()).toBe(false);
    expect(await page.locator('.feeds').isVisible()).toBe(false);
  });

  it.each(languages)('keeps the arrow of each strip within its column, in %s', async (language) => {
    const url = await serveGallery();
    const { page } = await open('about:blank', { viewport: { width: 360, height: 740 } });
    for (const path of ['chat-down', 'past', 'past/components/chat']) {
      await page.goto(`${url}/light/${language}/${path}`);
      const past = await page.locator('.brief').evaluateAll(
        (briefs) =>
          briefs.filter((brief) => {
            const text = document.createRange();
            text.selectNodeContents(brief);
            const lastLine = [...text.getClientRects()].at(-1)?.right ?? 0;
            const arrow = 0.875 * Number.parseFloat(getComputedStyle(brief).fontSize);
            return (
              lastLine + arrow > (brief.parentElement?.getBoundingClientRect().right ?? 0) + 0.5
            );
          }).length,
      );
      expect([path, past]).toEqual([path, 0]);
    }
  });

  it.each(looks)('passes axe in its share of all scenes in $language, $theme', async (look) => {
    const url = await serveGallery();
    const viewport = { width: 360, height: 740 };
    const { page } = await open('about:blank', { viewport, time: null });
    const share = slugs.filter((_, index) => looks[index % looks.length] === look);
    expect(share.length).toBeGreaterThan(0);
    for (const slug of share) {
      await page.goto(`${url}/${look.theme}/${look.language}/${slug}`);
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
    await page.goto(`${url}/light/${language}/well`);
    expect(await brokenPhrases(page, '.functions li bdi, .functions .word')).toEqual([]);
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

  it('gives its ink to readers who ask for more contrast, whatever the brand', async () => {
    const url = await serveGallery();
    const { page } = await open(`${url}/light/en/branded`, { contrast: 'more', time: null });
    const { quiet, line, ink } = await page.evaluate(() => {
      const colour = (selector: string) =>
        getComputedStyle(document.querySelector(selector) ?? document.body);
      return {
        quiet: colour('.line').color,
        line: colour('a').textDecorationColor,
        ink: colour('h1').color,
      };
    });
    expect([quiet, line]).toEqual([ink, ink]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows the other pages of a scene, and the logo of its brand', async () => {
    const url = await serveGallery();
    const { page } = await open(`${url}/light/en/past/components/chat`, { time: null });
    expect(await page.locator('.answers .brief').innerText()).toMatch(/^Last 90 days: half in/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${url}/dark/zh/holiday/history`);
    expect(await page.locator('h1').innerText()).toContain('2026年10月');
    await page.goto(`${url}/light/zh/branded`);
    const logo = page.locator('header img');
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await page.locator('footer a').allInnerTexts()).toContain('京ICP备12345678号-1');
  });

  it('shows all scenes side by side, and knows no others', async () => {
    const url = await serveGallery();
    const { page } = await open(url);
    expect(await page.locator('iframe').count()).toBe((slugs.length + 1) * 4);
    expect((await page.goto(`${url}/light/en/nothing`))?.status()).toBe(404);
  });
});
