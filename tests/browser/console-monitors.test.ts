import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordChecks } from '../../src/actions/record-checks.ts';
import type { Check } from '../../src/domain/monitor/check.ts';
import { judge, pendingState } from '../../src/domain/monitor/monitor-state.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { someNow } from '../support/facts.ts';
import { accessibilityFaultsAt, misfits } from '../support/page-look.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('monitors and components in the console, in Chromium', () => {
  const { open } = visits();
  let site: Awaited<ReturnType<typeof serveConsole>>;
  beforeEach(async () => {
    site = await serveConsole();
    await addStaff(site.db, 'responder', someNow);
    await failThrice();
  });
  afterEach(() => site.close());

  /** The chat works, and then fails until it is down. */
  async function failThrice(): Promise<void> {
    let before = pendingState('chat-monitor', 'here', 30_000);
    for (const [index, outcome] of (['up', 'down', 'down', 'down'] as const).entries()) {
      const check: Check = {
        ...{ monitor: 'chat-monitor', location: 'here', intervalMs: 30_000, outcome },
        startedAt: someNow - 95_000 + index * 30_000,
        reason: outcome === 'up' ? null : 'connection_refused',
        ...{ latencyMs: 1234, phases: { dns: 1, tcp: 12, tls: 21, wait: 1200, read: 1 } },
        detail: outcome === 'up' ? null : 'connect ECONNREFUSED 203.0.113.7:443',
        ...{ certificate: null, measures: {} },
      };
      const { state: after, transition } = judge(before, check, { failAfter: 3, recoverAfter: 2 });
      await recordChecks(site.db, [{ check, before, after, transition }]);
      before = after;
    }
  }

  /** Opens a page of the console, signed in as a responder. */
  async function openPage(path: string, options: Parameters<typeof open>[1]) {
    const to = new URLSearchParams({ to: `/console${path}` });
    const visit = await open(`${site.url}/console/sign-in?${to}`, options);
    await visit.page.locator('[name=email]').fill('responder@example.com');
    await visit.page.locator('[name=password]').fill('correct horse battery');
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(`${site.url}/console${path}`);
    return visit;
  }

  it('looks and pauses in place: the page is not loaded anew', async () => {
    const { page, faults } = await openPage('/monitors/chat-monitor', { locale: 'en' });
    await page.evaluate(() => document.documentElement.setAttribute('data-here', 'still'));
    await page.getByRole('button', { name: 'Look now' }).focus();
    await page.keyboard.press('Enter');
    const note = page.locator('main [role=status]');
    await note.waitFor();
    expect(await note.innerText()).toBe('The look that you asked for: up, in 12 ms.');
    expect(await accessibilityFaultsAt(page, [320])).toEqual([]);

    await page.locator('[name=reason]').fill('The provider moves.');
    await page.locator('[name=until]').fill('2026-11-22T08:00');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('main [role=alert]').waitFor();
    expect(await page.locator('[name=reason]').inputValue()).toBe('The provider moves.');
    expect(await accessibilityFaultsAt(page, [320])).toEqual([]);
    expect(await page.locator('html').getAttribute('data-here')).toBe('still');
    expect(faults).toEqual([expect.stringContaining('status of 422')]);
  }, 60_000);

  it('pauses a monitor without a script, says what is wrong first, and lets it look again', async () => {
    const { page } = await openPage('/monitors/chat-monitor', {
      ...{ locale: 'en', javaScriptEnabled: false, colorScheme: 'dark' },
    });
    const look = async (name: string) =>
      expect([name, await misfits(page, [320, 1280])]).toEqual([name, []]);
    await look('down');
    await page.locator('[name=reason]').fill('The provider moves.');
    await page.locator('[name=until]').fill('2026-11-22T08:00');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('main [role=alert]').waitFor();
    const places = await page.locator('h2').allInnerTexts();
    expect(places.indexOf('Pause')).toBeLessThan(places.indexOf('Why this state'));
    expect(await page.locator('[name=reason]').inputValue()).toBe('The provider moves.');
    await look('refused');
    await page.locator('[name=until]').fill('2026-11-23T08:00');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused by The responder').waitFor();
    await look('paused');
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByText('Paused by').waitFor({ state: 'detached' });
  });

  it('finds monitors, and marks a component, in Chinese on a phone without a script', async () => {
    const { page } = await openPage('/monitors', {
      ...{ locale: 'zh', javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
    });
    await page.locator('[name=state]').selectOption('down');
    await page.getByRole('button', { name: '查找' }).click();
    await page.waitForURL(/state=down/);
    expect(await page.locator('[data-monitor]').count()).toBe(1);
    await page.goto(`${site.url}/console/components/chat`);
    await page.locator('[name="reason.zh"]').fill('机房断电。');
    await page.getByRole('button', { name: '标注' }).click();
    await page.getByRole('button', { name: '取消标注' }).waitFor();
    expect(await page.locator('.channels .reason').first().innerText()).toContain('机房断电。');
    expect(await misfits(page, [320])).toEqual([]);
  });
});
