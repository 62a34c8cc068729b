import { describe, expect, it } from 'vitest';
import chat from '../../monitors/chat.ts';
import site from '../../monitors/site.ts';
import { resolveDefinitions } from '../../src/runtimes/definitions/resolve.ts';
import { hasChromium } from '../support/browser.ts';
import { someFacts, someNow } from '../support/facts.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

const files = [
  { file: 'site.ts', exported: site },
  { file: 'chat.ts', exported: chat },
];

/** The shipped site: in the sandbox with all of its components, else with those that have a target. */
function shipped(keep: 'all' | 'targeted') {
  const { watched } = resolveDefinitions(files, { SUPPORT_CHAT_URL: 'ws://127.0.0.1:1/' }, keep);
  const facts = someFacts(['chat']);
  const states = facts.states.map((state) => ({ ...state, monitor: 'chat-conversation' }));
  const notice = keep === 'all' ? ('sandbox' as const) : ('none' as const);
  return { watched, facts: { ...facts, states }, now: someNow, notice };
}

describe.skipIf(!hasChromium())('the site that is shipped, in Chromium', () => {
  const { serve, open } = visits();

  it.each(['zh', 'en'])('fits in %s', async (language) => {
    const server = await serve(shipped('all'));
    const { page, faults } = await open(`${server.url}/${language}`);
    expect(await page.locator('[data-component]').count()).toBe(8);
    const words =
      language === 'zh' ? '现在可以通过在线客服联系我们。' : 'You can reach us by chat now.';
    expect(await page.locator('h1').textContent()).toBe(words);
    expect(await misfits(page)).toEqual([]);
    expect(await accessibilityFaultsAt(page, [320, 1280])).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('shows only what has a target, and no contact that was made up', async () => {
    const server = await serve(shipped('targeted'));
    const { page } = await open(`${server.url}/en`);
    expect(await page.locator('[data-component]').count()).toBe(1);
    expect(await page.locator('main').innerHTML()).not.toContain('wallet.example');
  });
});
