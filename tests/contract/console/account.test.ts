import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { offerReset } from '../../../src/actions/offer-reset.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { dayMs, someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let browser: Browser;
let member: StaffedConsole['member'];
beforeEach(async () => {
  site = await staffedConsole('responder');
  ({ browser, member } = site);
});
afterEach(() => site.close());

const password = 'correct horse battery';
const next = 'another horse battery';

test('a new password ends all sessions, and is the one that counts', async () => {
  const other = someBrowser(site.app);
  await signInAs(other, 'responder');
  const form = { current: password, password: next };
  const changed = await browser.post('/console/account/password', { form });
  expect(changed.headers.get('location')).toBe('/console/sign-in?done=password');
  for (const one of [browser, other]) expect((await one.get('/console')).status).toBe(303);
  expect((await signInAs(other, 'responder')).status).toBe(422);
  const fresh = { email: member.email, password: next };
  expect((await other.post('/console/sign-in', { form: fresh })).status).toBe(303);
});

test.each([
  [{ current: 'wrong horse battery', password: next }, 'This is not your current password.'],
  [{ current: password, password: 'short' }, 'Choose a password of 12 to 128 characters'],
  [{ current: password, password: 'RESPONDER@example.com' }, 'that is not your address'],
  [{ password: next }, 'This is not your current password.'],
])('a new password with %j changes nothing', async (form, says) => {
  const answer = await browser.post('/console/account/password', { form });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(says);
  expect((await browser.get('/console')).status).toBe(200);
  expect((await signInAs(someBrowser(site.app), 'responder')).status).toBe(303);
});

test('a new password takes back the links by which another could be chosen', async () => {
  const terminal = { db: site.db, now: someNow, actor: { kind: 'terminal' } } as const;
  const { secret } = await offerReset(terminal, member.id);
  await signInAs(browser, 'responder');
  const link = `/console/join/${secret}`;
  expect((await browser.get(link)).status).toBe(200);
  await browser.post('/console/account/password', { form: { current: password, password: next } });
  expect((await browser.get(link)).status).toBe(404);
});

test('a password that is tried too often is refused for a while, and says for how long', async () => {
  const form = { current: 'wrong horse battery', password: next };
  for (let time = 0; time < 6; time++) {
    expect((await browser.post('/console/account/password', { form })).status).toBe(422);
  }
  for (const path of ['/console/account/password', '/console/account/second-factor']) {
    const answer = await browser.post(path, { form });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '30']);
  }
});

describe('sessions', () => {
  test('are listed, and end one by one', async () => {
    const other = someBrowser(site.app);
    await other.post('/console/sign-in', {
      form: { email: member.email, password },
      headers: { 'user-agent': 'Phone <b>' },
    });
    const html = await (await browser.get('/console/account')).text();
    expect(html).toContain('Phone &lt;b&gt;');
    expect(html.match(/203\.0\.113\.7/g)).toHaveLength(2);
    const end = /\/console\/account\/sessions\/[a-z0-9]{12}\/end/.exec(html)?.[0] ?? '';
    expect((await browser.post(end)).headers.get('location')).toBe('/console/account');
    expect((await other.get('/console')).status).toBe(303);
    expect((await browser.get('/console')).status).toBe(200);
    expect((await browser.post(end)).status).toBe(404);
  });

  test('say since when, in the zone of the site', async () => {
    const signedIn = Date.parse('2026-11-22T05:04:00Z');
    await site.db.client.execute(`UPDATE staff_sessions SET created_at = ${signedIn}`);
    const html = await (await browser.get('/console/account')).text();
    expect(html).toContain('since 22 Nov 13:04 (UTC+8)');
  });

  test('end after 30 days, however much they are used', async () => {
    const begun = (days: number) =>
      site.db.client.execute(`UPDATE staff_sessions SET created_at = ${someNow - days * dayMs}`);
    await begun(29);
    expect((await browser.get('/console')).status).toBe(200);
    await begun(30);
    expect((await browser.get('/console')).status).toBe(303);
  });

  test('end everywhere else at once', async () => {
    const others = [someBrowser(site.app), someBrowser(site.app)];
    for (const one of others) await signInAs(one, 'responder');
    await browser.post('/console/account/sessions/others/end');
    for (const one of others) expect((await one.get('/console')).status).toBe(303);
    expect((await browser.get('/console')).status).toBe(200);
  });

  test('of others are out of reach', async () => {
    await addStaff(site.db, 'admin', someNow);
    const admin = someBrowser(site.app);
    await signInAs(admin, 'admin');
    const { rows } = await site.db.client.execute({
      sql: 'SELECT id FROM staff_sessions WHERE staff_id <> ?',
      args: [member.id],
    });
    const path = `/console/account/sessions/${rows[0]?.id}/end`;
    expect((await browser.post(path)).status).toBe(404);
    expect((await admin.get('/console')).status).toBe(200);
  });
});
