import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readForm } from '../../../src/web/console/form.ts';
import { placeBelow } from '../../../src/web/console/place.ts';
import { localTimeOf, timeIn, wordsIn } from '../../../src/web/console/typed.ts';
import { someApi } from '../../support/api.ts';
import { type Browser, someBrowser } from '../../support/console.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

describe('a page of the console', () => {
  let site: StaffedConsole;
  let browser: Browser;
  beforeAll(async () => {
    site = await staffedConsole('viewer');
    browser = site.browser;
  });
  afterAll(() => site.close());

  test('is a document, and for a script what takes the place of the page, with the same words', async () => {
    const whole = await (await browser.get('/console/account')).text();
    const asked = { headers: { 'hx-request': 'true', 'hx-request-type': 'partial' } };
    const part = await (await browser.get('/console/account', asked)).text();
    expect(whole).toMatch(/^<!doctype html><html lang="en">/);
    expect(part).toMatch(/^<title>Your account · /);
    expect(part).not.toMatch(/<html|<head>|<style|<script/);
    const [, main] = /(<main.*<\/main>)/s.exec(whole) ?? [];
    expect(part).toContain(main);
  });

  test.each([
    ['/console/monitors/chat-monitor', '/console/monitors', 'Monitors'],
    ['/console/components/chat', '/console/components', 'Components'],
    ['/console/hours/chat', '/console/hours', 'Hours'],
    ['/console/account/second-factor', '/console/account', 'Your account'],
  ])('%s leads back to the place that it lies below', async (path, place, name) => {
    const html = await (await browser.get(path)).text();
    expect(html).toContain(
      `<main id="main" tabindex="-1"><p><a class="back" href="${place}">${name}`,
    );
  });

  test.each(['/console', '/console/incidents', '/console/monitors?q=chat', '/console/nowhere'])(
    '%s is a place of its own, and leads back to none',
    async (path) => {
      expect(await (await browser.get(path)).text()).not.toContain('class="back"');
    },
  );

  test.each([
    ['/console', false],
    ['/console/incidents', false],
    ['/console/monitors', true],
    ['/console/monitors/chat-monitor', true],
    ['/console/account', true],
  ])('%s is marked in the head, where it lies under More at that', async (path, isUnderMore) => {
    const html = await (await browser.get(path)).text();
    expect(html.includes('<summary aria-current="true">More')).toBe(isUnderMore);
    expect(html).toMatch(/<a href="[^"]*" aria-current="page">/);
  });

  test('is kept by no cache, and differs by who asks, and how', async () => {
    const { headers } = await browser.get('/console/account');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('Cookie, Accept-Language, HX-Request-Type');
  });

  test('leads on with 303 for a script as well', async () => {
    const answer = await someBrowser(site.app).get('/console', {
      headers: { 'hx-request-type': 'partial' },
    });
    expect(answer.status).toBe(303);
  });
});

describe('a form that finds no database', () => {
  test('can be sent again with all that was typed but a password', async () => {
    const site = await someApi({
      consoleOptions: { openDatabase: () => Promise.reject(away()) },
    });
    const form = {
      email: 'ada@example.com',
      password: 'correct horse battery',
      to: '/console/a"b',
    };
    const answer = await someBrowser(site.app).post('/console/sign-in', { form });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(page).toContain('<form method="post" action="/console/sign-in">');
    expect(page).toMatch(/<textarea name="email" hidden="">\nada@example.com<\/textarea>/);
    expect(page).toMatch(/<textarea name="to" hidden="">\n\/console\/a&quot;b<\/textarea>/);
    expect(page).toMatch(/<input[^>]* name="password" type="password"/);
    expect(page).not.toContain('correct horse battery');
    await site.close();
  });

  function away(): Error {
    return Object.assign(new Error('The remote database cannot be reached.'), {
      name: 'DatabaseAway',
    });
  }
});

describe('what was typed', () => {
  const fields = (typed: Record<string, string>) => new Map(Object.entries(typed));

  test('in one language is that language alone', () => {
    expect(wordsIn(fields({ 'title.zh': '客服无法连接', 'title.en': '  ' }), 'title')).toEqual({
      zh: '客服无法连接',
    });
  });

  test.each([
    ['2026-11-22T14:05', 'Asia/Shanghai', '2026-11-22T06:05:00.000Z'],
    ['2026-11-22 14:05', 'Asia/Shanghai', '2026-11-22T06:05:00.000Z'],
    // Clocks skip it, and are put forward in that instant.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    // Clocks show it twice; the first is meant.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['', 'Asia/Shanghai', undefined],
    ['soon', 'Asia/Shanghai', 'soon'],
    ['2026-02-31T25:00', 'Asia/Shanghai', '2026-02-31T25:00'],
  ])('as the time %s in %s is %s', (typed, zone, expected) => {
    expect(timeIn(fields({ at: typed }), 'at', zone)).toBe(expected);
  });

  test('is shown as the time of the zone', () => {
    expect(localTimeOf(Date.UTC(2026, 10, 22, 6, 5), 'Asia/Shanghai')).toBe('2026-11-22T14:05');
  });

  test('with a file comes with it, and without one there is none', async () => {
    const body = new FormData();
    body.set('name', 'Ada');
    body.set('logo', new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }));
    body.set('other', new File([], ''));
    const request = new Request('https://status.example', { method: 'POST', body });
    const sent = await readForm(request);
    expect(sent.fields.get('name')).toBe('Ada');
    expect([...sent.files.keys()]).toEqual(['logo']);
    expect(await sent.files.get('logo')?.text()).toBe('<svg/>');
  });

  test.each([
    ['multipart/form-data', 'no boundary', 400],
    ['multipart/form-data; boundary=x', '--y', 400],
    ['application/json', '{}', 415],
  ])('as %s %s is refused', async (type, body, status) => {
    const headers = { 'content-type': type };
    const request = new Request('https://status.example', { method: 'POST', headers, body });
    await expect(readForm(request)).rejects.toMatchObject({ status });
  });
});

test.each([
  ['/incidents/new', '/incidents/new'],
  ['/incidents/new?component=chat', '/incidents/new?component=chat'],
  ['/../api/v1', null],
  ['//evil.example/x', '//evil.example/x'],
  ['https://evil.example', null],
  ['incidents', null],
  ['', null],
])('a form names the page %j, which is %j below the console', (typed, expected) => {
  expect(placeBelow(typed)).toBe(expected);
});
