import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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
    expect(overview).toContain('Ada &lt;b&gt; · admin');
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

  test('sets a cookie that only the console gets, and no script', async () => {
    await addStaff(site.db, 'viewer', someNow);
    const cookies = (await signInAs(browser, 'viewer')).headers.getSetCookie();
    expect(cookies).toEqual([
      expect.stringMatching(/^__Secure-helplight\.session_token=/),
      expect.stringMatching(/^helplight\.known=/),
    ]);
    for (const cookie of cookies) {
      for (const part of ['Path=/console', 'HttpOnly', 'Secure', 'SameSite=Lax']) {
        expect(cookie.split('; ')).toContain(part);
      }
    }
  });
});

test('while the database is away the console says so, and logs no secret', async () => {
  await addStaff(site.db, 'viewer', someNow);
  await signInAs(browser, 'viewer');
  await site.close();
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
