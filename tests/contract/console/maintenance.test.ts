import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readDrafts } from '../../../src/storage/draft.ts';
import { readMaintenance } from '../../../src/storage/maintenance.ts';
import { type Browser, someBrowser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { countRows, eventsIn } from '../acting.ts';

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
const newForm = (query = '') => site.newForm('/maintenances', query);
const post = (path: string, form: FormFields, by = browser) => site.post(path, form, by);
const count = () => countRows(site.db, 'maintenances');

const announced = (form: FormFields) => site.published('/maintenances', form);

/** What somebody types into the form for new work. */
const typed: FormFields = {
  'title.zh': '邮件系统升级',
  'title.en': 'New mail servers',
  'body.zh': '我们将迁移邮箱。',
  'body.en': 'We move the mailboxes.',
  'component.email': 'on',
};

describe('the form for new work', () => {
  test('begins with a window in the night after next, which tells subscribers and runs by itself', async () => {
    expect(await newForm()).toMatchObject({
      ...{ scheduledFor: '2026-11-24T02:00', scheduledUntil: '2026-11-24T04:00' },
      ...{ auto: 'on', notify: 'on', reachability: 'unreachable', page: '/maintenances/new' },
    });
  });

  test('begins on the day that it is asked for, and with the component', async () => {
    expect(await newForm('?date=2026-12-24&component=email')).toMatchObject({
      ...{ scheduledFor: '2026-12-24T02:00', scheduledUntil: '2026-12-24T04:00' },
      'component.email': 'on',
    });
  });

  test.each(['2026-11-21', '2026-11-22', '2027-02-30', 'tomorrow', ''])(
    'begins as usual where the day is "%s"',
    async (date) => {
      expect((await newForm(`?date=${date}`)).scheduledFor).toBe('2026-11-24T02:00');
    },
  );

  test('begins with the words of a template once its variables are filled in', async () => {
    const asks = await page('/maintenances/new?template=planned-work');
    expect(asks).toContain('name="v.component"');
    expect(formTo(asks, '/maintenances')['title.en']).toBe('');
    const filled = await newForm('?template=planned-work&v.component=email');
    expect(filled).toMatchObject({
      ...{ 'title.zh': '邮件客服：系统升级', 'title.en': 'Email: planned upgrade' },
      ...{ 'component.email': 'on', reachability: 'unreachable' },
    });
    expect(filled['body.en']).toContain('“Email” will not be available');
  });

  test('fills a template in by the component that it is asked for', async () => {
    const filled = await newForm('?template=planned-work&component=phone');
    expect(filled).toMatchObject({ 'title.en': 'Phone: planned upgrade', 'component.phone': 'on' });
  });

  test('says what is wrong with a value of a template', async () => {
    const html = await page('/maintenances/new?template=planned-work&v.component=nothing');
    expect(html).toMatch(/class="fault"/);
  });
});

test('work is announced, and everybody reads it: on its page, in the API, in an event', async () => {
  const form = {
    ...(await newForm()),
    ...typed,
    'works.en': 'Chat works.',
    'works.zh': '在线客服照常。',
  };
  const id = await announced(form);
  expect(await readMaintenance(site.db, id)).toMatchObject({
    ...{ title: { zh: '邮件系统升级', en: 'New mail servers' }, components: ['email'] },
    scheduledFor: Date.parse('2026-11-24T02:00+08:00'),
    scheduledUntil: Date.parse('2026-11-24T04:00+08:00'),
    advice: { works: { zh: '在线客服照常。', en: 'Chat works.' } },
    ...{ auto: true, reachability: 'unreachable' },
  });
  const shown = readOn(await page(`/maintenances/${id}?done=published`));
  expect(shown).toContain('Published.');
  expect(shown).toContain('What customers read now');
  expect(shown).toContain('邮件系统升级');
  const inPublic = await (await site.app.request(`/en/maintenances/${id}`)).text();
  expect(readOn(inPublic)).toContain('We move the mailboxes.');
  expect(await (await site.app.request('/zh')).text()).toContain('邮件系统升级');
  const told = (await eventsIn(site.db)).filter(({ subject }) => subject === id);
  expect(told).toMatchObject([{ type: 'maintenance.scheduled', notify: 1 }]);
  expect(readOn(await page('/maintenances'))).toContain(
    'New mail servers 24 Nov 02:00 – 04:00 · Email · Planned work',
  );
});

test('a box that is not ticked says no', async () => {
  const { auto: _, notify: __, ...form } = { ...(await newForm()), ...typed };
  expect(await readMaintenance(site.db, await announced(form))).toMatchObject({
    ...{ auto: false, updates: [{ notify: false }] },
  });
});

describe('what is wrong', () => {
  test.each([
    ['title', { 'title.zh': '', 'title.en': '' }, 'Write a title on one line'],
    ['title', { 'title.en': 'x'.repeat(201) }, 'Write a title on one line'],
    ['body', { 'body.zh': ' ', 'body.en': '' }, 'Write a text of at most 10,000 characters'],
    ['components', { 'component.email': '' }, 'Choose at least one component.'],
    ['beginning', { scheduledFor: '' }, 'Give a time to begin'],
    ['beginning', { scheduledFor: 'tonight' }, 'Give a time to begin'],
    ['end', { scheduledUntil: '2026-11-24T01:00' }, 'Give an end after the beginning'],
    ['end', { scheduledUntil: '2026-12-31T02:00' }, 'work takes at most 30 days'],
    ['reachability', { reachability: 'maybe' }, 'Choose how it is meanwhile.'],
    ['advice', { 'avoid.en': 'x'.repeat(501) }, 'Shorten this to 500 characters.'],
  ])('with the %s is said at the field, and nothing typed is lost', async (_, wrong, says) => {
    const form: FormFields = { ...(await newForm()), ...typed, ...wrong };
    const before = await count();
    const answer = await post('/maintenances', form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(readOn(html)).toContain(says);
    expect(html).toContain('Not sent yet: something below needs a correction.');
    const { once: _once, ...kept } = formTo(html, '/maintenances');
    expect(kept).toMatchObject({ 'body.zh': form['body.zh'], scheduledFor: form.scheduledFor });
    expect(await count()).toBe(before);
  });

  test('is said in Chinese to who reads Chinese', async () => {
    const reader = someBrowser(site.app);
    for (const [name, value] of browser.cookies) reader.cookies.set(name, value);
    await reader.post('/console/language', { form: { language: 'zh', to: '/console' } });
    const html = await (await post('/maintenances', await newForm(), reader)).text();
    expect(html).toContain('请至少选择一个组件。');
    expect(html).not.toContain('Choose');
  });
});

describe('a form that is sent twice', () => {
  test('is done once, and answered the same', async () => {
    const form = { ...(await newForm()), ...typed };
    const [before, told] = [await count(), await countRows(site.db, 'events')];
    const answers = await Promise.all([post('/maintenances', form), post('/maintenances', form)]);
    const [first = '', second] = answers.map(placeOf);
    expect(first).toMatch(/^\/console\/maintenances\/[a-z0-9]{12}\?done=published$/);
    expect(second).toBe(first);
    expect([await count(), await countRows(site.db, 'events')]).toEqual([before + 1, told + 1]);
  });

  test('is done once, also when its first answer was lost and an hour has gone by', async () => {
    const form = { ...(await newForm()), ...typed };
    const first = await announced(form);
    const before = await count();
    site.clock.now += 60 * 60 * 1000;
    expect(await announced(form)).toBe(first);
    site.clock.now = someNow;
    expect(await count()).toBe(before);
  });

  test('with other words is not done, and both are kept', async () => {
    const form = { ...(await newForm()), ...typed };
    await announced(form);
    const before = await count();
    const answer = await post('/maintenances', { ...form, 'title.en': 'Newer mail servers' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('This form was already sent once, with other words');
    expect(formTo(html, '/maintenances')['title.en']).toBe('Newer mail servers');
    expect(await count()).toBe(before);
    await announced(formTo(html, '/maintenances'));
    expect(await count()).toBe(before + 1);
  });
});

describe('what is typed outlasts', () => {
  test('a session that is over: it stands in the form again after signing in', async () => {
    const form = { ...(await newForm()), ...typed };
    const before = await count();
    browser.cookies.clear();
    const answer = await post('/maintenances', form);
    expect(answer.status).toBe(401);
    const carried = formTo(await answer.text(), '/sign-in');
    const known = { email: 'responder@example.com', password: 'correct horse battery' };
    const signed = await browser.post('/console/sign-in', { form: { ...carried, ...known } });
    expect(signed.status).toBe(303);
    expect(await count()).toBe(before);
    const html = await (await browser.get(placeOf(signed))).text();
    expect(formTo(html, '/maintenances')).toMatchObject(typed);
    await announced(formTo(html, '/maintenances'));
    expect(await count()).toBe(before + 1);
  });

  test('a database that is away: it can be sent again, and is done once', async () => {
    const form = { ...(await newForm()), ...typed };
    const before = await count();
    site.database.isAway = true;
    const answer = await post('/maintenances', form);
    site.database.isAway = false;
    expect(answer.status).toBe(503);
    const again = formTo(await answer.text(), '/maintenances');
    expect(again).toMatchObject(typed);
    expect(await announced(again)).toBe(await announced(form));
    expect(await count()).toBe(before + 1);
  });

  test('a night: it is kept as a draft, opened again and gone once it is sent', async () => {
    const kept = await post('/drafts', { ...(await newForm()), ...typed });
    expect(await readDrafts(site.db)).toMatchObject([{ title: '邮件系统升级' }]);
    const html = await (await browser.get(placeOf(kept))).text();
    const form = formTo(html, '/maintenances');
    expect(form).toMatchObject(typed);
    expect(html).not.toContain('Begin with a template');
    await announced(form);
    expect(await readDrafts(site.db)).toEqual([]);
  });
});

describe('the preview', () => {
  test('shows the page of customers in both languages, and writes nothing', async () => {
    const form = { ...(await newForm()), ...typed };
    const before = [await count(), await countRows(site.db, 'audit_entries')];
    const answer = await post('/maintenances/preview', form);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<section lang="zh-CN" aria-label="In Chinese">');
    expect(readOn(html)).toContain('计划维护 11月24日 02:00 – 04:00 邮件客服');
    expect(readOn(html)).toContain('Planned work 24 Nov 02:00 – 04:00 Email');
    expect(formTo(html, '/maintenances')).toMatchObject(typed);
    expect([await count(), await countRows(site.db, 'audit_entries')]).toEqual(before);
  });

  test('comes alone for a script', async () => {
    const answer = await post('/maintenances/preview/part', { ...(await newForm()), ...typed });
    const html = await answer.text();
    expect(html).not.toContain('<form');
    expect(html).toContain('We move the mailboxes.');
  });

  test('shows the status page as it becomes where the work begins at once', async () => {
    const begun = { scheduledFor: '2026-11-22T14:00', scheduledUntil: '2026-11-22T16:00' };
    const form = { ...(await newForm()), ...typed, ...begun };
    const html = await (await post('/maintenances/preview/part', form)).text();
    expect(html).toContain('data-component="email" data-status="under_maintenance"');
    expect(html).not.toContain('data-component="chat"');
  });

  test('says what is still missing', async () => {
    const answer = await post('/maintenances/preview', await newForm());
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('The preview comes when this is done:');
  });

  test('says what is worth knowing of the window', async () => {
    const form = { ...(await newForm()), ...typed };
    await announced(form);
    const soon = { scheduledFor: '2026-11-23T10:00', scheduledUntil: '2026-11-24T03:00' };
    const html = await (await post('/maintenances/preview/part', { ...form, ...soon })).text();
    expect(html).toContain('It begins in less than a day');
    expect(html).toContain('“New mail servers”, 24 Nov 02:00 – 04:00');
    const far = { scheduledFor: '2026-12-24T02:00', scheduledUntil: '2026-12-24T04:00' };
    const later = await (await post('/maintenances/preview/part', { ...form, ...far })).text();
    expect(later).toContain('The status page tells of it from 17 Dec 02:00 on');
    expect(later).not.toContain('On the status page<');
  });
});

test('a viewer reads what there is, and finds no way to change it', async () => {
  const id = await announced({ ...(await newForm()), ...typed });
  const viewer = await site.signedIn('viewer');
  const list = await page('/maintenances', viewer);
  expect(list).toContain('New mail servers');
  const one = await page(`/maintenances/${id}`, viewer);
  for (const html of [list, one, await page('/maintenances/calendar', viewer)]) {
    expect(html).not.toMatch(/\/console\/maintenances\/(new|[a-z0-9]{12}\/(updates|change))/);
  }
});
