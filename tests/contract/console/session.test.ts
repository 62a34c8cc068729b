import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changePassword } from '../../../src/actions/change-password.ts';
import { removeStaff } from '../../../src/actions/remove-staff.ts';
import { someApi } from '../../support/api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
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

describe('a session', () => {
  test('ends with signing out, also for a copy of its cookie', async () => {
    await addStaff(site.db, 'viewer', someNow);
    await signInAs(browser, 'viewer');
    const copy = someBrowser(site.app);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    expect((await copy.get('/console')).status).toBe(200);
    const left = await browser.post('/console/sign-out');
    expect(left.headers.get('location')).toBe('/console/sign-in?done=sign-out');
    expect([...browser.cookies.keys()]).toEqual(['helplight.known']);
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

describe('signing in', () => {
  test('and out is noted, with how it was done; what is refused is not', async () => {
    const { id } = await addStaff(site.db, 'viewer', someNow);
    await browser.post('/console/sign-in', {
      form: { email: 'viewer@example.com', password: 'x' },
    });
    await signInAs(browser, 'viewer');
    await browser.post('/console/sign-out');
    await browser.post('/console/sign-out');
    const { rows } = await site.db.client.execute({
      sql: `SELECT action, detail FROM audit_entries
            WHERE subject = ? AND actor_id = ? AND action <> 'staff.join' ORDER BY number`,
      args: [id, id],
    });
    expect(rows).toMatchObject([
      { action: 'staff.sign_in', detail: '{"by":"password"}' },
      { action: 'staff.sign_out', detail: '{}' },
    ]);
  });

  test.each([1, 2, 3])(
    'by the old password comes to nothing when a new one is chosen meanwhile, time %d',
    async () => {
      const { id } = await addStaff(site.db, 'viewer', someNow);
      const acting = { db: site.db, now: someNow, actor: { kind: 'terminal' } } as const;
      const changing = changePassword(acting, id, { password: 'another horse battery' });
      const signing = signInAs(browser, 'viewer');
      await Promise.all([changing, signing]);
      expect((await browser.get('/console')).status).toBe(303);
      const { rows } = await site.db.client.execute('SELECT id FROM staff_sessions');
      expect(rows).toEqual([]);
    },
  );

  test('comes to nothing when the person is removed meanwhile, and is no fault of ours', async () => {
    await addStaff(site.db, 'admin', someNow);
    const { id } = await addStaff(site.db, 'viewer', someNow);
    const signing = signInAs(browser, 'viewer');
    await removeStaff({ db: site.db, now: someNow, actor: { kind: 'terminal' } }, id);
    expect((await signing).status).toBe(422);
    expect(site.logged.join()).not.toMatch(/failed|FOREIGN KEY/);
  });
});

test('a form that is refused keeps the session that goes on with it', async () => {
  await addStaff(site.db, 'viewer', someNow);
  await signInAs(browser, 'viewer');
  const dayAgo = Date.now() + 7 * dayMs - dayMs - 60_000;
  await site.db.client.execute(`UPDATE staff_sessions SET expires_at = ${dayAgo}`);
  const refused = await browser.post('/console/staff/invitations');
  expect(refused.status).toBe(403);
  expect(refused.headers.getSetCookie()).toEqual([expect.stringContaining('session_token=')]);
});
