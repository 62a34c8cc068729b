import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { disableSecondFactor } from '../../../src/actions/disable-second-factor.ts';
import { someApi } from '../../support/api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';
import { totpOf } from '../../support/totp.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: Awaited<ReturnType<typeof someApi>>;
let browser: Browser;
let member: Awaited<ReturnType<typeof addStaff>>;
beforeEach(async () => {
  site = await someApi();
  browser = someBrowser(site.app);
  member = await addStaff(site.db, 'responder', someNow);
  await signInAs(browser, 'responder');
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
  [{ current: password, password: 'short' }, 'Choose a password of 12 to 128 characters.'],
  [{ password: next }, 'This is not your current password.'],
])('a new password with %j changes nothing', async (form, says) => {
  const answer = await browser.post('/console/account/password', { form });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(says);
  expect((await browser.get('/console')).status).toBe(200);
  expect((await signInAs(someBrowser(site.app), 'responder')).status).toBe(303);
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

describe('a code of an app', () => {
  async function turnOn() {
    const form = { current: password };
    const html = await (await browser.post('/console/account/code', { form })).text();
    const secret = /<p class="once">([^<]+)</.exec(html)?.[1] ?? '';
    const list = /<ul class="once">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    const recoveryCodes = [...list.matchAll(/<li>([^<]+)</g)].map(([, code = '']) => code);
    const code = totpOf(secret, Date.now());
    const confirmed = await browser.post('/console/account/code/confirmation', { form: { code } });
    expect(confirmed.headers.get('location')).toBe('/console/account');
    return { secret, recoveryCodes };
  }

  async function afterPassword(): Promise<Browser> {
    const one = someBrowser(site.app);
    const half = await signInAs(one, 'responder');
    expect(half.headers.get('location')).toBe('/console/sign-in/code?to=');
    expect((await one.get('/console')).status).toBe(303);
    return one;
  }

  const enter = (one: Browser, code: string) =>
    one.post('/console/sign-in/code', { form: { code } });

  test('is asked for after the password, and a recovery code works once in its place', async () => {
    const { secret, recoveryCodes } = await turnOn();
    expect(recoveryCodes).toHaveLength(10);
    const first = await afterPassword();
    expect((await enter(first, '12345')).status).toBe(422);
    expect((await enter(first, totpOf(secret, Date.now()))).headers.get('location')).toBe(
      '/console',
    );
    expect((await first.get('/console')).status).toBe(200);
    const [recovery = ''] = recoveryCodes;
    expect((await enter(await afterPassword(), recovery)).status).toBe(303);
    expect((await enter(await afterPassword(), recovery)).status).toBe(422);
    const { rows } = await site.db.client.execute('SELECT * FROM staff_second_factors');
    const stored = JSON.stringify(rows);
    for (const hidden of [secret.replaceAll(' ', ''), ...recoveryCodes]) {
      expect(stored).not.toContain(hidden);
    }
  });

  test('does not let in whoever has only it, or has tried too often', async () => {
    const { secret } = await turnOn();
    expect((await enter(someBrowser(site.app), totpOf(secret, Date.now()))).status).toBe(422);
    const one = await afterPassword();
    for (let time = 0; time < 5; time++) expect((await enter(one, '000000x')).status).toBe(422);
    site.clock.now += 3_600_000;
    expect((await enter(one, '00000x')).status).toBe(422);
    expect((await enter(one, totpOf(secret, Date.now()))).status).toBe(422);
  });

  test('is not asked for before a first one was typed, nor without the password', async () => {
    const form = { current: 'wrong horse battery' };
    expect((await browser.post('/console/account/code', { form })).status).toBe(422);
    await browser.post('/console/account/code', { form: { current: password } });
    const wrong = { form: { code: '0' } };
    expect((await browser.post('/console/account/code/confirmation', wrong)).status).toBe(422);
    const answer = await signInAs(someBrowser(site.app), 'responder');
    expect(answer.headers.get('location')).toBe('/console');
  });

  test('is turned off by the password, and all sessions end', async () => {
    await turnOn();
    const off = (current: string) =>
      browser.post('/console/account/code/removal', { form: { current } });
    expect((await off('wrong horse battery')).status).toBe(422);
    expect((await off(password)).status).toBe(303);
    expect((await browser.get('/console')).status).toBe(303);
    expect((await signInAs(browser, 'responder')).headers.get('location')).toBe('/console');
  });

  test('is turned off by an admin, and all sessions end', async () => {
    await turnOn();
    const acting = { db: site.db, actor: { kind: 'terminal' }, now: someNow } as const;
    await disableSecondFactor(acting, member.id);
    expect((await browser.get('/console')).status).toBe(303);
    expect((await signInAs(browser, 'responder')).headers.get('location')).toBe('/console');
  });
});
