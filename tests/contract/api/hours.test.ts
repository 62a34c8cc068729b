import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeBrand } from '../../../src/actions/change-brand.ts';
import { changeContact } from '../../../src/actions/change-contact.ts';
import { changeLogo } from '../../../src/actions/change-logo.ts';
import { seedSettings } from '../../../src/actions/seed-settings.ts';
import { siteComponents } from '../../../src/domain/component.ts';
import { settingsOf } from '../../../src/domain/settings/settings-of.ts';
import { factsReader } from '../../../src/storage/facts.ts';
import { holidays } from '../../../src/web/api/documents/holidays.ts';
import { hours } from '../../../src/web/api/documents/hours.ts';
import * as off from '../../../src/web/api/examples/holidays.ts';
import * as examples from '../../../src/web/api/examples/hours.ts';
import { createSnapshots } from '../../../src/web/public/snapshot.ts';
import { someApi } from '../../support/api.ts';
import { brandedWatched, someBrand, someLogo } from '../../support/brand.ts';
import { dayMs, someNow, someWatched } from '../../support/facts.ts';
import { nothingOlder } from '../../support/words.ts';
import { acting, clock } from '../acting.ts';

// A Sunday in Beijing, 14:26.
const office = { hours: { week: { 'mon-fri': '09:00-18:00' } } };

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeEach(async () => {
  api = await someApi({ watched: brandedWatched() });
  await seedSettings(clock(api.db, someNow), settingsOf(brandedWatched()));
  token = await api.tokenFor('*');
});
afterEach(() => api.close());

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  api.call(method, `/api/v1${path}`, { token, headers, ...(body === undefined ? {} : { body }) });
const page = async (path: string) => (await api.app.request(path)).text();

describe('hours', () => {
  test('are listed for all components, always open where nobody says otherwise', async () => {
    const { body } = await call('GET', '/hours');
    expect(body.items.map(({ component }: { component: string }) => component)).toEqual(
      siteComponents(someWatched().site).map(({ slug }) => slug),
    );
    expect(body.items[0]).toEqual({
      ...{ component: 'chat', hours: 'always', updatedAt: null, version: 0 },
    });
  });

  test('that are changed are on all pages and in the API at once', async () => {
    const put = await call('PUT', '/hours/phone', office, { 'if-match': '"0"' });
    expect(put.status).toBe(200);
    expect(put.headers.get('etag')).toBe('"1"');
    expect(put.body).toEqual({
      ...{ component: 'phone', hours: office.hours, version: 1 },
      updatedAt: new Date(someNow).toISOString(),
    });
    const read = await call('GET', '/hours/phone');
    expect(hours.parse(read.body)).toEqual(put.body);
    const tag = /<li[^>]*data-component="phone"[^>]*>/;
    expect(tag.exec(await page('/en'))?.[0]).toContain('data-reachability="closed"');
    expect(await page('/en/components/phone')).toContain('09:00');
    const { body } = await api.call('GET', '/api/v1/support');
    const phone = body.channels.find(({ slug }: { slug: string }) => slug === 'phone');
    expect(phone).toMatchObject({ hours: 'closed', opensAt: '2026-11-23T01:00:00.000Z' });
    const again = await call('GET', '/components/phone');
    expect(again.body).toMatchObject({ reachability: 'closed', opensAt: phone.opensAt });
  });

  test('are changed by one of two who read the same version', async () => {
    expect((await call('PUT', '/hours/phone', office, { 'if-match': '"0"' })).status).toBe(200);
    const late = await call('PUT', '/hours/phone', { hours: 'always' }, { 'if-match': '"0"' });
    expect(late.status).toBe(412);
    expect((await call('GET', '/hours/phone')).body.hours).toEqual(office.hours);
  });

  test('that are wrong are refused field by field, each with what to do', async () => {
    const wrong = { week: { mon: '11:00-09:00', tues: '09:00-18:00' }, makeUpAs: 'monday' };
    const { status, body } = await call('PUT', '/hours/phone', { hours: wrong });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        pointer: '/hours/week/mon',
        detail: 'This must not hold "11:00-09:00", which ends before it begins; swap its times.',
      },
      {
        pointer: '/hours/week/tues',
        detail: 'This must be a day such as mon, or days such as mon-fri; correct it.',
      },
      {
        pointer: '/hours/makeUpAs',
        detail: 'This must be one of mon, tue, wed, thu, fri, sat, sun.',
      },
    ]);
  });

  test('of what is no component are not there', async () => {
    for (const method of ['GET', 'PUT']) {
      const { status } = await call(method, '/hours/fax', method === 'PUT' ? office : undefined);
      expect(status).toBe(404);
    }
  });

  test('follow a calendar that was written down before', async () => {
    expect((await call('PUT', '/hours/phone', examples.hours)).body.errors).toMatchObject([
      { pointer: '/hours/calendar' },
    ]);
    expect((await call('PUT', '/holidays/cn/2027', off.holidays)).body).toMatchObject({
      ...{ calendar: 'cn', year: 2027, version: 1 },
    });
    expect((await call('PUT', '/hours/phone', examples.hours)).status).toBe(200);
    const [year] = (await call('GET', '/holidays')).body.items;
    expect(holidays.parse(year)).toMatchObject({ calendar: 'cn', days: off.holidays.days });
    expect((await call('GET', '/holidays/cn/2027')).headers.get('etag')).toBe('"1"');
    expect((await call('GET', '/holidays/cn')).body.items).toEqual([year]);
    expect((await call('GET', '/holidays/hk')).status).toBe(404);
    expect((await call('GET', '/holidays/cn/2028')).status).toBe(404);
    expect((await call('GET', '/holidays/cn/next')).status).toBe(404);
    const taken = await call('DELETE', '/holidays/cn/2027', undefined, { 'if-match': '"1"' });
    expect([taken.status, holidays.parse(taken.body)]).toEqual([200, year]);
    expect((await call('GET', '/holidays/cn/2027')).status).toBe(404);
    expect((await call('DELETE', '/holidays/cn/2027')).status).toBe(404);
  });

  test('of a holiday that was written down close at once, and the page names it', async () => {
    const source = off.holidays.source;
    const name = { zh: '团建日', en: 'Company outing' };
    const days = [{ date: '2026-11-22', kind: 'holiday', name }];
    await call('PUT', '/holidays/own/2026', { source, days });
    const daily = { calendar: 'own', week: { 'mon-sun': '09:00-18:00' } };
    await call('PUT', '/hours/phone', { hours: daily });
    const { body } = await api.call('GET', '/api/v1/support');
    const phone = body.channels.find(({ slug }: { slug: string }) => slug === 'phone');
    expect(phone).toMatchObject({ hours: 'closed', opensAt: '2026-11-23T01:00:00.000Z' });
    expect(await page('/en/components/phone')).toContain('Company outing');
    expect(await page('/zh/components/phone')).toContain('团建日');
  });
});

describe('what is set', () => {
  const { logo: _, ...texts } = someBrand;
  const shown = async () => {
    // Any change that the API makes has the pages rendered.
    await call('PUT', '/hours/api', { hours: 'always' });
  };

  test('of the brand is on every page, with an icon and a logo of its own', async () => {
    await changeBrand(acting(api.db), brandedWatched(), null, { ...texts, accent: '#c2185b' });
    await changeLogo(acting(api.db), brandedWatched(), null, bytesOf(btoa(pink)));
    await shown();
    const logo = /<img[^>]* src="(\/logo-[^"]*)"/.exec(await page('/en'))?.[1] ?? '';
    for (const path of ['/en', '/zh/history', '/nowhere', '/docs/api']) {
      const answer = await api.app.request(path);
      const text = await answer.text();
      expect([path, text.includes('--accent:#c2185b')]).toEqual([path, true]);
      expect([path, text.includes(logo)]).toEqual([path, true]);
      const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect([path, answer.headers.get('content-security-policy')]).toEqual([
        path,
        expect.stringContaining(`'sha256-${hash}'`),
      ]);
    }
    expect(await page(logo)).toBe(pink);
    expect(await page('/icon-1-c2185b.svg')).toContain('fill="#c2185b"');
    for (const old of [`/logo-${someLogo.hash}.svg`, '/icon-1-1f6feb.svg']) {
      expect((await api.app.request(old)).status).toBe(404);
    }
  });

  test('of a contact takes the place of the one in the files', async () => {
    const contact = { label: { zh: '拨打', en: 'Call us' }, href: 'tel:+86400111' };
    await changeContact(acting(api.db), 'phone', null, { contact });
    await changeContact(acting(api.db), 'chat', null, { contact: null });
    await shown();
    const text = await page('/en');
    expect(text).toContain('href="tel:+86400111"');
    expect(text).not.toContain('https://wallet.example/chat');
  });

  test('is shown by another process with its next refresh', async () => {
    const read = factsReader();
    const other = createSnapshots({
      ...{ watched: brandedWatched(), readSaid: nothingOlder, compress: {}, notice: 'none' },
      readFacts: () => read(api.db, { since: someNow - dayMs }),
      ...{ readAnswers: async () => [], readPast: () => read(api.db, { since: 0 }) },
      ...{ now: () => someNow, baseUrl: 'https://status.example', log: () => undefined },
    });
    await other.refresh();
    const staffing = async () =>
      (await other.current()).status.conditions.find(({ component }) => component.slug === 'phone')
        ?.staffing.kind;
    await call('PUT', '/hours/phone', office);
    expect(await staffing()).toBe('always');
    await other.refresh();
    expect(await staffing()).toBe('closed');
  });
});

const pink =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 16"><path d="M0 0h80v16z" fill="#c2185b"/></svg>';

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
