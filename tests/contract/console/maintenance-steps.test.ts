import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { updateMaintenance } from '../../../src/actions/update-maintenance.ts';
import { readMaintenance } from '../../../src/storage/maintenance.ts';
import { readUpdateRevisions } from '../../../src/storage/update-revision.ts';
import type { Browser } from '../../support/console.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { formTo } from '../../support/sent-form.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting, eventsIn } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let browser: Browser;
let token: string;
beforeAll(async () => {
  site = await staffedConsole('responder');
  browser = site.browser;
  token = await site.tokenFor('*');
});
afterAll(() => site.close());

const words = (text: string) => ({ zh: `${text}（中文）`, en: text });
const instant = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();

/** Work on the mail servers, from so many minutes after `someNow` to so many. Returns its id. */
async function work(from: number, until: number, changes: object = {}): Promise<string> {
  const planned = {
    ...{ title: words('New mail servers'), body: words('We move the mailboxes.') },
    ...{ components: ['email'], scheduledFor: instant(from), scheduledUntil: instant(until) },
    ...changes,
  };
  const { body } = await site.call('POST', '/api/v1/maintenances', { token, body: planned });
  return body.id;
}

const page = async (path: string) => (await browser.get(`/console${path}`)).text();
const post = (path: string, form: Record<string, string>) =>
  browser.post(`/console${path}`, { form });

/** The form for a step, as it is shown first. */
const stepForm = async (id: string, step: string) =>
  formTo(await page(`/maintenances/${id}/updates/new?step=${step}`), `/maintenances/${id}/updates`);

/** What an event of the work says last. */
async function lastEvent(id: string) {
  return (await eventsIn(site.db)).findLast(({ subject }) => subject === id);
}

/** What may be done next, by the links of its page. */
async function nextSteps(id: string): Promise<readonly string[]> {
  const html = await page(`/maintenances/${id}`);
  return [...html.matchAll(/updates\/new\?step=(\w+)"/g)].map(([, step = '']) => step);
}

describe('a step', () => {
  test.each([
    ['scheduled', 60, [], ['tell', 'begin', 'cancel']],
    ['in progress', -60, [], ['finish', 'extend', 'check', 'tell', 'cancel']],
    ['being checked', -60, ['verifying'], ['finish', 'extend', 'go_on', 'tell', 'cancel']],
    ['completed', -60, ['completed'], ['reopen', 'tell']],
    ['cancelled', 60, ['cancelled'], ['tell']],
  ])('of work that is %s is offered where it is possible', async (_, from, said, steps) => {
    const id = await work(from, 120);
    for (const status of said) {
      await updateMaintenance(acting(site.db), id, null, { status, body: words('So it is.') });
    }
    expect(await nextSteps(id)).toEqual(steps);
  });

  test.each([
    ['begin', 60, 'in_progress', 'maintenance.started', 'The work has begun.'],
    ['check', -60, 'verifying', 'maintenance.updated', 'we are checking that all is well'],
    ['finish', -60, 'completed', 'maintenance.completed', 'The work is done, and all is as usual.'],
    ['cancel', 60, 'cancelled', 'maintenance.cancelled', 'This work has been called off'],
  ])('is asked for and then told with the words of a template: %s', async (...given) => {
    const [step, from, status, type, says] = given;
    const id = await work(from, 120);
    const form = await stepForm(id, step);
    expect(form['body.en']).toContain(says);
    expect(form['body.zh']).not.toBe('');
    const answer = await post(`/maintenances/${id}/updates`, form);
    expect(answer.headers.get('location')).toBe(`/console/maintenances/${id}?done=published`);
    const stored = await readMaintenance(site.db, id);
    expect(stored?.updates.at(-1)).toMatchObject({ status, notify: true });
    expect(await lastEvent(id)).toMatchObject({ type, notify: 1 });
    const read = await (await site.app.request(`/en/maintenances/${id}`)).text();
    expect(readOn(read)).toContain(says);
  });

  test('extends the work, and everybody reads its new end', async () => {
    const id = await work(-60, 60);
    const form = await stepForm(id, 'extend');
    expect(form).toMatchObject({ scheduledUntil: '2026-11-22T16:26', 'body.en': '' });
    const said = { 'body.en': 'It takes longer.', scheduledUntil: '2026-11-22T18:00' };
    await post(`/maintenances/${id}/updates`, { ...form, ...said });
    expect(await readMaintenance(site.db, id)).toMatchObject({
      scheduledUntil: Date.parse('2026-11-22T18:00+08:00'),
    });
    const read = await (await site.app.request('/en')).text();
    expect(readOn(read)).toContain('Planned work until 18:00');
  });

  test('takes work up again that was completed', async () => {
    const id = await work(-60, 60);
    await post(`/maintenances/${id}/updates`, await stepForm(id, 'finish'));
    const form = { ...(await stepForm(id, 'reopen')), 'body.zh': '还需要一点时间。' };
    expect((await post(`/maintenances/${id}/updates`, form)).status).toBe(303);
    const stored = await readMaintenance(site.db, id);
    expect(stored?.updates.at(-1)).toMatchObject({ status: 'in_progress' });
  });

  test('is told to nobody where that is not wanted', async () => {
    const id = await work(60, 120);
    const { notify: _, ...form } = await stepForm(id, 'tell');
    await post(`/maintenances/${id}/updates`, { ...form, 'body.en': 'As planned.' });
    expect(await lastEvent(id)).toMatchObject({ type: 'maintenance.updated', notify: 0 });
  });

  test.each([
    ['finish', { 'body.zh': '', 'body.en': '' }, 'Write a text of at most 10,000 characters'],
    ['extend', { scheduledUntil: '' }, 'Give an end after the beginning'],
    ['extend', { scheduledUntil: '2026-11-22T14:00' }, 'Give an end after the beginning'],
  ])('that is wrong is said at the field, and nothing typed is lost: %s', async (...given) => {
    const [step, wrong, says] = given;
    const id = await work(-60, 60);
    const form = { ...(await stepForm(id, step)), 'body.en': 'Said.', ...wrong };
    const answer = await post(`/maintenances/${id}/updates`, form);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(readOn(html)).toContain(says);
    expect(formTo(html, `/maintenances/${id}/updates`)).toMatchObject({ step, ...wrong });
  });

  test('shows what customers will read before it is sent, and writes nothing', async () => {
    const id = await work(-60, 60, { components: ['phone'] });
    const form = { ...(await stepForm(id, 'finish')), 'body.en': 'All done **early**.' };
    const answer = await post(`/maintenances/${id}/updates/preview/part`, form);
    const html = await answer.text();
    expect(html).toContain('<strong>early</strong>');
    expect(readOn(html)).toContain('Completed');
    expect(html).toContain('data-component="phone" data-status="operational"');
    const said = (await readMaintenance(site.db, id))?.updates.map(({ status }) => status);
    expect(said).toEqual(['scheduled', 'in_progress']);
  });

  test('that is not possible any more says so', async () => {
    const id = await work(60, 120);
    await post(`/maintenances/${id}/updates`, await stepForm(id, 'cancel'));
    expect(await page(`/maintenances/${id}/updates/new?step=begin`)).toContain(
      'cannot take this step',
    );
  });

  test('that nobody knows is a word to customers', async () => {
    expect(await stepForm(await work(60, 120), 'destroy')).toMatchObject({ step: 'tell' });
  });

  test('is done once, however often it is sent', async () => {
    const id = await work(-60, 60);
    const form = await stepForm(id, 'finish');
    const answers = await Promise.all([1, 2].map(() => post(`/maintenances/${id}/updates`, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const said = (await readMaintenance(site.db, id))?.updates.map(({ status }) => status);
    expect(said).toEqual(['scheduled', 'in_progress', 'completed']);
  });
});

describe('whoever comes second', () => {
  test('is told who was faster and what stands now, keeps their words, and can send them then', async () => {
    const id = await work(-60, 60);
    const form = { ...(await stepForm(id, 'tell')), 'body.en': 'My own words.' };
    const other = { status: 'verifying', body: words('We are checking.') };
    await updateMaintenance(acting(site.db), id, null, other);
    const answer = await post(`/maintenances/${id}/updates`, form);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Somebody changed this while you were writing.');
    expect(readOn(html)).toContain('tests was faster, at 14:26.');
    expect(readOn(html)).toContain('We are checking.');
    const again = formTo(html, `/maintenances/${id}/updates`);
    expect(again['body.en']).toBe('My own words.');
    expect((await post(`/maintenances/${id}/updates`, again)).status).toBe(303);
    const said = (await readMaintenance(site.db, id))?.updates.map(({ status }) => status);
    expect(said).toEqual(['scheduled', 'in_progress', 'verifying', 'verifying']);
  });

  test('is told also after a look at the preview, a correction, or a draft', async () => {
    const id = await work(60, 120);
    const path = `/maintenances/${id}/change`;
    const form = { ...formTo(await page(path), path), 'title.en': 'My title' };
    const draft = await post('/drafts', form);
    const other = { status: 'scheduled', body: words('We are getting ready.') };
    await updateMaintenance(acting(site.db), id, null, other);
    const previewed = await (await post(`${path}/preview`, form)).text();
    const wrong = await post(path, { ...form, 'title.en': 'x'.repeat(201) });
    expect(wrong.status).toBe(422);
    const opened = await page((draft.headers.get('location') ?? '').slice('/console'.length));
    for (const html of [previewed, await wrong.text(), opened]) {
      const again = { ...formTo(html, path), 'title.en': 'My title' };
      expect((await post(path, again)).status).toBe(409);
    }
    const told = await (await post(path, formTo(opened, path))).text();
    expect((await post(path, formTo(told, path))).status).toBe(303);
  });

  test('is told where the step cannot be taken any more', async () => {
    const id = await work(60, 120);
    const { version: _, ...form } = await stepForm(id, 'begin');
    await updateMaintenance(acting(site.db), id, null, { status: 'cancelled', body: words('No.') });
    const answer = await post(`/maintenances/${id}/updates`, form);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(
      'Things have moved on, so this step is no longer possible.',
    );
  });

  test('of two who change it is told, and loses nothing', async () => {
    const id = await work(60, 120);
    const path = `/maintenances/${id}/change`;
    const form = formTo(await page(path), path);
    await post(path, { ...form, 'title.en': 'Newer mail servers' });
    const second = formTo(await page(path), path);
    const answer = await post(path, { ...form, once: second.once ?? '', 'title.en': 'Mail' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(readOn(html)).toContain('The responder was faster');
    expect(formTo(html, path)['title.en']).toBe('Mail');
    expect((await post(path, formTo(html, path))).status).toBe(303);
    expect((await readMaintenance(site.db, id))?.title.en).toBe('Mail');
  });
});

describe('a change', () => {
  test('that says what is so already changes nothing, to the second', async () => {
    const id = await work(60, 120, { works: words('Chat works.') });
    const path = `/maintenances/${id}/change`;
    const before = await readMaintenance(site.db, id);
    expect(before?.scheduledFor).not.toBe(Date.parse('2026-11-22T15:26+08:00'));
    expect((await post(path, formTo(await page(path), path))).status).toBe(303);
    expect(await readMaintenance(site.db, id)).toEqual(before);
  });

  test('moves the window, and tells of it', async () => {
    const id = await work(60, 120);
    const path = `/maintenances/${id}/change`;
    const moved = { scheduledFor: '2026-12-01T01:00', scheduledUntil: '2026-12-01T03:00' };
    await post(path, { ...formTo(await page(path), path), ...moved });
    expect(await readMaintenance(site.db, id)).toMatchObject({
      scheduledFor: Date.parse('2026-12-01T01:00+08:00'),
      scheduledUntil: Date.parse('2026-12-01T03:00+08:00'),
    });
    expect(await lastEvent(id)).toMatchObject({ type: 'maintenance.updated', notify: 1 });
  });

  test('takes away advice that is emptied, and what it is no longer about', async () => {
    const id = await work(60, 120, { works: words('Chat works.'), components: ['email', 'chat'] });
    const path = `/maintenances/${id}/change`;
    const { 'component.chat': _, ...form } = formTo(await page(path), path);
    await post(path, { ...form, 'works.zh': '', 'works.en': '' });
    expect(await readMaintenance(site.db, id)).toMatchObject({ advice: {}, components: ['email'] });
  });

  test('of work that has begun leaves its beginning alone', async () => {
    const id = await work(-60, 60);
    const path = `/maintenances/${id}/change`;
    const form = formTo(await page(path), path);
    expect(Object.keys(form)).not.toContain('scheduledFor');
    await post(path, { ...form, reachability: 'limited' });
    expect(await readMaintenance(site.db, id)).toMatchObject({ reachability: 'limited' });
  });

  test('of work that is over has no times', async () => {
    const id = await work(-60, 60);
    await post(`/maintenances/${id}/updates`, await stepForm(id, 'finish'));
    const path = `/maintenances/${id}/change`;
    const form = formTo(await page(path), path);
    expect(Object.keys(form)).not.toContain('scheduledUntil');
    expect((await post(path, { ...form, 'title.zh': '邮件' })).status).toBe(303);
  });

  test('is previewed', async () => {
    const id = await work(60, 120);
    const path = `/maintenances/${id}/change`;
    const form = { ...formTo(await page(path), path), 'title.en': 'Previewed servers' };
    const html = await (await post(`${path}/preview/part`, form)).text();
    expect(html).toContain('Previewed servers');
  });
});

describe('the words of an update', () => {
  test('are edited, and what they said before is kept', async () => {
    const id = await work(60, 120);
    const [update] = (await readMaintenance(site.db, id))?.updates ?? [];
    const path = `/maintenances/${id}/updates/${update?.id}/words`;
    const form = formTo(await page(path), path);
    expect(form['body.en']).toBe('We move the mailboxes.');
    expect((await post(path, { ...form, 'body.en': 'We move all mailboxes.' })).status).toBe(303);
    const [edited] = (await readMaintenance(site.db, id))?.updates ?? [];
    expect(edited?.body).toEqual({
      ...words('We move the mailboxes.'),
      en: 'We move all mailboxes.',
    });
    expect(await readUpdateRevisions(site.db, [update?.id ?? ''])).toHaveLength(1);
  });

  test('of no update are found nowhere', async () => {
    const id = await work(60, 120);
    const answer = await browser.get(`/console/maintenances/${id}/updates/aaaaaaaaaaaa/words`);
    expect(answer.status).toBe(404);
  });
});

test.each(['', '/change', '/updates/new?step=finish'])(
  'work that is not there is found nowhere: %s',
  async (path) => {
    expect((await browser.get(`/console/maintenances/aaaaaaaaaaaa${path}`)).status).toBe(404);
  },
);
