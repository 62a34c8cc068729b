import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeHours } from '../../../src/actions/change-hours.ts';
import { readSettings } from '../../../src/storage/setting.ts';
import type { Browser } from '../../support/console.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let admin: Browser;
beforeAll(async () => {
  site = await staffedConsole('admin');
  admin = site.browser;
});
beforeEach(async () => {
  await site.db.client.executeMultiple('DELETE FROM settings; DELETE FROM idempotency_keys');
  await site.refresh();
});
afterAll(() => site.close());

const text = async (path: string) => (await admin.get(path)).text();
const office = {
  kind: 'weekly',
  'seasons.0.mon.open': '9-12, 13-18',
  'seasons.0.sat.reduced': '10-16',
};

/** The value of a field, as the page has it. */
function fieldIn(page: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`).exec(
    page,
  )?.[0];
  return / value="([^"]*)"/.exec(input ?? '')?.[1];
}

describe('the hours in the console', () => {
  test('are listed in a line each, and changed in a form', async () => {
    expect(await text('/console/hours')).toContain('Around the clock');
    const form = { ...office, version: '0' };
    const sent = await admin.post('/console/hours/phone', { form });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      '/console/hours/phone?done=saved',
    ]);
    expect(await text('/console/hours/phone?done=saved')).toContain('Saved.');
    expect(await text('/console/hours')).toContain(
      'Mon 09:00–12:00, 13:00–18:00; Tue – Fri Closed; Sat 10:00–16:00 (fewer people); Sun Closed',
    );
    expect(await readSettings(site.db)).toMatchObject([
      {
        value: {
          timeZone: 'Asia/Shanghai',
          week: { mon: '09:00-12:00, 13:00-18:00', sat: '10:00-16:00 reduced' },
        },
      },
    ]);
    const form2 = await text('/console/hours/phone/change');
    expect(fieldIn(form2, 'seasons.0.mon.open')).toBe('09:00-12:00, 13:00-18:00');
    expect(fieldIn(form2, 'version')).toBe('1');
    expect(await (await site.app.request('/en')).text()).toMatch(
      /data-component="phone"[^>]*data-reachability="closed"/,
    );
  });

  test('come back with what was typed and what is wrong, beside the fields', async () => {
    const form = {
      ...{ ...office, version: '0', 'seasons.0.tue.open': '11-9', 'days.1.date': '2030-02-30' },
      ...{ 'days.1.open': '9-12', timeZone: 'Mars' },
    };
    const sent = await admin.post('/console/hours/phone', { form });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(fieldIn(page, 'seasons.0.tue.open')).toBe('11-9');
    expect(fieldIn(page, 'days.1.open')).toBe('9-12');
    expect(page).toMatch(
      /name="seasons\.0\.tue\.open"[^>]*aria-describedby="seasons\.0\.tue-note"/,
    );
    expect(page).toContain('id="seasons.0.tue-note"');
    expect(page).toContain('id="timeZone-note"');
    expect(page).toContain('id="days.1.date-note"');
    expect(await readSettings(site.db)).toEqual([]);
  });

  test('tell whoever comes second, and keep their words', async () => {
    await changeHours(acting(site.db), 'phone', 0, { hours: { week: { tue: '08:00-09:00' } } });
    const sent = await admin.post('/console/hours/phone', { form: { ...office, version: '0' } });
    expect(sent.status).toBe(409);
    const page = await sent.text();
    expect(fieldIn(page, 'seasons.0.mon.open')).toBe('9-12, 13-18');
    expect(page).toContain('08:00–09:00');
    expect(fieldIn(page, 'version')).toBe('1');
  });

  test('show what the page would say, in both languages, and change nothing by that', async () => {
    const part = await admin.post('/console/hours/phone/preview/part', { form: office });
    const preview = await part.text();
    expect(preview).toContain('周一');
    expect(preview).toContain('09:00–12:00, 13:00–18:00');
    expect(preview).toMatch(/Mon(day)?,? 09:00|09:00/);
    const page = await admin.post('/console/hours/phone/preview', { form: office });
    expect([page.status, (await page.text()).includes('data-reachability="closed"')]).toEqual([
      200,
      true,
    ]);
    expect(await readSettings(site.db)).toEqual([]);
  });

  test('are read by a viewer, who is offered no form', async () => {
    const viewer = await site.signedIn('viewer');
    const page = await viewer.get('/console/hours/phone');
    expect([page.status, (await page.text()).includes('/change')]).toEqual([200, false]);
    expect((await viewer.get('/console/hours/phone/change')).status).toBe(403);
  });

  test('of what is no component are not there', async () => {
    for (const path of ['/console/hours/fax', '/console/hours/fax/change']) {
      expect((await admin.get(path)).status).toBe(404);
    }
  });
});
