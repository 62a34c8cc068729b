import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CalendarYear } from '../../../src/domain/hours/calendar.ts';
import type { Browser } from '../../support/console.ts';
import { someSite, someWatched } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { formTo } from '../../support/sent-form.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** A calendar that is made up. */
const year: CalendarYear = {
  ...{ calendar: 'cn', year: 2026 },
  source: { title: 'Made up', url: 'https://example.com/', published: '2025-11-01' },
  days: [
    { date: '2026-12-24', kind: 'holiday', name: { zh: '冬节', en: 'Winter Day' } },
    { date: '2026-12-26', kind: 'make_up_day', name: { zh: '冬节', en: 'Winter Day' } },
  ],
};

let site: StaffedConsole;
let browser: Browser;
beforeAll(async () => {
  site = await staffedConsole('responder', {
    watched: { ...someWatched(), calendarYears: [year] },
  });
  browser = site.browser;
  await plan('Mail', '2026-12-01T22:00:00+08:00', '2026-12-03T02:00:00+08:00');
  await plan('Night', '2026-12-24T23:00:00+08:00', '2026-12-25T00:00:00+08:00');
  await plan('Year', '2026-12-31T22:00:00+08:00', '2027-01-01T02:00:00+08:00');
});
afterAll(() => site.close());

async function plan(title: string, from: string, until: string) {
  const [zh, token] = [`${title}（中文）`, await site.tokenFor('*')];
  const words = { zh, en: title };
  const { status } = await site.call('POST', '/api/v1/maintenances', {
    token,
    body: {
      ...{ title: words, body: words, components: ['email'] },
      ...{ scheduledFor: from, scheduledUntil: until },
    },
  });
  expect(status).toBe(201);
}

const calendar = async (query = '') =>
  (await browser.get(`/console/maintenances/calendar${query}`)).text();

/** The cells of the month, by the number of the day, as they are read. */
function cellsOf(html: string): ReadonlyMap<string, string> {
  const table = html.slice(html.indexOf('<table class="month"'), html.indexOf('</table>'));
  const cells = [...table.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    readOn(cell).trim(),
  );
  return new Map(cells.filter(Boolean).map((cell) => [cell.split(' ')[0] ?? '', cell]));
}

describe('the calendar of maintenance', () => {
  test('shows the month of today, and says which day that is', async () => {
    const html = await calendar();
    expect(html).toContain('Maintenance in November 2026');
    expect(html).toMatch(/<td aria-current="date">.{0,40}href="[^"]*date=2026-11-22"/s);
    expect(html).toContain('No work in this month.');
  });

  test('shows each window on each day that it touches, and no other', async () => {
    const cells = cellsOf(await calendar('?month=2026-12'));
    expect(cells.get('1')).toBe('1 22:00 Mail');
    expect(cells.get('2')).toBe('2 Mail');
    expect(cells.get('3')).toBe('3 Mail');
    expect(cells.get('4')).toBe('4');
    expect(cells.get('25')).toBe('25');
    expect(cells.get('31')).toBe('31 22:00 Year');
    expect(cells.size).toBe(31);
  });

  test('shows work that began in the month before', async () => {
    expect(cellsOf(await calendar('?month=2027-01')).get('1')).toBe('1 Year');
  });

  test('names the days of official calendars', async () => {
    const html = await calendar('?month=2026-12');
    const cells = cellsOf(html);
    expect(cells.get('24')).toBe('24 Winter Day 23:00 Night');
    expect(cells.get('26')).toBe('26 worked for Winter Day');
    expect(html).toContain('<td class="holiday">');
    expect(html).toContain('<td class="make_up_day">');
  });

  test('leads to the months around it, and from a day to come to new work on it', async () => {
    const html = await calendar('?month=2026-12');
    expect(html).toContain('/console/maintenances/calendar?month=2026-11');
    expect(html).toContain('/console/maintenances/calendar?month=2027-01');
    expect(html).toContain('aria-label="Plan work on 7 Dec"');
    const form = await (await browser.get('/console/maintenances/new?date=2026-12-07')).text();
    expect(formTo(form, '/maintenances').scheduledFor).toBe('2026-12-07T02:00');
    expect(await calendar('?month=2026-10')).not.toContain('?date=');
  });

  test('lists the same work once, for windows that are narrow', async () => {
    const html = await calendar('?month=2026-12');
    const list = html.slice(html.indexOf('<ul class="rows month-list"'));
    expect(list.match(/>Mail</g)).toHaveLength(1);
    expect(readOn(list)).toContain('1 Dec 22:00 – 3 Dec 02:00 · Planned work');
  });

  test.each(['2026-13', '1999-01', 'x', '2026-12-01', ''])(
    'shows the month of today where "%s" is asked for',
    async (month) => {
      expect(await calendar(`?month=${month}`)).toContain('Maintenance in November 2026');
    },
  );

  test.each([
    ['2000-01', '2000-02'],
    ['2099-12', '2099-11'],
  ])('ends where there are no more months: %s', async (month, other) => {
    const html = await calendar(`?month=${month}`);
    expect(html.match(/href="[^"]*calendar\?month=[\d-]+/g)).toEqual([
      `href="/console/maintenances/calendar?month=${other}`,
    ]);
  });
});

test('times that clocks skip or show twice are told, in the field and in the preview', async () => {
  const berlin = { ...someSite(), timeZone: 'Europe/Berlin' };
  const elsewhere = await staffedConsole('responder', { watched: someWatched([], berlin) });
  const one = elsewhere.browser;
  const html = await (await one.get('/console/maintenances/new')).text();
  const form = {
    ...formTo(html, '/maintenances'),
    ...{ 'title.en': 'Clocks', 'body.en': 'They change.', 'component.chat': 'on' },
    ...{ scheduledFor: '2027-03-28T02:30', scheduledUntil: '2027-03-28T04:00' },
  };
  const skipped = await one.post('/console/maintenances/preview', { form });
  expect((await skipped.text()).match(/Clocks skip 02:30 on that day/g)).toHaveLength(2);
  const again = { scheduledFor: '2027-10-31T01:00', scheduledUntil: '2027-10-31T02:30' };
  const twice = await one.post('/console/maintenances/preview', { form: { ...form, ...again } });
  expect((await twice.text()).match(/Clocks show 02:30 twice on that day/g)).toHaveLength(2);
  const sent = await one.post('/console/maintenances', { form: { ...form, ...again } });
  const [path = ''] = sent.headers.get('location')?.slice('/console'.length).split('?') ?? [];
  const change = await (await one.get(`/console${path}/change`)).text();
  expect(formTo(change, `${path}/change`).scheduledUntil).toBe('2027-10-31T02:30');
  await elsewhere.close();
});
