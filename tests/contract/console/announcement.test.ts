import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { changeAnnouncement } from '../../../src/actions/change-announcement.ts';
import { endAnnouncement } from '../../../src/actions/end-announcement.ts';
import { publishAnnouncement } from '../../../src/actions/publish-announcement.ts';
import { readAnnouncement } from '../../../src/storage/announcement.ts';
import type { Browser } from '../../support/console.ts';
import { dayMs, minuteMs, someNow } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting, countRows, eventsIn } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let browser: Browser;
beforeAll(async () => {
  site = await staffedConsole('responder');
  browser = site.browser;
});
afterAll(() => site.close());

const page = (path: string, by = browser) => site.page(path, by);
const post = (path: string, form: FormFields) => site.post(path, form);
const newForm = (query = '') => site.newForm('/announcements', query);
const count = () => countRows(site.db, 'announcements');

const published = (form: FormFields) => site.published('/announcements', form);

/** What somebody types. */
const typed: FormFields = {
  'title.zh': '新的客服电话',
  'title.en': 'A new phone number',
  'body.zh': '请拨打新号码。',
  'body.en': 'Please call the **new** number.',
  'component.phone': 'on',
};

describe('an announcement', () => {
  test('is published at once, and everybody reads it', async () => {
    const id = await published({ ...(await newForm()), ...typed });
    expect(await readAnnouncement(site.db, id)).toMatchObject({
      ...{ title: { zh: '新的客服电话', en: 'A new phone number' }, components: ['phone'] },
      ...{ publishedAt: someNow, until: null },
    });
    expect(await (await site.app.request('/en')).text()).toContain('A new phone number');
    const read = await (await site.app.request(`/zh/announcements/${id}`)).text();
    expect(readOn(read)).toContain('请拨打新号码。');
    const told = (await eventsIn(site.db)).filter(({ subject }) => subject === id);
    expect(told).toMatchObject([{ type: 'announcement.published' }]);
    expect(readOn(await page(`/announcements/${id}`))).toContain('On the page until 29 Nov 14:26');
    expect(readOn(await page('/announcements'))).toMatch(
      /On the page now .*A new phone number On the page until 29 Nov 14:26 · Phone/,
    );
  });

  test('waits for its time, and nobody reads it before', async () => {
    const times = { publishedAt: '2026-11-24T09:00', until: '2026-11-30T18:00' };
    const id = await published({ ...(await newForm()), ...typed, ...times, 'title.en': 'To come' });
    expect(await readAnnouncement(site.db, id)).toMatchObject({
      publishedAt: Date.parse('2026-11-24T09:00+08:00'),
      until: Date.parse('2026-11-30T18:00+08:00'),
    });
    expect((await site.app.request(`/en/announcements/${id}`)).status).toBe(404);
    const shown = await page(`/announcements/${id}`);
    expect(shown).toContain('What customers will read');
    expect(shown).not.toContain('See the public page');
    expect(readOn(await page('/announcements'))).toMatch(
      /To come .*To come To be published 24 Nov 09:00/,
    );
  });

  test('begins with a template once its blanks are filled in', async () => {
    const asks = await page('/announcements/new?template=holiday-hours');
    expect(asks).toContain('name="v.holiday.zh"');
    const values = new URLSearchParams({
      ...{ template: 'holiday-hours', 'v.holiday.zh': '元旦', 'v.holiday.en': 'New Year' },
      ...{ 'v.closed': 'phone', 'v.back': '2027-01-02T09:00' },
    });
    expect(await newForm(`?${values}`)).toMatchObject({
      ...{ 'title.zh': '元旦期间的客服时间', 'title.en': 'Support hours over New Year' },
      'component.phone': 'on',
    });
  });

  test.each([
    ['title', { 'title.zh': '', 'title.en': '' }, 'Write a title on one line'],
    ['body', { 'body.zh': '', 'body.en': '' }, 'Write a text of at most 10,000 characters'],
    ['time', { publishedAt: 'soon' }, 'Give a time to publish it'],
    ['end', { until: '2026-11-22T14:00' }, 'Give an end after it is published'],
    [
      'end',
      { publishedAt: '2026-12-02T09:00', until: '2026-12-01T09:00' },
      'Give an end after it is published',
    ],
  ])('with a wrong %s is not published, and nothing typed is lost', async (_, wrong, says) => {
    const before = await count();
    const form: FormFields = { ...(await newForm()), ...typed, ...wrong };
    const answer = await post('/announcements', form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(readOn(html)).toContain(says);
    const { once: _once, ...rest } = form;
    expect(formTo(html, '/announcements')).toMatchObject(rest);
    expect(await count()).toBe(before);
  });

  test('is published once, however often it is sent', async () => {
    const form = { ...(await newForm()), ...typed };
    const before = await count();
    const ids = await Promise.all([published(form), published(form)]);
    expect(ids[1]).toBe(ids[0]);
    expect(await count()).toBe(before + 1);
  });

  test('can be sent again when the database was away', async () => {
    const form = { ...(await newForm()), ...typed };
    site.database.isAway = true;
    const answer = await post('/announcements', form);
    site.database.isAway = false;
    expect(answer.status).toBe(503);
    const again = formTo(await answer.text(), '/announcements');
    expect(await published(again)).toBe(await published(form));
  });

  test('stands in its form again when the session was over', async () => {
    const form = { ...(await newForm()), ...typed };
    browser.cookies.clear();
    const carried = formTo(await (await post('/announcements', form)).text(), '/sign-in');
    const known = { email: 'responder@example.com', password: 'correct horse battery' };
    const signed = await post('/sign-in', { ...carried, ...known });
    const html = await (await browser.get(placeOf(signed))).text();
    expect(formTo(html, '/announcements')).toMatchObject(typed);
  });

  test('is kept as a draft', async () => {
    const kept = await post('/drafts', { ...(await newForm()), ...typed });
    const html = await (await browser.get(placeOf(kept))).text();
    expect(formTo(html, '/announcements')).toMatchObject(typed);
  });

  test('is previewed in both languages', async () => {
    const before = await count();
    const form = { ...(await newForm()), ...typed };
    const html = await (await post('/announcements/preview', form)).text();
    expect(html).toContain('<section lang="zh-CN" aria-label="In Chinese">');
    expect(html).toContain('Please call the <strong>new</strong> number.');
    expect(html).toContain('请拨打新号码。');
    const part = await (await post('/announcements/preview/part', form)).text();
    expect(part).not.toContain('<form');
    expect(await count()).toBe(before);
  });
});

describe('a change of an announcement', () => {
  const changeOf = async (id: string) => {
    const path = `/announcements/${id}/change`;
    return { path, form: formTo(await page(path), path) };
  };

  test('is read at once; a language that is emptied stays, and it is published only once', async () => {
    const id = await published({ ...(await newForm()), ...typed });
    const { path, form } = await changeOf(id);
    expect(Object.keys(form)).not.toContain('publishedAt');
    const changed = { 'title.zh': '', 'title.en': 'A newer number', until: '2026-12-01T09:00' };
    expect((await post(path, { ...form, ...changed })).status).toBe(303);
    expect(await readAnnouncement(site.db, id)).toMatchObject({
      title: { zh: '新的客服电话', en: 'A newer number' },
      until: Date.parse('2026-12-01T09:00+08:00'),
    });
    const told = (await eventsIn(site.db)).filter(({ subject }) => subject === id);
    expect(told).toHaveLength(1);
  });

  test('that says what is so already changes nothing', async () => {
    const times = { publishedAt: '2026-11-24T09:00', until: '2026-11-30T18:00' };
    for (const more of [{}, times]) {
      const id = await published({ ...(await newForm()), ...typed, ...more });
      const before = await readAnnouncement(site.db, id);
      const { path, form } = await changeOf(id);
      expect((await post(path, form)).status).toBe(303);
      expect(await readAnnouncement(site.db, id)).toEqual(before);
    }
  });

  test('takes an end away that is emptied, and moves one that is to come', async () => {
    const times = { publishedAt: '2026-11-24T09:00', until: '2026-11-30T18:00' };
    const id = await published({ ...(await newForm()), ...typed, ...times });
    const { path, form } = await changeOf(id);
    await post(path, { ...form, publishedAt: '2026-11-25T09:00', until: '' });
    expect(await readAnnouncement(site.db, id)).toMatchObject({
      ...{ publishedAt: Date.parse('2026-11-25T09:00+08:00'), until: null },
    });
  });

  test('by whoever comes second is told, and nothing typed is lost', async () => {
    const id = await published({ ...(await newForm()), ...typed });
    const { path, form } = await changeOf(id);
    await changeAnnouncement(acting(site.db), id, null, { title: { en: 'Somebody was faster' } });
    const answer = await post(path, { ...form, 'title.en': 'My own title' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(readOn(html)).toContain('tests was faster, at 14:26.');
    expect(html).toContain('Somebody was faster');
    const again = formTo(html, path);
    expect(again['title.en']).toBe('My own title');
    expect((await post(path, again)).status).toBe(303);
  });
});

describe('an announcement that is taken down', () => {
  const endOf = async (id: string) => {
    const path = `/announcements/${id}/end`;
    const html = await page(path);
    return { path, html, form: formTo(html, path) };
  };

  test('is asked for, leaves the status page, and stays on its own', async () => {
    const id = await published({ ...(await newForm()), ...typed, 'title.en': 'Down soon' });
    site.clock.now += minuteMs;
    const { path, html, form } = await endOf(id);
    expect(html).toContain('It leaves the status page; its own page and the feeds keep it.');
    expect((await post(path, form)).status).toBe(303);
    expect(await (await site.app.request('/en')).text()).not.toContain('Down soon');
    site.clock.now += minuteMs;
    expect(readOn(await page(`/announcements/${id}`))).toContain(
      'Was on the page until 22 Nov 14:27',
    );
    // Sent again, it is done all the same.
    expect((await post(path, form)).status).toBe(303);
    site.clock.now = someNow;
  });

  test('before its time is never read', async () => {
    const times = { publishedAt: '2026-11-24T09:00' };
    const id = await published({ ...(await newForm()), ...typed, ...times });
    const { path, html, form } = await endOf(id);
    expect(html).toContain('no customer will read it');
    await post(path, form);
    expect(readOn(await page(`/announcements/${id}`))).toContain('never published');
    site.clock.now += 3 * dayMs;
    expect((await site.app.request(`/en/announcements/${id}`)).status).toBe(404);
    site.clock.now = someNow;
  });

  test('by somebody else meanwhile says so', async () => {
    const id = await published({ ...(await newForm()), ...typed });
    const { path, form } = await endOf(id);
    await changeAnnouncement(acting(site.db), id, null, { title: { en: 'Meanwhile' } });
    const answer = await post(path, form);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(readOn(html)).toContain('tests was faster');
    expect((await post(path, formTo(html, path))).status).toBe(303);
    expect(await page(path)).toContain('This announcement is over already.');
  });
});

test('the list goes back page by page', async () => {
  for (let index = 0; index < 22; index++) {
    const at = { now: someNow + index * minuteMs };
    const words = { title: { en: `Old ${index}` }, body: { en: 'It was so.' } };
    const { id } = await publishAnnouncement(acting(site.db, at), words);
    await endAnnouncement(acting(site.db, { now: at.now + 1 }), id, null);
  }
  site.clock.now += dayMs;
  const first = await page('/announcements');
  expect(first).toContain('>Old 21<');
  const older = /\/console(\/announcements\?before=[^"]+)"/.exec(first)?.[1] ?? '';
  const second = await page(older.replaceAll('&amp;', '&'));
  expect(second).toContain('>Old 0<');
  expect(second).not.toContain('On the page now');
  expect(second).toContain('href="/console/announcements"');
  site.clock.now = someNow;
});

test('a viewer reads what there is, and finds no way to change it', async () => {
  const id = await published({ ...(await newForm()), ...typed });
  const viewer = await site.signedIn('viewer');
  for (const path of ['/announcements', `/announcements/${id}`]) {
    const html = await page(path, viewer);
    expect(html).toContain('A new phone number');
    expect(html).not.toMatch(/\/console\/announcements\/(new|[a-z0-9]{12}\/(change|end))/);
  }
});
