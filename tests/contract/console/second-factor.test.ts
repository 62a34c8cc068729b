import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { disableSecondFactor } from '../../../src/actions/disable-second-factor.ts';
import { type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { totpOf } from '../../support/totp.ts';

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
const path = '/console/account/second-factor';

/** What the page shows, and takes along in its form. */
function shownIn(html: string) {
  const secret = /<p class="once">([^<]+)</.exec(html)?.[1] ?? '';
  const list = /<ul class="once">(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
  const recoveryCodes = [...list.matchAll(/<li>([^<]+)</g)].map(([, code = '']) => code);
  const hidden = html.matchAll(/<input type="hidden" name="(uri|recovery)" value="([^"]*)"/g);
  const taken = [...hidden].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&amp;', '&'),
  ]);
  return { secret, recoveryCodes, form: Object.fromEntries(taken) };
}

async function begin() {
  return shownIn(await (await browser.post(path, { form: { current: password } })).text());
}

async function turnOn() {
  const shown = await begin();
  const code = totpOf(shown.secret, Date.now());
  const confirmed = await browser.post(`${path}/confirmation`, { form: { ...shown.form, code } });
  expect(confirmed.headers.get('location')).toBe('/console/account');
  return { ...shown, code, next: totpOf(shown.secret, Date.now() + 30_000) };
}

async function afterPassword(): Promise<Browser> {
  const one = someBrowser(site.app);
  const half = await signInAs(one, 'responder');
  expect(half.headers.get('location')).toMatch(/^\/console\/sign-in\/code\?to=/);
  expect((await one.get('/console')).status).toBe(303);
  return one;
}

const enter = (one: Browser, code: string) => one.post('/console/sign-in/code', { form: { code } });

describe('a code of an app', () => {
  test('is asked for after the password, and a recovery code works once in its place', async () => {
    const { secret, recoveryCodes, next } = await turnOn();
    expect(recoveryCodes).toHaveLength(10);
    const first = await afterPassword();
    expect((await enter(first, '12345')).status).toBe(422);
    expect((await enter(first, next)).headers.get('location')).toBe('/console');
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

  test('lets in once: not again, not four at once, and none that is older', async () => {
    const { code, next } = await turnOn();
    expect((await enter(await afterPassword(), code)).status).toBe(422);
    const four = [];
    for (let one = 0; one < 4; one++) four.push(await afterPassword());
    const answers = await Promise.all(four.map((one) => enter(one, next)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422, 422]);
    const open = await Promise.all(four.map(async (one) => (await one.get('/console')).status));
    expect(open.toSorted()).toEqual([200, 303, 303, 303]);
  });

  test('does not let in whoever has only it, or has tried too often', async () => {
    const { next } = await turnOn();
    expect((await enter(someBrowser(site.app), next)).status).toBe(422);
    const one = await afterPassword();
    for (let time = 0; time < 5; time++) expect((await enter(one, '000000x')).status).toBe(422);
    site.clock.now += 3_600_000;
    expect((await enter(one, '00000x')).status).toBe(422);
    expect((await enter(one, next)).status).toBe(422);
  });

  test('is no way past the page that turns codes on', async () => {
    const { secret } = await begin();
    const answer = await enter(browser, totpOf(secret, Date.now()));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/console']);
    const { rows } = await site.db.client.execute('SELECT two_factor_enabled AS isOn FROM staff');
    expect(rows).toMatchObject([{ isOn: 0 }]);
  });
});

describe('setting up the app', () => {
  test('is not done before a first code was typed, nor without the password', async () => {
    const wrong = { form: { current: 'wrong horse battery' } };
    expect((await browser.post(path, wrong)).status).toBe(422);
    await begin();
    const refused = await browser.post(`${path}/confirmation`, { form: { code: '0' } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('check that the clock of the phone is right');
    const answer = await signInAs(someBrowser(site.app), 'responder');
    expect(answer.headers.get('location')).toBe('/console');
  });

  test('goes on with the same key and recovery codes when a code was mistyped', async () => {
    const shown = await begin();
    const form = { ...shown.form, code: '000 00' };
    const again = await browser.post(`${path}/confirmation`, { form });
    expect(again.status).toBe(422);
    expect(shownIn(await again.text())).toEqual(shown);
  });

  test.each([
    { uri: 'javascript:alert(1)', recovery: 'a b' },
    { uri: 'https://evil.example/otpauth://totp/', recovery: 'a b' },
    { uri: 'otpauth://totp/"><b>', recovery: '<b> b' },
  ])('shows nothing of %j but as text', async (sent) => {
    const again = await browser.post(`${path}/confirmation`, { form: { ...sent, code: '1' } });
    const html = await again.text();
    expect(html).not.toMatch(/href="(?!\/|#|otpauth:)/);
    expect(html).not.toContain('<b>');
  });

  test('ends the sessions that began without a code, and keeps the one that goes on', async () => {
    const other = someBrowser(site.app);
    await signInAs(other, 'responder');
    await turnOn();
    expect((await other.get('/console')).status).toBe(303);
    expect((await browser.get('/console')).status).toBe(200);
    const { rows } = await site.db.client.execute(
      "SELECT subject FROM audit_entries WHERE action = 'staff.enable_second_factor'",
    );
    expect(rows).toMatchObject([{ subject: member.id }]);
  });

  test('leads to the page when it was done in another tab', async () => {
    await turnOn();
    const answer = await browser.post(path, { form: { current: password } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
  });
});

describe('codes are turned off', () => {
  test('by the password, and all sessions end', async () => {
    await turnOn();
    const off = (current: string) => browser.post(`${path}/removal`, { form: { current } });
    expect((await off('wrong horse battery')).status).toBe(422);
    expect((await off(password)).status).toBe(303);
    expect((await browser.get('/console')).status).toBe(303);
    expect((await signInAs(browser, 'responder')).headers.get('location')).toBe('/console');
  });

  test('by an admin, and all sessions end', async () => {
    await turnOn();
    const acting = { db: site.db, actor: { kind: 'terminal' }, now: someNow } as const;
    await disableSecondFactor(acting, member.id);
    expect((await browser.get('/console')).status).toBe(303);
    expect((await signInAs(browser, 'responder')).headers.get('location')).toBe('/console');
  });
});
