import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeStaff } from '../../../src/actions/remove-staff.ts';
import { languageTags } from '../../../src/i18n/language-tags.ts';
import { someApi } from '../../support/api.ts';
import {
  addStaff,
  type Browser,
  setupSecret,
  signInAs,
  someBrowser,
} from '../../support/console.ts';
import { dayMs, someNow } from '../../support/facts.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: Awaited<ReturnType<typeof someApi>>;
let browser: Browser;
beforeEach(async () => {
  site = await someApi();
  browser = someBrowser(site.app);
});
afterEach(() => site.close());

const password = 'correct horse battery';
const form = { name: 'Ada <b>', email: 'Ada@Example.com', password };

describe('the set-up link', () => {
  test('makes the first admin, signs them in, and leads nowhere ever after', async () => {
    const path = `/console/join/${await setupSecret(site.db, someNow)}`;
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/name="name".*name="email".*name="password"/s);
    const made = await browser.post(path, { form });
    expect([made.status, made.headers.get('location')]).toEqual([303, '/console']);
    const overview = await (await browser.get('/console')).text();
    expect(overview).toContain('Hello, Ada &lt;b&gt;.');
    for (const method of ['get', 'post'] as const) {
      expect((await someBrowser(site.app)[method](path, { form })).status).toBe(404);
    }
  });

  test.each([
    ['name', { name: ' ' }, 'Give a name'],
    ['email', { email: 'ada' }, 'Give an email address'],
    ['password', { password: 'short' }, 'Choose a password of 12'],
  ])(
    'with a wrong %s says so beside the field, and loses nothing but the password',
    async (field, wrong, says) => {
      const path = `/console/join/${await setupSecret(site.db, someNow)}`;
      const answer = await browser.post(path, { form: { ...form, ...wrong } });
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toMatch(new RegExp(`<p id="${field}-note" class="fault">${says}`));
      expect(html).not.toContain(password);
      if (field !== 'name') expect(html).toContain('value="Ada &lt;b&gt;"');
      if (field !== 'email') expect(html).toContain('value="Ada@Example.com"');
    },
  );

  test('is too old after a day', async () => {
    const path = `/console/join/${await setupSecret(site.db, someNow)}`;
    site.clock.now = someNow + dayMs;
    expect((await browser.get(path)).status).toBe(404);
  });
});

describe('whoever is not signed in', () => {
  test('is led to the form, and from there to the page they asked for', async () => {
    await addStaff(site.db, 'viewer', someNow);
    const led = await browser.get('/console?x=1');
    expect([led.status, led.headers.get('location')]).toEqual([
      ...[303, '/console/sign-in?to=%2Fconsole%3Fx%3D1'],
    ]);
    const signedIn = await browser.post('/console/sign-in', {
      form: { email: 'viewer@example.com', password, to: '/console?x=1' },
    });
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/console?x=1']);
  });

  test.each([
    'https://evil.example/',
    '//evil.example/console',
    '/consoles',
    '/\\evil.example',
    '/en',
  ])('is not led to %s', async (to) => {
    await addStaff(site.db, 'viewer', someNow);
    const answer = await browser.post('/console/sign-in', {
      form: { email: 'viewer@example.com', password, to },
    });
    expect(answer.headers.get('location')).toBe('/console');
  });

  test('is told where the set-up link is while there is nobody', async () => {
    expect(await (await browser.get('/console/sign-in')).text()).toContain('Nobody is here yet');
    await addStaff(site.db, 'viewer', someNow);
    expect(await (await browser.get('/console/sign-in')).text()).not.toContain('Nobody is here');
  });
});

describe('signing in', () => {
  test('is refused in the same words and headers, whoever is unknown or mistypes', async () => {
    await addStaff(site.db, 'viewer', someNow);
    const tried = [
      { email: 'viewer@example.com', password: 'wrong horse battery' },
      { email: 'nobody@example.com', password },
      { email: 'no address', password },
      { email: 'viewer@example.com', password: '' },
      { email: '', password: 'x'.repeat(1000) },
    ];
    const answers = await Promise.all(
      tried.map((wrong) => someBrowser(site.app).post('/console/sign-in', { form: wrong })),
    );
    const told = await Promise.all(
      answers.map(async (answer, index) => ({
        status: answer.status,
        cookies: answer.headers.getSetCookie(),
        html: (await answer.text()).replace(`value="${tried[index]?.email}"`, 'value=""'),
      })),
    );
    expect(told[0]).toMatchObject({ status: 422, cookies: [] });
    for (const one of told) expect(one).toEqual(told[0]);
  });

  test.each([
    ['nothing', ''],
    ['a field twice', 'email=viewer@example.com&email=a&password=a&password=b'],
    ['an array', 'email[]=viewer@example.com&password[]=a'],
    ['an object', 'email[$ne]=&password[$ne]='],
    ['null', 'email=null&password=null'],
  ])('with %s instead of credentials is refused', async (_, body) => {
    await addStaff(site.db, 'viewer', someNow);
    const answer = await site.app.request('/console/sign-in', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([422, []]);
  });

  test('takes no JSON', async () => {
    const answer = await site.app.request('/console/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify({ email: { $ne: '' }, password: ['a'] }),
    });
    expect(answer.status).toBe(415);
  });

  test('too often is refused for a while, and what was typed stays', async () => {
    await addStaff(site.db, 'viewer', someNow);
    const wrong = { email: 'viewer@example.com', password: 'wrong horse battery' };
    for (let time = 0; time < 6; time++) {
      expect((await browser.post('/console/sign-in', { form: wrong })).status).toBe(422);
    }
    const answer = await signInAs(browser, 'viewer');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '30']);
    expect(await answer.text()).toContain('value="viewer@example.com"');
    site.clock.now = someNow + 30_000;
    expect((await signInAs(browser, 'viewer')).status).toBe(303);
  });

  test('sets a cookie that only the console gets, and no script', async () => {
    await addStaff(site.db, 'viewer', someNow);
    const [cookie, ...others] = (await signInAs(browser, 'viewer')).headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^__Secure-helplight\.session_token=/);
    for (const part of ['Path=/console', 'HttpOnly', 'Secure', 'SameSite=Lax']) {
      expect(cookie?.split('; ')).toContain(part);
    }
  });
});

describe('a session', () => {
  test('ends with signing out, also for a copy of its cookie', async () => {
    await addStaff(site.db, 'viewer', someNow);
    await signInAs(browser, 'viewer');
    const copy = someBrowser(site.app);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect((await copy.get('/console')).status).toBe(200);
    const left = await browser.post('/console/sign-out');
    expect(left.headers.get('location')).toBe('/console/sign-in?done=sign-out');
    expect([...browser.cookies.keys()]).toEqual([]);
    expect((await copy.get('/console')).status).toBe(303);
  });

  test('ends when the person is removed', async () => {
    await addStaff(site.db, 'admin', someNow);
    const { id } = await addStaff(site.db, 'responder', someNow);
    await signInAs(browser, 'responder');
    expect((await browser.get('/console')).status).toBe(200);
    await removeStaff({ db: site.db, now: someNow, actor: { kind: 'terminal' } }, id);
    expect((await browser.get('/console')).status).toBe(303);
  });

  test('is not made by a cookie that was changed', async () => {
    await addStaff(site.db, 'viewer', someNow);
    await signInAs(browser, 'viewer');
    for (const [name, value] of browser.cookies) browser.cookies.set(name, `${value.slice(1)}`);
    expect((await browser.get('/console')).status).toBe(303);
  });

  test('counts for nothing at the API, and a token for nothing at the console', async () => {
    await addStaff(site.db, 'admin', someNow);
    await signInAs(browser, 'admin');
    expect((await browser.get('/api/v1/audit')).status).toBe(401);
    const authorization = `Bearer ${await site.tokenFor('*')}`;
    const { app } = site;
    const asked = await app.request('/api/v1/audit', { headers: { authorization } });
    expect(asked.status).toBe(200);
    expect((await app.request('/console', { headers: { authorization } })).status).toBe(303);
    const token = [...browser.cookies.values()][0]?.split('.')[0];
    const session = { authorization: `Bearer ${token}` };
    expect((await app.request('/console', { headers: session })).status).toBe(303);
  });
});

test('while the database is away the console says so, and logs no secret', async () => {
  await addStaff(site.db, 'viewer', someNow);
  await signInAs(browser, 'viewer');
  site.db.client.close();
  for (const answer of [await browser.get('/console'), await signInAs(browser, 'viewer')]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await answer.text()).toContain('The database is away');
  }
  const logged = site.logged.join();
  expect(logged).toContain('found no database');
  const [token = ''] = [...browser.cookies.values()].map((value) => value.split('.')[0]);
  for (const hidden of [token, password, 'viewer@example.com']) {
    expect(logged).not.toContain(hidden);
  }
});

test('pages say what browsers must know, in the language that was chosen', async () => {
  const page = await browser.get('/console/sign-in', { headers: { 'accept-language': 'zh-CN' } });
  const { headers } = page;
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-.*frame-ancestors 'none'$/,
  );
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-language')).toBe('zh');
  expect(await page.text()).toContain(`<html lang="${languageTags.zh}">`);
  const chosen = await browser.post('/console/language', {
    form: { language: 'zh', to: '/console/sign-in?to=%2Fconsole' },
  });
  expect(chosen.headers.get('location')).toBe('/console/sign-in?to=%2Fconsole');
  expect((await browser.get('/console/sign-in')).headers.get('content-language')).toBe('zh');
});
