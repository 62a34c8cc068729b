import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readDrafts } from '../../../src/storage/draft.ts';
import { readIncident } from '../../../src/storage/incident.ts';
import { shippedTemplates } from '../../../templates/shipped.ts';
import { someBrowser } from '../../support/console.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { countRows, eventsIn } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
beforeAll(async () => {
  site = await staffedConsole('responder');
});
afterEach(() => {
  site.clock.now = someNow;
});
afterAll(() => site.close());

const newForm = (query = '') => site.newForm('/incidents', query);
const count = () => countRows(site.db, 'incidents');

const published = (form: FormFields) => site.published('/incidents', form);

/** What somebody types into the form for a new incident. */
const typed: FormFields = {
  'title.zh': '登录变慢',
  'title.en': 'Sign-in is slow',
  'body.zh': '登录比平时慢。',
  'body.en': 'Signing in takes longer than usual.',
  'component.signin': 'degraded_performance',
};

describe('the form for a new incident', () => {
  test('begins empty, with a promise in half an hour, and tells subscribers', async () => {
    expect(await newForm()).toMatchObject({
      ...{ 'title.zh': '', 'body.en': '', status: 'investigating', kind: 'outage', impact: '' },
      ...{ promise: '30', notify: 'on', startedAt: '', page: '/incidents/new' },
    });
  });

  test('begins with the words of a template, in both languages', async () => {
    expect(await newForm('?template=phone')).toMatchObject({
      ...{ 'title.zh': '客服电话打不通', 'component.phone': 'major_outage', promise: '30' },
      'body.en': expect.stringContaining('Calls to our support line'),
    });
  });

  test('is right as it stands for a component: its template, and the ones for it first', async () => {
    const html = await site.page('/incidents/new?component=chat');
    expect(formTo(html, '/incidents')).toMatchObject({
      ...{ 'title.en': 'Chat cannot be reached', 'component.chat': 'major_outage' },
    });
    expect(html).toContain('Template: Chat: cannot be reached');
    const offered = [...html.matchAll(/template=([a-z-]*)"/g)].map(([, slug]) => slug);
    expect(offered.slice(0, 3)).toEqual(['chat', 'slow', 'security']);
    expect(offered.at(-1)).toBe('');
  });

  test('begins without a template where that is asked for', async () => {
    const form = await newForm('?component=chat&template=');
    expect(form).toMatchObject({ 'title.en': '', promise: '30' });
  });

  test('asks first what a template cannot do without', async () => {
    const html = await site.page('/incidents/new?template=slow');
    expect(html).toContain('name="v.component"');
    expect(formTo(html, '/incidents')).toMatchObject({ 'title.en': '', promise: '30' });
    expect(await newForm('?template=slow&v.component=api&v.wait=5')).toMatchObject({
      ...{ 'title.en': 'Support API: slower than usual', promise: '60' },
      ...{ 'component.api': 'degraded_performance' },
    });
  });
});

test('an incident is published, and everybody reads it: on the page, in the API, in an event', async () => {
  const id = await published({ ...(await newForm()), ...typed });
  expect(await readIncident(site.db, id)).toMatchObject({
    ...{ title: { zh: '登录变慢', en: 'Sign-in is slow' }, kind: 'outage', impact: null },
    ...{ startedAt: someNow, fallbacks: [], version: 1 },
    updates: [
      {
        ...{ status: 'investigating', nextUpdateBy: someNow + 30 * minuteMs, notify: true },
        components: [{ slug: 'signin', status: 'degraded_performance' }],
      },
    ],
  });
  expect(await (await site.app.request('/zh')).text()).toContain('登录比平时慢。');
  expect(readOn(await (await site.app.request(`/en/incidents/${id}`)).text())).toContain(
    'Signing in takes longer than usual.',
  );
  const told = (await eventsIn(site.db)).filter(({ subject }) => subject === id);
  expect(told).toMatchObject([{ type: 'incident.created', notify: 1 }]);
  expect(await site.page(`/incidents/${id}?done=published`)).toContain('Published.');
});

test('all that may be said of an incident is published as it was chosen', async () => {
  const id = await published({
    ...{ ...(await newForm()), ...typed, kind: 'security', impact: 'critical' },
    ...{ status: 'identified', 'fallbacks.0': 'email', 'fallbacks.2': 'phone' },
    ...{ startedAt: '2026-11-22T14:00', promise: '15', nextUpdateBy: '2026-11-22T16:00' },
  });
  expect(await readIncident(site.db, id)).toMatchObject({
    ...{ kind: 'security', impact: 'critical', fallbacks: ['email', 'phone'] },
    startedAt: Date.parse('2026-11-22T14:00+08:00'),
    updates: [{ status: 'identified', nextUpdateBy: Date.parse('2026-11-22T16:00+08:00') }],
  });
});

test('an incident of the past is written down, and nobody is told', async () => {
  const form = await newForm('?past=on');
  const times = { startedAt: '2026-11-20T10:00', at: '2026-11-20T10:30' };
  const id = await published({ ...form, ...typed, ...times });
  expect(await readIncident(site.db, id)).toMatchObject({
    startedAt: Date.parse('2026-11-20T10:00+08:00'),
    updates: [{ status: 'resolved', at: Date.parse('2026-11-20T10:30+08:00'), notify: false }],
  });
});

describe('what is wrong', () => {
  test.each([
    ['title', { 'title.zh': '', 'title.en': ' ' }, 'Write a title in at least one language'],
    ['title', { 'title.en': 'x'.repeat(201) }, 'Write a title in at least one language'],
    ['body', { 'body.zh': '', 'body.en': '' }, 'Write what customers read in at least one'],
    ['promise', { nextUpdateBy: '2026-11-22T14:00' }, 'Promise the next update for a time to come'],
    ['promise', { nextUpdateBy: 'soon' }, 'Promise the next update for a time to come'],
    ['beginning', { startedAt: '2026-11-22T15:00' }, 'Give a time that is not in the future'],
    ['ways instead', { 'fallbacks.0': 'signin' }, 'Choose channels, each only once.'],
    ['ways instead', { 'fallbacks.0': 'email', 'fallbacks.1': 'email' }, 'each only once'],
    ['status', { status: 'fine' }, 'Name a status'],
  ])('with the %s is said at the field, and nothing typed is lost', async (_, wrong, says) => {
    const form: FormFields = { ...(await newForm()), ...typed, ...wrong };
    const before = await count();
    const answer = await site.post('/incidents', form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(readOn(html)).toContain(says);
    expect(html).toContain('Not sent yet: something below needs a correction.');
    const { once: _once, ...kept } = formTo(html, '/incidents');
    expect(kept).toMatchObject({ 'body.zh': form['body.zh'], 'title.en': form['title.en'] });
    expect(kept['component.signin']).toBe('degraded_performance');
    expect(await count()).toBe(before);
  });

  test('is said on the page of the form, to which the other language leads as well', async () => {
    const html = await (await site.post('/incidents', await newForm())).text();
    expect(html).toContain('<a href="/console/incidents" aria-current="page">');
    expect(html).toContain('formaction="/console/incidents/preview?language=zh"');
  });

  test('is said in Chinese to who reads Chinese', async () => {
    const reader = someBrowser(site.app);
    for (const [name, value] of site.browser.cookies) reader.cookies.set(name, value);
    await reader.post('/console/language', { form: { language: 'zh', to: '/console' } });
    const html = await (await site.post('/incidents', await newForm(), reader)).text();
    expect(html).toContain('请至少用一种语言写标题');
    expect(html).not.toContain('Write');
  });
});

describe('a form that is sent twice', () => {
  test('is done once, and answered the same', async () => {
    const form = { ...(await newForm()), ...typed };
    const [before, told] = [await count(), await countRows(site.db, 'events')];
    const answers = await Promise.all([
      site.post('/incidents', form),
      site.post('/incidents', form),
    ]);
    const [first = '', second] = answers.map(placeOf);
    expect(first).toMatch(/^\/console\/incidents\/[a-z0-9]{12}\?/);
    expect(second).toBe(first);
    expect([await count(), await countRows(site.db, 'events')]).toEqual([before + 1, told + 1]);
  });

  test('is done once, also when its answer was lost and its promise is over meanwhile', async () => {
    const form = { ...(await newForm()), ...typed, nextUpdateBy: '2026-11-22T15:00' };
    const first = await published(form);
    const before = await count();
    site.clock.now += 60 * minuteMs;
    expect(await published(form)).toBe(first);
    expect(await count()).toBe(before);
  });

  test('with other words is not done, and both are kept', async () => {
    const form = { ...(await newForm()), ...typed };
    await published(form);
    const before = await count();
    const answer = await site.post('/incidents', { ...form, 'title.en': 'Sign-in is very slow' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('This form was already sent once, with other words');
    const again = formTo(html, '/incidents');
    expect(again['title.en']).toBe('Sign-in is very slow');
    expect(await count()).toBe(before);
    await published(again);
    expect(await count()).toBe(before + 1);
  });
});

describe('what is typed outlasts', () => {
  test('a session that is over: it stands in the form again after signing in', async () => {
    const form = { ...(await newForm('?component=chat')), ...typed };
    const before = await count();
    const other = someBrowser(site.app);
    const answer = await site.post('/incidents', form, other);
    expect(answer.status).toBe(401);
    const carried = formTo(await answer.text(), '/sign-in');
    const known = { email: 'responder@example.com', password: 'correct horse battery' };
    const signed = await other.post('/console/sign-in', { form: { ...carried, ...known } });
    expect(await count()).toBe(before);
    const again = formTo(await (await other.get(placeOf(signed))).text(), '/incidents');
    expect(again).toMatchObject(typed);
    await published(again);
    expect(await count()).toBe(before + 1);
  });

  test('a database that is away: it can be sent again, and is done once', async () => {
    const form = { ...(await newForm()), ...typed };
    const before = await count();
    site.database.isAway = true;
    const answer = await site.post('/incidents', form);
    site.database.isAway = false;
    expect(answer.status).toBe(503);
    const again = formTo(await answer.text(), '/incidents');
    expect(again).toMatchObject(typed);
    expect(await published(again)).toBe(await published(form));
    expect(await count()).toBe(before + 1);
  });

  test('a night: it is kept as a draft, opened again and gone once it is sent', async () => {
    const kept = await site.post('/drafts', { ...(await newForm('?past=on')), ...typed });
    expect(await readDrafts(site.db)).toMatchObject([{ title: '登录变慢' }]);
    const html = await (await site.browser.get(placeOf(kept))).text();
    const form = formTo(html, '/incidents');
    expect(form).toMatchObject({ ...typed, past: 'on', status: 'resolved' });
    await published({ ...form, startedAt: '2026-11-20T10:00' });
    expect(await readDrafts(site.db)).toEqual([]);
  });
});

/** What a shipped template asks, answered. */
const answers: Readonly<Record<string, string>> = {
  ...{ component: 'payments', minutes: '20', number: '3', word: 'A-1', choice: '1', text: 'x' },
  time: '2026-11-22T18:00',
};

test.each(shippedTemplates.filter(({ kind }) => kind === 'incident').map((one) => [one.slug, one]))(
  'the template %s is published as it fills in, without a touch',
  async (slug, template) => {
    const named = template.variables.flatMap(({ name, kind, required }) =>
      required ? [[`v.${name}`, answers[kind] ?? '']] : [],
    );
    const form = await newForm(`?${new URLSearchParams([['template', slug], ...named])}`);
    const incident = await readIncident(site.db, await published(form));
    for (const language of ['zh', 'en'] as const) {
      expect(form[`title.${language}`]).not.toMatch(/^$|[{}]/);
      expect(incident?.title[language]).toBe(form[`title.${language}`]);
      expect(incident?.updates[0]?.body[language]).toBe(form[`body.${language}`]);
    }
  },
);

/** Whatever somebody may send in a field, by hand or by a program. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '0', '-1', '1e9', '__proto__', 'chat', 'resolved', '2026-02-30T25:61'),
  fc.constantFrom('-271821-04-20T00:00', '275760-09-13T00:00', '9999-12-31T23:59', '\u0000\u202e'),
);

test('whatever is sent is published or refused in words', async () => {
  const begun: FormFields = { ...(await newForm()), ...typed };
  const logged = site.logged.length;
  const names = Object.keys(begun).filter((name) => name !== 'once' && name !== 'page');
  const wrong = fc.dictionary(fc.constantFrom(...names, 'at', 'v.x', 'component.x'), anything);
  await fc.assert(
    fc.asyncProperty(wrong, async (fields) => {
      const answer = await site.post('/incidents', { ...begun, ...fields, once: '' });
      expect([303, 422]).toContain(answer.status);
    }),
    { numRuns: 60 },
  );
  expect(site.logged.slice(logged)).toEqual([]);
});
