import { afterEach, describe, expect, it } from 'vitest';
import { changeHolidays } from '../../src/actions/change-holidays.ts';
import { changeHours } from '../../src/actions/change-hours.ts';
import { acting } from '../contract/acting.ts';
import { hasChromium } from '../support/browser.ts';
import { addStaff } from '../support/console.ts';
import { serveConsole } from '../support/console-server.ts';
import { someNow } from '../support/facts.ts';
import { visits } from '../support/visits.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Somewhere hours of every kind are set, with somebody who may change them. */
async function furnished() {
  const { db, url, close } = await serveConsole();
  closing.push(close);
  await addStaff(db, 'admin', someNow);
  const days = [
    { date: '2026-12-31', kind: 'holiday', name: { zh: '假日', en: 'A holiday' } },
    { date: '2026-12-27', kind: 'make_up_day', name: { zh: '假日', en: 'A holiday' } },
  ];
  const source = { title: '通知', url: 'https://example.com/', published: '2025-11-04' };
  await changeHolidays(acting(db), { calendar: 'cn', year: 2026 }, null, { source, days });
  const hours = {
    ...{ calendar: 'cn', onHolidays: '10:00-12:00 reduced' },
    week: { 'mon-fri': '09:00-12:00, 13:00-18:00', sat: '10:00-16:00 reduced' },
    seasons: [{ from: '2027-01-01', week: { 'mon-fri': '08:00-18:00' } }],
    specialDays: [{ date: '2026-12-24', hours: '09:00-12:00' }],
  };
  await changeHours(acting(db), 'phone', null, { hours });
  return url;
}

describe.skipIf(!hasChromium())('settings in the console, in Chromium', () => {
  const { open } = visits();

  async function signedIn(url: string, options: Parameters<typeof open>[1]) {
    const opened = await open(`${url}/console/sign-in`, options);
    await opened.page.locator('[name=email]').fill('admin@example.com');
    await opened.page.locator('[name=password]').fill('correct horse battery');
    await opened.page.keyboard.press('Enter');
    await opened.page.waitForURL(`${url}/console`);
    return opened;
  }

  it.each([true, false])('change hours in a table, script: %s', async (javaScriptEnabled) => {
    const url = await furnished();
    const { page, faults } = await signedIn(url, { locale: 'en', javaScriptEnabled });
    await page.goto(`${url}/console/hours/phone/change`);
    await page.getByLabel('Sat, Open', { exact: true }).first().fill('10-14');
    await page.getByLabel('Sat, Fewer people').first().fill('');
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Preview' }).last().click();
    const preview = page.locator('aside');
    await preview.getByText('10:00–14:00').first().waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(`${url}/console/hours/phone?done=saved`);
    await page.getByText('10:00–14:00').waitFor();
    expect(faults).toEqual([]);
  });
});
