import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeHolidays } from '../../../src/actions/change-holidays.ts';
import { changeHours } from '../../../src/actions/change-hours.ts';
import { readSettings } from '../../../src/storage/setting.ts';
import type { Browser } from '../../support/console.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const source = {
  ...{ 'source.title': 'A notice', 'source.url': 'https://example.com/notice' },
  'source.published': '2026-11-04',
};
const newYear = {
  ...{ 'days.0.from': '2027-01-01', 'days.0.until': '2027-01-03', 'days.0.kind': 'holiday' },
  ...{ 'days.0.zh': '元旦', 'days.0.en': 'New Year' },
  ...{ 'days.2.from': '2027-01-09', 'days.2.until': '', 'days.2.kind': 'make_up_day' },
  ...{ 'days.2.zh': '元旦', 'days.2.en': 'New Year' },
  ...{ 'days.3.from': '', 'days.3.kind': 'holiday', 'days.3.zh': '', 'days.3.en': '' },
};
const path = '/console/holidays/cn/2027';

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

const text = async (at: string) => (await admin.get(at)).text();
const post = (form: Readonly<Record<string, string>>) => admin.post(path, { form });

describe('holidays in the console', () => {
  test('are written down line by line, and read back so', async () => {
    const sent = await post({ ...source, ...newYear, version: '0' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?done=saved`]);
    const [stored] = await readSettings(site.db);
    expect(stored).toMatchObject({ kind: 'holidays', subject: 'cn-2027', version: 1 });
    const days = stored?.kind === 'holidays' ? stored.value.days : [];
    expect(days.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2027-01-01 holiday',
      '2027-01-02 holiday',
      '2027-01-03 holiday',
      '2027-01-09 make_up_day',
    ]);
    expect(await text('/console/holidays')).toContain('3 days off, 1 worked weekend days');
    const form = await text(`${path}/change`);
    expect(form).toMatch(/name="days\.0\.until"[^>]*value="2027-01-03"/);
    expect(form).toMatch(/name="days\.1\.from"[^>]*value="2027-01-09"/);
    expect(await text(path)).toContain('New Year');
  });

  test.each([
    ['no day', { 'days.0.from': '', 'days.2.from': '' }, 'Write down at least one day.'],
    [
      'a range that ends before it begins',
      { 'days.0.until': '2026-12-31' },
      'id="days.0.from-note"',
    ],
    ['another year', { 'days.0.from': '2028-01-01', 'days.0.until': '' }, 'id="days.0.from-note"'],
    ['a working day that is none', { 'days.2.from': '2027-01-06' }, 'id="days.2.from-note"'],
    ['one language', { 'days.2.zh': '' }, 'id="days.2.zh-note"'],
    ['no source', { 'source.url': '' }, 'id="source.url-note"'],
  ])('with %s come back with what was typed', async (_, wrong, told) => {
    const sent = await post({ ...source, ...newYear, ...wrong, version: '0' });
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain(told);
    expect(page).toContain('value="A notice"');
    expect(await readSettings(site.db)).toEqual([]);
  });

  test('tell whoever comes second what stands', async () => {
    const day = { date: '2027-05-01', kind: 'holiday', name: { zh: '劳动节', en: 'Labour Day' } };
    const content = {
      source: { title: 'Other', url: 'https://example.com/', published: '2026-11-04' },
      days: [day],
    };
    await changeHolidays(acting(site.db), { calendar: 'cn', year: 2027 }, 0, content);
    const sent = await post({ ...source, ...newYear, version: '0' });
    expect(sent.status).toBe(409);
    const page = await sent.text();
    expect(page).toContain('Labour Day');
    expect(page).toContain('value="A notice"');
  });

  test('that are missing are named, and begun from there', async () => {
    const notice = { title: 'x', url: 'https://example.com/', published: '2025-11-04' };
    const days = [
      { date: '2026-10-01', kind: 'holiday', name: { zh: '国庆', en: 'National Day' } },
    ];
    const content = { source: notice, days };
    await changeHolidays(acting(site.db), { calendar: 'cn', year: 2026 }, null, content);
    const hours = { calendar: 'cn', week: { 'mon-fri': '09:00-18:00' } };
    await changeHours(acting(site.db), 'phone', null, { hours });
    await site.refresh();
    const page = await text('/console/holidays');
    // It is November, so the next year is needed, too.
    expect(page).toContain('href="/console/holidays/cn/2027/change"');
    expect(page).toContain('Not here yet');
    const part = await admin.post(`${path}/preview/part`, { form: { ...source, ...newYear } });
    expect(await part.text()).toContain('元旦');
  });

  test('of any calendar are opened by name', async () => {
    const opened = await admin.get('/console/holidays?calendar=own&year=2027');
    expect(opened.headers.get('location')).toBe('/console/holidays/own/2027/change');
    const wrong = await admin.get('/console/holidays?calendar=Own&year=soon');
    expect([wrong.status, (await wrong.text()).includes('value="Own"')]).toEqual([422, true]);
    expect((await admin.get('/console/holidays/own/2027')).status).toBe(404);
  });
});
