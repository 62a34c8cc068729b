import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { updateIncident } from '../../../src/actions/update-incident.ts';
import { isOpen } from '../../../src/domain/words/incident.ts';
import { readIncident } from '../../../src/storage/incident.ts';
import { readIncidentNotes } from '../../../src/storage/incident-note.ts';
import { someBrowser } from '../../support/console.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { readOn } from '../../support/read-on.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { placeOf, type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { acting, countRows } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
/** Of an incident that is open anew for each test. */
let id: string;
beforeAll(async () => {
  site = await staffedConsole('responder');
});
beforeEach(async () => {
  const form = formTo(await site.page('/incidents/new?template=chat'), '/incidents');
  const answer = await site.post('/incidents', form);
  id = /[a-z0-9]{12}/.exec(placeOf(answer))?.[0] ?? '';
});
afterEach(async () => {
  site.clock.now = someNow;
  const over = { status: 'resolved', body: { en: 'Over.' } };
  if (await isStillOpen()) await updateIncident(acting(site.db), id, null, over);
});
afterAll(() => site.close());

const stored = () => readIncident(site.db, id);
const isStillOpen = async () => {
  const incident = await stored();
  return incident !== null && isOpen(incident);
};
const updateForm = async (status: string, of = id) =>
  formTo(
    await site.page(`/incidents/${of}/updates/new?status=${status}`),
    `/incidents/${of}/updates`,
  );

/** A colleague says something over the API. */
const colleague = (body: string) =>
  updateIncident(acting(site.db), id, null, { status: 'identified', body: { en: body } });

async function updated(form: FormFields): Promise<void> {
  const answer = await site.post(`/incidents/${id}/updates`, form);
  expect(placeOf(answer)).toBe(`/console/incidents/${id}?done=published`);
}

describe('the form for an update', () => {
  test('shows what customers read now, and where the incident may go', async () => {
    const html = await site.page(`/incidents/${id}/updates/new`);
    expect(readOn(html)).toContain('What customers read now Investigating');
    expect(html).toContain('在线客服目前无法接通');
    const links = [...html.matchAll(/href="[^"]*status=(\w+)"/g)].map(([, to]) => to);
    expect(links).toEqual(['investigating', 'identified', 'monitoring', 'resolved']);
  });

  test.each([
    ['identified', '原因已经找到', ''],
    ['monitoring', '在线客服又可以接通了', 'operational'],
    ['resolved', '在线客服已恢复正常', undefined],
  ])('has the words of the template for %s, in both languages', async (status, zh, chat) => {
    const form = await updateForm(status);
    expect(form['body.zh']).toContain(zh);
    expect(form['body.en']).not.toBe('');
    expect(form['component.chat']).toBe(chat);
    expect(form).toMatchObject({ status, version: '1', notify: 'on' });
  });

  test('has no words that were published already', async () => {
    await updated(await updateForm('monitoring'));
    expect(await updateForm('monitoring')).toMatchObject({
      ...{ status: 'monitoring', 'body.zh': '', 'body.en': '' },
    });
    const again = await site.post(`/incidents/${id}/updates`, await updateForm('monitoring'));
    expect(again.status).toBe(422);
  });

  test('has no words where the incident is of no template', async () => {
    const words = { title: { en: 'Letters' }, body: { en: 'They are late.' } };
    const other = await openIncident(acting(site.db), { ...words, kind: 'security' });
    expect(await updateForm('identified', other.id)).toMatchObject({
      'body.en': '',
      promise: '30',
    });
  });

  test('takes a status that cannot be for the one in which it stands', async () => {
    expect(await updateForm('postmortem')).toMatchObject({ status: 'investigating' });
  });

  test('leads nowhere without an incident', async () => {
    for (const path of ['', '/updates/new', '/change', '/updates/aaaaaaaaaaaa/words']) {
      expect((await site.browser.get(`/console/incidents/zzzzzzzzzzzz${path}`)).status).toBe(404);
    }
  });
});

test('a night is told from the first word to the post-mortem', async () => {
  const after = async (minutes: number, form: FormFields) => {
    site.clock.now = someNow + minutes * minuteMs;
    await updated(form);
  };
  await after(10, { ...(await updateForm('identified')), promise: '15' });
  await after(40, await updateForm('monitoring'));
  await after(50, { ...(await updateForm('resolved')), 'body.en': 'Well again.' });
  expect(await updateForm('')).toMatchObject({ status: 'postmortem', 'body.en': '' });
  await after(90, { ...(await updateForm('postmortem')), 'body.en': 'A disk was full.' });
  const incident = await stored();
  expect(incident?.updates.map(({ status, nextUpdateBy }) => [status, nextUpdateBy])).toEqual([
    ['investigating', someNow + 30 * minuteMs],
    ['identified', someNow + 25 * minuteMs],
    ['monitoring', someNow + 70 * minuteMs],
    ['resolved', null],
    ['postmortem', null],
  ]);
  const shown = readOn(await site.page(`/incidents/${id}`));
  expect(shown).toContain('Promised the next update by 22 Nov 14:56: kept.');
  expect(shown).toContain('Promised the next update by 22 Nov 14:51: it came late.');
  expect(shown).toContain('A disk was full.');
  expect(shown).toMatch(/The responder opened the incident “ ?Chat cannot be reached ?”/);
  expect(await (await site.app.request(`/en/incidents/${id}`)).text()).toContain(
    'A disk was full.',
  );
});

test('a promise that is missed says so', async () => {
  site.clock.now = someNow + 31 * minuteMs;
  expect(readOn(await site.page(`/incidents/${id}`))).toContain('14:56: missed, and still owed.');
});

test('a draft that the incident has overtaken says so, and is gone once it is sent', async () => {
  const form = { ...(await updateForm('monitoring')), 'body.en': 'It answers again.' };
  const kept = placeOf(await site.post('/drafts', form));
  const said = 'This was written for “Fixed, keeping watch”';
  const shown = async () => readOn(await (await site.browser.get(kept)).text());
  expect(await shown()).not.toContain(said);
  for (const status of ['resolved', 'postmortem']) {
    await updateIncident(acting(site.db), id, null, { status, body: { en: 'Over.' } });
  }
  expect(await shown()).toContain(said);
  const overtaken = formTo(await (await site.browser.get(kept)).text(), `/incidents/${id}/updates`);
  await updated({ ...overtaken, version: '3' });
  expect(await countRows(site.db, 'drafts')).toBe(0);
});

describe('two people', () => {
  test('are told of each other, and nobody loses a word', async () => {
    const form = { ...(await updateForm('identified')), 'body.en': 'It is the disk.' };
    await colleague('It is the network.');
    const answer = await site.post(`/incidents/${id}/updates`, form);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    const shown = readOn(html);
    expect(shown).toContain('Somebody changed this while you were writing.');
    expect(shown).toMatch(/The token “ ?tests ?” was faster, at 14:26\./);
    expect(shown).toContain('It is the network.');
    const again = formTo(html, `/incidents/${id}/updates`);
    expect(again).toMatchObject({ 'body.en': 'It is the disk.', version: '2' });
    await updated(again);
    expect((await stored())?.updates.map(({ body }) => body.en).slice(1)).toEqual([
      'It is the network.',
      'It is the disk.',
    ]);
  });

  test('are told where the step that one of them chose is no longer there', async () => {
    const form = await updateForm('identified');
    for (const status of ['resolved', 'postmortem']) {
      const words = { status, body: { en: 'Over.' } };
      await updateIncident(acting(site.db), id, null, words);
    }
    const answer = await site.post(`/incidents/${id}/updates`, { ...form, version: '3' });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(readOn(html)).toContain('this step is no longer possible');
    expect(formTo(html, `/incidents/${id}/updates`)['body.zh']).toBe(form['body.zh']);
  });

  test('do not change the same incident over each other', async () => {
    const path = `/incidents/${id}/change`;
    const form = { ...formTo(await site.page(path), path), 'title.en': 'Chat is away' };
    await colleague('It is the network.');
    const answer = await site.post(path, form);
    expect(answer.status).toBe(409);
    const again = formTo(await answer.text(), path);
    expect(again).toMatchObject({ 'title.en': 'Chat is away', version: '2' });
    expect((await site.post(path, again)).status).toBe(303);
    expect((await stored())?.title.en).toBe('Chat is away');
  });
});

describe('an update that is sent twice', () => {
  test('is done once', async () => {
    const form = await updateForm('identified');
    const path = `/incidents/${id}/updates`;
    const [one, other] = await Promise.all([site.post(path, form), site.post(path, form)]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect((await stored())?.updates).toHaveLength(2);
  });

  test('is done once, also where its first answer was lost and much has been said since', async () => {
    const form = await updateForm('identified');
    await updated(form);
    await colleague('More.');
    await updated(form);
    expect((await stored())?.updates).toHaveLength(3);
  });
});

describe('what is typed outlasts', () => {
  test('a session that is over', async () => {
    const form = { ...(await updateForm('identified')), 'body.en': 'It is the disk.' };
    const other = someBrowser(site.app);
    const refused = await other.post(`/console/incidents/${id}/updates`, { form });
    const known = { email: 'responder@example.com', password: 'correct horse battery' };
    const carried = formTo(await refused.text(), '/sign-in');
    const signed = await other.post('/console/sign-in', { form: { ...carried, ...known } });
    const html = await (await other.get(placeOf(signed))).text();
    const again = formTo(html, `/incidents/${id}/updates`);
    expect(again).toMatchObject({ 'body.en': 'It is the disk.', status: 'identified' });
  });

  test('a database that is away', async () => {
    const form = { ...(await updateForm('identified')), 'body.en': 'It is the disk.' };
    site.database.isAway = true;
    const answer = await site.post(`/incidents/${id}/updates`, form);
    site.database.isAway = false;
    expect(answer.status).toBe(503);
    await updated(formTo(await answer.text(), `/incidents/${id}/updates`));
    expect((await stored())?.updates.at(-1)?.body.en).toBe('It is the disk.');
  });
});

test.each([
  ['body', { 'body.zh': '', 'body.en': '' }, 'Write what customers read in at least one language'],
  ['promise', { nextUpdateBy: '2026-11-22T14:00' }, 'Promise the next update for a time to come'],
  ['time', { at: '2026-11-22T14:00' }, 'Give a time after the beginning and not in the future'],
])('an update with a wrong %s is refused at the field', async (_, wrong, says) => {
  const answer = await site.post(`/incidents/${id}/updates`, {
    ...(await updateForm('identified')),
    ...wrong,
  });
  expect(answer.status).toBe(422);
  expect(readOn(await answer.text())).toContain(says);
  expect((await stored())?.version).toBe(1);
});

describe('the preview of an update', () => {
  test('shows both languages as they would be, and writes nothing', async () => {
    const before = await countRows(site.db, 'audit_entries');
    const path = `/incidents/${id}/updates/preview/part`;
    const html = await (await site.post(path, await updateForm('monitoring'))).text();
    expect(readOn(html)).toContain('恢复观察中');
    expect(readOn(html)).toContain('Fixed, keeping watch');
    expect(html).toContain('data-component="chat" data-status="operational"');
    expect(await countRows(site.db, 'audit_entries')).toBe(before);
  });

  test('shows what is over as the page of its own', async () => {
    const path = `/incidents/${id}/updates/preview`;
    const html = await (await site.post(path, await updateForm('resolved'))).text();
    expect(readOn(html)).toContain('What happened Resolved');
  });
});

test('the words of an update are edited, and the old ones stay readable', async () => {
  const update = (await stored())?.updates[0]?.id ?? '';
  const path = `/incidents/${id}/updates/${update}/words`;
  const form = { ...formTo(await site.page(path), path), 'body.en': 'Chat is away.' };
  expect(readOn(await (await site.post(`${path}/preview/part`, form)).text())).toContain(
    'Chat is away.',
  );
  expect(placeOf(await site.post(path, form))).toBe(`/console/incidents/${id}?done=saved`);
  const shown = readOn(await site.page(`/incidents/${id}`));
  expect(shown).toContain('Chat is away.');
  expect(shown).toContain('Show what it said before');
  expect(shown).toContain('Chat cannot be reached at the moment');
});

test('title, kind, impact, ways instead and beginning are changed', async () => {
  const path = `/incidents/${id}/change`;
  const before = formTo(await site.page(path), path);
  expect(before).toMatchObject({ startedAt: '2026-11-22T14:26', impact: '', version: '1' });
  // To the minute it says the same, so the second at which it began stays.
  await site.post(path, before);
  expect(await stored()).toMatchObject({ startedAt: someNow, version: 1 });
  const changes = { 'title.en': 'Chat is away', impact: 'minor', 'fallbacks.0': 'email' };
  await site.post(path, { ...before, ...changes, startedAt: '2026-11-22T14:05', once: '' });
  expect(await stored()).toMatchObject({
    ...{ title: { en: 'Chat is away' }, impact: 'minor', fallbacks: ['email'], version: 2 },
    startedAt: Date.parse('2026-11-22T14:05+08:00'),
  });
});

describe('a note', () => {
  const notePath = () => `/incidents/${id}/notes`;

  test('is for colleagues only', async () => {
    const form = formTo(await site.page(`/incidents/${id}`), notePath());
    const secret = '<b>The vendor\n knows.</b>';
    expect((await site.post(notePath(), { ...form, text: secret })).status).toBe(303);
    expect(await readIncidentNotes(site.db, id)).toMatchObject([{ author: 'The responder' }]);
    expect(await site.page(`/incidents/${id}`)).toContain('&lt;b&gt;The vendor\n knows.&lt;/b&gt;');
    const inPublic = await (await site.app.request(`/en/incidents/${id}`)).text();
    expect(inPublic).not.toContain('The vendor');
  });

  test('that is empty is refused in words', async () => {
    const answer = await site.post(notePath(), { text: ' ' });
    expect(answer.status).toBe(422);
    expect(readOn(await answer.text())).toContain('Write the note, at most 10,000 characters.');
  });
});
