import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { removeStaff } from '../../../src/actions/remove-staff.ts';
import type { Role } from '../../../src/domain/staff.ts';
import { consoleTexts } from '../../../src/i18n/console/texts.ts';
import { openDraft, readDrafts } from '../../../src/storage/draft.ts';
import { keptOf } from '../../../src/web/console/kept-form.tsx';
import { someApi } from '../../support/api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { minuteMs, someNow } from '../../support/facts.ts';
import { type FormFields, formTo } from '../../support/sent-form.ts';
import { totpOf } from '../../support/totp.ts';
import { countRows } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: Awaited<ReturnType<typeof someApi>>;
let browser: Browser;
let colleague: Browser;
let ada: Awaited<ReturnType<typeof addStaff>>;
beforeAll(async () => {
  site = await someApi();
  ada = await addStaff(site.db, 'responder', someNow);
  browser = await signedIn('responder');
  await addStaff(site.db, 'admin', someNow);
  colleague = await signedIn('admin');
});
afterEach(async () => {
  await site.db.client.execute('DELETE FROM drafts');
  // Whoever signs in too often has to wait.
  site.clock.now += 10 * minuteMs;
});
afterAll(() => site.close());

async function signedIn(role: Role): Promise<Browser> {
  const one = someBrowser(site.app);
  await signInAs(one, role);
  return one;
}

const password = 'correct horse battery';
const typed: FormFields = {
  ...{ 'title.zh': '登录“变慢”', 'title.en': 'Sign-in is <b>slow</b>' },
  ...{ 'body.zh': '\n第一行\n第二行', 'body.en': 'Line one\r\n\r\nLine & two' },
  'component.signin': 'degraded_performance',
};
const form = async (): Promise<FormFields> => ({
  ...formTo(await textAt('/console/incidents/new'), '/incidents'),
  ...typed,
});

async function textAt(path: string, by = browser): Promise<string> {
  return (await by.get(path)).text();
}

const placeOf = (answer: Response) => answer.headers.get('location') ?? '';

/** Line breaks are those of a browser, which sends each as two signs (HTML §4.10.21.8). */
const asShown = Object.fromEntries(
  Object.entries(typed).map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
);

function fieldsAt(html: string): FormFields {
  const fields = Object.entries(formTo(html, '/incidents'));
  return Object.fromEntries(fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]));
}

/** Sends the form without a session. Returns the form to sign in with what it takes along. */
async function sentTooLate(): Promise<{ late: Browser; carried: FormFields }> {
  const late = someBrowser(site.app);
  const answer = await late.post('/console/incidents', { form: await form() });
  expect(answer.status).toBe(401);
  return { late, carried: formTo(await answer.text(), '/sign-in') };
}

const keep = async (fields: FormFields, by = browser) =>
  placeOf(await by.post('/console/drafts', { form: fields }));

describe('what was sent when the session was over', () => {
  test('outlasts a wrong password, and another one', async () => {
    const before = await countRows(site.db, 'incidents');
    const { late, carried } = await sentTooLate();
    let again = { ...carried, email: 'responder@example.com', password: 'wrong horse battery' };
    for (let time = 0; time < 2; time++) {
      const refused = await late.post('/console/sign-in', { form: again });
      expect(refused.status).toBe(422);
      const html = await refused.text();
      expect(html).toContain(consoleTexts.en.signIn.over);
      again = { ...again, ...formTo(html, '/sign-in') };
    }
    const signed = await late.post('/console/sign-in', { form: { ...again, password } });
    expect(placeOf(signed)).toMatch(/^\/console\/incidents\/new\?draft=[a-z0-9]{12}&kept=carried$/);
    const back = await textAt(placeOf(signed), late);
    expect(back).toContain(consoleTexts.en.drafts.kept.carried);
    expect(fieldsAt(back)).toMatchObject(asShown);
    expect(await countRows(site.db, 'incidents')).toBe(before);
  });

  test('changes no draft that there is, and takes the place of its own when it is sent', async () => {
    const path = await keep(await form());
    const opened = formTo(await textAt(path), '/incidents');
    const late = someBrowser(site.app);
    const changed = { ...opened, 'title.zh': '更慢了' };
    const carried = formTo(
      await (await late.post('/console/incidents', { form: changed })).text(),
      '/sign-in',
    );
    const known = { email: 'responder@example.com', password };
    const signed = await late.post('/console/sign-in', { form: { ...carried, ...known } });
    expect(placeOf(signed)).not.toBe(path);
    expect(fieldsAt(await textAt(path))).toMatchObject(asShown);
    // Kept once more in between.
    const again = await keep(formTo(await textAt(placeOf(signed), late), '/incidents'), late);
    const last = formTo(await textAt(again, late), '/incidents');
    expect(last).toMatchObject({ 'title.zh': '更慢了' });
    expect((await late.post('/console/incidents', { form: last })).status).toBe(303);
    expect(await readDrafts(site.db)).toEqual([]);
  });

  test('belongs to who signed in, and to nobody before', async () => {
    const { late, carried } = await sentTooLate();
    const known = { email: 'responder@example.com', password };
    const signed = await late.post('/console/sign-in', { form: { ...carried, ...known } });
    expect(await readDrafts(site.db)).toEqual([]);
    await late.get(placeOf(signed));
    expect(await readDrafts(site.db)).toMatchObject([{ staffId: ada.id, author: ada.name }]);
  });
});

describe('a draft', () => {
  test('is listed by whose it is, and opened and sent by a colleague', async () => {
    await keep(await form());
    await keep({ ...(await form()), 'title.zh': '另一个', 'title.en': '' }, colleague);
    const html = await textAt('/console', colleague);
    const rows = html.split('<li id="draft-').slice(1);
    expect(rows.map((row) => row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/另一个 Incidents · Yours · kept \d\d:\d\d/),
      expect.stringMatching(/登录“变慢” Incidents · By The responder · kept \d\d:\d\d/),
    ]);
    const [, path = ''] = /href="([^"]*draft=[^"]*)"/.exec(rows[1] ?? '') ?? [];
    const opened = await textAt(path.replaceAll('&amp;', '&'), colleague);
    expect(fieldsAt(opened)).toMatchObject(asShown);
    const sent = await colleague.post('/console/incidents', { form: formTo(opened, '/incidents') });
    expect(sent.status).toBe(303);
    expect(await readDrafts(site.db)).toMatchObject([{ title: '另一个' }]);
    const entries = await site.db.client.execute(
      "SELECT actor_name FROM audit_entries WHERE action = 'incident.open' ORDER BY number DESC LIMIT 1",
    );
    expect(entries.rows).toMatchObject([{ actor_name: 'The admin' }]);
  });

  test('is kept again as the same one, from the form that it fills', async () => {
    const path = await keep(await form());
    const changed = { ...formTo(await textAt(path), '/incidents'), 'title.zh': '更慢了' };
    const kept = site.clock.now;
    site.clock.now += minuteMs;
    expect(await keep(changed)).toBe(path);
    expect(await readDrafts(site.db)).toMatchObject([
      { title: '更慢了', createdAt: kept, updatedAt: kept + minuteMs },
    ]);
  });

  test('says that it was kept, and where to find it', async () => {
    const path = await keep(await form());
    expect(await textAt(path)).toContain('Kept as a draft; the overview lists it.');
    const [, listed = ''] = /href="([^"]*draft=[^"]*)"/.exec(await textAt('/console')) ?? [];
    expect(await textAt(listed)).not.toContain('Kept as a draft');
  });

  test('is one draft, also where the button is pressed twice', async () => {
    const fields = await form();
    const places = await Promise.all([keep(fields), keep(fields), keep(fields)]);
    expect(new Set(places).size).toBe(1);
    expect(await readDrafts(site.db)).toHaveLength(1);
  });

  test('is known by how it begins, where it has no title', async () => {
    const body = `\n${'很长'.repeat(80)}\nmore`;
    await keep({ ...(await form()), 'title.zh': ' ', 'title.en': '', 'body.zh': body });
    expect(await readDrafts(site.db)).toMatchObject([{ title: '很长'.repeat(50) }]);
  });

  test('that a colleague removed meanwhile is kept as a new one; nothing is lost', async () => {
    const path = await keep(await form());
    const opened = formTo(await textAt(path), '/incidents');
    const id = new URL(path, 'https://status.example').searchParams.get('draft');
    const removed = await colleague.post(`/console/drafts/${id}/removal`);
    expect([removed.status, placeOf(removed)]).toEqual([303, '/console']);
    expect(await keep(opened)).not.toBe(path);
    expect(await readDrafts(site.db)).toMatchObject([{ title: typed['title.zh'] }]);
  });

  test('that a colleague changed meanwhile stays as it is; both are kept, and it is told', async () => {
    const path = await keep(await form());
    const mine = formTo(await textAt(path), '/incidents');
    const theirs = formTo(await textAt(path, colleague), '/incidents');
    expect(await keep({ ...theirs, 'title.zh': '同事写的' }, colleague)).toBe(path);
    const apart = await keep({ ...mine, 'title.zh': '我写的' });
    expect(apart).not.toContain(path);
    const titles = (await readDrafts(site.db)).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(['同事写的', '我写的']);
    expect(await textAt(apart)).toContain(consoleTexts.en.drafts.kept.apart);
    expect(await textAt(path)).not.toContain(consoleTexts.en.drafts.kept.apart);
  });

  test('that a colleague changed meanwhile stays also when the older words are sent', async () => {
    const path = await keep(await form());
    const mine = formTo(await textAt(path), '/incidents');
    const theirs = formTo(await textAt(path, colleague), '/incidents');
    await keep({ ...theirs, 'body.en': 'More' }, colleague);
    expect((await browser.post('/console/incidents', { form: mine })).status).toBe(303);
    expect(fieldsAt(await textAt(path))).toMatchObject({ 'body.en': 'More' });
  });

  test('that is kept again twice at once is one draft', async () => {
    const path = await keep(await form());
    const changed = { ...formTo(await textAt(path), '/incidents'), 'title.zh': '更慢了' };
    expect(await Promise.all([keep(changed), keep(changed)])).toEqual([path, path]);
    expect(await readDrafts(site.db)).toHaveLength(1);
  });

  test('is not replaced by another form', async () => {
    const path = await keep(await form());
    const opened = formTo(await textAt(path), '/incidents');
    const other = await keep({ ...opened, page: '/announcements/new' });
    expect(other).toMatch(/^\/console\/announcements\/new\?draft=/);
    expect(fieldsAt(await textAt(path))).toMatchObject(asShown);
  });

  test('stays when what it holds is refused', async () => {
    const path = await keep({ ...(await form()), 'body.zh': '', 'body.en': '' });
    const opened = formTo(await textAt(path), '/incidents');
    expect((await browser.post('/console/incidents', { form: opened })).status).toBe(422);
    expect(await readDrafts(site.db)).toHaveLength(1);
  });

  test('fills no other form than its own', async () => {
    const id = new URL(await keep(await form()), 'https://status.example').searchParams.get(
      'draft',
    );
    const html = await textAt(`/console/announcements/new?draft=${id}`);
    expect(html).not.toContain('Line &amp; two');
    expect((await browser.get('/console/incidents/new?draft=nothing')).status).toBe(200);
  });

  test('is no business of viewers', async () => {
    const path = await keep(await form());
    await addStaff(site.db, 'viewer', site.clock.now);
    const viewer = await signedIn('viewer');
    expect(await textAt('/console', viewer)).not.toContain('登录“变慢”');
    expect((await viewer.post('/console/drafts', { form: await form() })).status).toBe(403);
    expect((await viewer.get(path)).status).toBe(403);
    const id = new URL(path, 'https://status.example').searchParams.get('draft');
    expect((await viewer.post(`/console/drafts/${id}/removal`)).status).toBe(403);
    expect(await readDrafts(site.db)).toHaveLength(1);
  });

  test('holds no password, no code and no key of a sending', async () => {
    await keep({ ...(await form()), password, current: password, code: '123456' });
    const [listed] = await readDrafts(site.db);
    const draft = await openDraft(site.db, listed?.id ?? '', ada);
    expect(JSON.stringify(draft)).not.toMatch(/correct horse|123456/);
    expect(Object.keys(draft?.fields ?? {})).not.toContain('once');
  });
});

describe('hostile values', () => {
  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/../../en',
    '/%2e%2e/%2e%2e/en',
    '/..%2fapi',
    'javascript:alert(1)',
    '\u0000',
    '',
  ])('of the page %j lead nowhere else', async (page) => {
    const kept = await browser.post('/console/drafts', { form: { ...(await form()), page } });
    const place = new URL(placeOf(kept), 'https://status.example');
    expect(place.origin).toBe('https://status.example');
    expect(`${place.pathname}/`).toMatch(/^\/console\//);
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[1,2]'],
    ['null', 'null'],
    ['a text', '"/incidents/new"'],
    ['names of prototypes', '{"page":"/incidents/new","__proto__":"x","constructor":"y"}'],
    ['objects as values', '{"page":{"toString":1},"title.zh":{"a":[1]}}'],
    ['another origin', '{"page":"//evil.example/console","to":"https://evil.example"}'],
    ['a draft of somebody else', '{"page":"/incidents/new","draft":"nothing"}'],
  ])('taken along through signing in, as %s, do no harm', async (_, kept) => {
    const late = someBrowser(site.app);
    const signed = await late.post('/console/sign-in', {
      form: { email: 'responder@example.com', password, kept, to: '/console' },
    });
    expect(signed.status).toBe(303);
    const place = new URL(placeOf(signed), 'https://status.example');
    expect(place.origin).toBe('https://status.example');
    expect(`${place.pathname}/`).toMatch(/^\/console\//);
    expect((await late.get(placeOf(signed))).status).toBeOneOf([200, 404]);
  });

  test('of more than a form may hold are refused, and nothing is kept', async () => {
    const huge = { ...(await form()), 'body.zh': '长'.repeat(400_000) };
    expect((await browser.post('/console/drafts', { form: huge })).status).toBe(413);
    expect(await readDrafts(site.db)).toEqual([]);
  });

  test('as names of fields are kept as they are', () => {
    const fields = new Map([
      ['page', '/incidents/new'],
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    const kept = keptOf(fields);
    expect(Object.entries(kept?.fields ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(Object.getPrototypeOf(kept?.fields)).toBe(Object.prototype);
  });

  test('as an id of a draft find nothing', async () => {
    for (const id of ['%00', '..%2f..', "'%20OR%201=1--", 'x'.repeat(2000)]) {
      const answer = await browser.get(`/console/incidents/new?draft=${id}`);
      expect(answer.status).toBe(200);
      expect((await browser.post(`/console/drafts/${id}/removal`)).status).toBe(303);
    }
  });
});

// These two change who may sign in, so they come last.
test('what was sent too late outlasts a code of an app, and a wrong one', async () => {
  const secret = await withCode();
  const { late, carried } = await sentTooLate();
  const known = { email: 'responder@example.com', password };
  const half = await late.post('/console/sign-in', { form: { ...carried, ...known } });
  const to = new URL(placeOf(half), 'https://status.example').searchParams.get('to') ?? '';
  const wrong = await late.post('/console/sign-in/code', { form: { code: '000000', to } });
  expect(wrong.status).toBe(422);
  const asked = formTo(await wrong.text(), '/sign-in/code');
  const code = totpOf(secret, Date.now() + 30_000);
  const signed = await late.post('/console/sign-in/code', { form: { ...asked, code } });
  expect(fieldsAt(await textAt(placeOf(signed), late))).toMatchObject(asShown);
});

async function withCode(): Promise<string> {
  const path = '/console/account/second-factor';
  const html = await (await browser.post(path, { form: { current: password } })).text();
  const secret = /<p class="once">([^<]+)</.exec(html)?.[1] ?? '';
  const code = totpOf(secret, Date.now());
  const confirmed = { ...formTo(html, '/account/second-factor/confirmation'), code };
  const answer = await browser.post(`${path}/confirmation`, { form: confirmed });
  expect(answer.status).toBe(303);
  return secret;
}

test('a draft of somebody who is gone stays for the others', async () => {
  const path = await keep(await form());
  await removeStaff({ db: site.db, now: site.clock.now, actor: { kind: 'terminal' } }, ada.id);
  expect(await textAt('/console', colleague)).toContain('By The responder');
  expect(fieldsAt(await textAt(path, colleague))).toMatchObject(asShown);
  expect((await browser.get(path)).status).toBe(303);
});
