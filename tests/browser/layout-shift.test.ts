import { describe, expect, it } from 'vitest';
import { scenes } from '../../gallery/scenes.ts';
import { hasChromium } from '../support/browser.ts';
import { layoutShift } from '../support/page-look.ts';
import type { PageFacts } from '../support/page-server.ts';
import { visits } from '../support/visits.ts';

/** Headlines of one line and of five, notes and reasons that come and go, all in one visit. */
const course = [
  ...['well', 'all-down', 'incident', 'chat-down', 'unverified', 'maintenance', 'closed', 'well'],
];

describe.skipIf(!hasChromium())('a page that is refreshed with more or less to say', () => {
  const { serve, open } = visits();

  const visitors = [
    { width: 360, language: 'zh', scrolled: 0, reducedMotion: 'no-preference' },
    { width: 360, language: 'en', scrolled: 500, reducedMotion: 'no-preference' },
    { width: 1280, language: 'en', scrolled: 0, reducedMotion: 'reduce' },
  ] as const;

  it.each(visitors)(
    'shifts nothing at $width px in $language, scrolled by $scrolled, motion: $reducedMotion',
    async ({ width, language, scrolled, reducedMotion }) => {
      const world: PageFacts = { ...sceneOf('well') };
      const server = await serve(world);
      const { page } = await open(`${server.url}/${language}`, {
        viewport: { width, height: 740 },
        reducedMotion,
      });
      await page.locator('.ago', { hasText: /\d/ }).waitFor();
      await page.evaluate((top) => scrollTo(0, top), scrolled);
      for (const slug of course) {
        Object.assign(world, sceneOf(slug));
        await server.refresh();
        const swapped = page.waitForResponse('**/parts/**');
        await page.clock.fastForward(30_000);
        await swapped;
        await page.waitForFunction(
          (text) => document.querySelector('h1')?.textContent === text,
          await headlineAt(`${server.url}/${language}`),
        );
        // As it is when the next refresh comes, half a minute later.
        await page.waitForFunction(() => document.getAnimations().length === 0);
        expect([slug, await layoutShift(page)]).toEqual([slug, 0]);
      }
    },
  );
});

function sceneOf(slug: string): PageFacts {
  const { watched, facts, now, notice } =
    scenes().find((one) => one.slug === slug) ?? scene404(slug);
  return { watched, facts, now, notice };
}

function scene404(slug: string): never {
  throw new Error(`There is no scene "${slug}".`);
}

async function headlineAt(url: string): Promise<string> {
  const html = await (await fetch(url)).text();
  const headline = /<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';
  return headline.replace(/<[^>]*>/g, '');
}
