import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTemplates, seedTemplates } from '../../src/storage/template.ts';
import { shippedTemplates } from '../../templates/shipped.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { someNow } from '../support/facts.ts';
import { visits } from '../support/visits.ts';

describe.skipIf(!hasChromium())('templates, in Chromium', () => {
  const { open } = visits();
  let site: Awaited<ReturnType<typeof serveConsole>>;
  let admin: Awaited<ReturnType<typeof addStaff>>;
  beforeEach(async () => {
    site = await serveConsole();
    await seedTemplates(site.db, shippedTemplates, someNow);
    admin = await addStaff(site.db, 'admin', someNow);
  });
  afterEach(() => site.close());

  type Options = NonNullable<Parameters<typeof open>[1]>;

  /** Opens a page below the console as an admin. */
  async function openAs(path: string, options: Options) {
    const to = encodeURIComponent(`/console${path}`);
    const visit = await open(`${site.url}/console/sign-in?to=${to}`, options);
    await visit.page.locator('[name=email]').fill(admin.email);
    await visit.page.locator('[name=password]').fill(admin.password);
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForURL(`${site.url}/console${path}`);
    return visit;
  }

  it('are written and shown before they are saved, without a script', async () => {
    const { page, faults } = await openAs('/templates/new?kind=announcement', {
      ...{ locale: 'en', javaScriptEnabled: false },
    });
    await fill(page, {
      ...{
        'name.en': 'Holidays',
        'title.en': 'Over {holiday}',
        'body.en': 'Closed over {holiday}.',
      },
    });
    await page.locator('summary', { hasText: 'One more variable' }).click();
    await fill(page, { 'variables.0.name': 'holiday', 'variables.0.label.en': 'Which holiday' });
    await page.locator('[name="variables.0.kind"]').selectOption('text');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Closed over (Which holiday).').first().waitFor();
    expect(await page.locator('[name="variables.1.name"]').count()).toBe(1);
    await fill(page, { 'variables.0.default': '元旦 | New Year' });
    await page.getByRole('button', { name: 'Save template' }).click();
    await page.getByText('The template is saved.').waitFor();
    await page.getByText('Closed over New Year.').first().waitFor();
    const made = (await readTemplates(site.db)).at(-1);
    expect(made?.variables).toMatchObject([{ kind: 'text', default: { en: 'New Year' } }]);
    expect(faults).toEqual([]);
  });

  it('are shown as they are typed, with a script', async () => {
    const { page, faults } = await openAs('/templates/chat/change', { locale: 'en' });
    await page.locator('[name="title.en"]').fill('Chat is having a rest');
    await page.locator('aside', { hasText: 'Chat is having a rest' }).waitFor();
    expect((await readTemplates(site.db))[0]?.version).toBe(1);
    expect(faults).toEqual([]);
  });
});

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await page.locator(`[name="${name}"]`).fill(text);
  }
}
