import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Widths of windows in CSS pixels: from the smallest that counts to that of a large screen. */
export const windowWidths = [320, 360, 768, 1280, 1920] as const;

/** What does not fit at each of the widths, with the width before it. The last one is left. */
export async function misfits(page: Page, widths: readonly number[] = windowWidths) {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 740 });
    const here = [
      ...((await scrollsSideways(page)) ? ['something is wider than the window'] : []),
      ...(await brokenPhrases(page)),
      ...(await brokenWords(page)),
      ...(await smallTargets(page)),
      ...(await cutText(page)),
    ];
    found.push(...here.map((fault) => `${width}: ${fault}`));
  }
  return found;
}

/** Violations of accessibility rules at each of the widths. The last one is left. */
export async function accessibilityFaultsAt(page: Page, widths: readonly number[]) {
  const found: unknown[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 740 });
    found.push(...(await accessibilityFaults(page)).map((fault) => [width, fault]));
  }
  return found;
}

/** Whether something is wider than the window. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

/** Phrases, by default those of the headline, that take more than one line. */
export function brokenPhrases(page: Page, selector = 'h1 .phrase'): Promise<string[]> {
  return page.locator(selector).evaluateAll((phrases) =>
    phrases
      .filter((phrase) => {
        const line = Number.parseFloat(getComputedStyle(phrase).lineHeight);
        return phrase.getBoundingClientRect().height > 1.5 * line;
      })
      .map((phrase) => phrase.textContent),
  );
}

/** How many elements are painted in a colour that stands for well. */
export function greenElements(page: Page): Promise<number> {
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

/** Links and figures that a thumb may miss: lower than 44 CSS pixels, or narrower than 24. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.locator('a, summary').evaluateAll((targets) =>
    targets
      .filter((target) => target.checkVisibility())
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return width < 24 || height < 43.99;
      })
      .map((target) => target.outerHTML),
  );
}

/** Watches for layout shifts from the first paint on; to be called before the page is opened. */
export function watchLayoutShifts(page: Page): Promise<unknown> {
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

/** The sum of all layout shifts since the page was opened. */
export async function layoutShift(page: Page): Promise<number> {
  // A screenshot is taken of a painted frame, so whatever moved has been counted by then.
  await page.screenshot();
  return page.evaluate('layoutShift()');
}

/** Words of the header that take more than one line. */
export function brokenWords(page: Page): Promise<string[]> {
  return page.locator('header a').evaluateAll((links) =>
    links
      .filter((link) => {
        const range = document.createRange();
        range.selectNodeContents(link.querySelector('bdi') ?? link);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      })
      .map((link) => link.textContent),
  );
}

/** Violations of accessibility rules, each with the elements that break it. */
export async function accessibilityFaults(page: Page): Promise<unknown[]> {
  // Without frames of other origins the legacy mode finds the same in half the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

/** Pieces of text that stand outside of the window, or of what cuts off their box. */
export function cutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.textContent?.trim() || !text.parentElement?.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right } = range.getBoundingClientRect();
      const clip = text.parentElement.closest('.line')?.getBoundingClientRect();
      const [least, most] = [clip?.left ?? 0, clip?.right ?? innerWidth];
      if (left < least - 1 || right > most + 1) cut.push(text.textContent);
    }
    return cut;
  });
}

/** What a reader at the keyboard comes to, in order, with the width of the outline around it. */
export async function focusOrder(page: Page): Promise<{ name: string; outline: number }[]> {
  const order: { name: string; outline: number }[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.hasAttribute('data-visited'))
        return null;
      element.setAttribute('data-visited', '');
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { name, outline: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth) };
    });
    if (stop === null) return order;
    order.push(stop);
  }
}
