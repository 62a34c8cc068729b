import { describe, expect, it } from 'vitest';
import { aheadWords, chatDownWords, workWords } from '../../gallery/wallet-words.ts';
import { hasChromium } from '../support/browser.ts';
import { inTrouble } from '../support/page-facts.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import type { PageFacts } from '../support/page-server.ts';
import { visits } from '../support/visits.ts';

/** An incident, work that is being done and work to come, and news: all of it on one page. */
function eloquent(): PageFacts {
  const { facts, ...page } = inTrouble();
  const { incidents, overrides } = chatDownWords();
  const { announcements, maintenances } = aheadWords();
  const words = {
    ...{ incidents, overrides, announcements },
    maintenances: [...workWords().maintenances, ...maintenances],
  };
  return { ...page, facts: { ...facts, words } };
}

describe.skipIf(!hasChromium())('what staff say, in Chromium', () => {
  const { serve, open } = visits();

  const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['zh', 'en'] as const).map((language) => ({ colorScheme, language })),
  );

  /** Rules of accessibility take long to check: each page and width in two looks is enough. */
  const widthsIn = ({ colorScheme, language }: (typeof looks)[number]) => {
    const [one, other] =
      (colorScheme === 'light') === (language === 'zh') ? [320, 1280] : [1280, 320];
    return [['', one] as const, ['/incidents/chatdown0001', other] as const];
  };

  it.each(looks)('fits and passes axe: $language, $colorScheme', async (look) => {
    const { colorScheme, language } = look;
    const server = await serve(eloquent());
    const { page, faults } = await open(`${server.url}/${language}`, { colorScheme });
    expect(await page.locator('.told article').count()).toBe(4);
    for (const path of ['', '/incidents/chatdown0001', '/maintenances/windowaaaaaa']) {
      await page.goto(`${server.url}/${language}${path}`);
      expect([path, await misfits(page, [320, 1280])]).toEqual([path, []]);
    }
    for (const [path, width] of widthsIn(look)) {
      await page.goto(`${server.url}/${language}${path}`);
      expect([path, await accessibilityFaultsAt(page, [width])]).toEqual([path, []]);
    }
    expect(faults).toEqual([]);
  });

  it('leads from the status page to an incident and to one of its updates, without a script', async () => {
    const server = await serve(eloquent());
    const { page } = await open(`${server.url}/en`, { javaScriptEnabled: false });
    await page.locator('.told').getByRole('link', { name: 'Chat is down' }).click();
    expect(await page.locator('h1').innerText()).toBe('Chat is down');
    await page.locator('.timeline h3 a').first().click();
    expect(new URL(page.url()).hash).toBe('#update-chatcause001');
    expect(await page.locator('article:target .prose strong').innerText()).toBe(
      'do not submit twice',
    );
  });

  it.each([
    ['/incidents/chatdown0001', '#update-chatfixed001'],
    ['', '.told .prose'],
  ])('is brought up to date in place at /en%s', async (path, place) => {
    const world = eloquent();
    const server = await serve(world);
    const { page, faults } = await open(`${server.url}/en${path}`);
    const { words } = world.facts;
    const [over, chat] = words.incidents;
    const [, cause] = chat?.updates ?? [];
    if (!over || !chat || !cause) throw new Error('The incident has no updates.');
    const body = { zh: '线路已切换。', en: 'The lines are switched.' };
    const fixed = { ...cause, id: 'chatfixed001', status: 'monitoring', body } as const;
    const incidents = [over, { ...chat, updates: [...chat.updates, fixed] }];
    world.facts = { ...world.facts, words: { ...words, incidents } };
    await server.refresh();
    await page.clock.fastForward(30_000);
    await page.locator(place, { hasText: 'The lines are switched.' }).waitFor();
    expect(await page.locator('[data-incident][data-status=monitoring]').count()).toBe(1);
    expect(faults).toEqual([]);
  });
});
