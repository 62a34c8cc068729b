import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createToken } from '../../../src/actions/create-token.ts';
import { revokeToken } from '../../../src/actions/revoke-token.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let admin: Browser;
beforeEach(async () => {
  site = await staffedConsole('admin');
  admin = site.browser;
});
afterEach(() => site.close());

const password = 'correct horse battery';

function linkIn(html: string): string {
  return /<p class="once">https:\/\/status\.example([^<]+)</.exec(html)?.[1] ?? '';
}

test('somebody is invited, joins with the address of the invitation, and has its role', async () => {
  const form = { email: 'Bo@Example.com', role: 'viewer' };
  const invited = await admin.post('/console/staff/invitations', { form });
  const link = linkIn(await invited.text());
  expect(link).toMatch(/^\/console\/join\/[a-z0-9]{40}$/);
  const bo = someBrowser(site.app);
  expect(await (await bo.get(link)).text()).toContain('bo@example.com');
  const joined = await bo.post(link, { form: { name: 'Bo', password, email: 'eve@example.com' } });
  expect(joined.status).toBe(303);
  expect(await (await bo.get('/console')).text()).toContain('Bo · viewer');
  expect((await bo.get('/console/staff')).status).toBe(403);
  const list = await (await admin.get('/console/staff')).text();
  expect(list).toContain('bo@example.com · viewer');
  expect(list).not.toContain('eve@example.com');
});

test.each([
  [{ email: 'bo', role: 'viewer' }, 'Give an email address'],
  [{ email: 'bo@example.com', role: 'owner' }, 'Choose a role.'],
  [{ email: 'ADMIN@example.com', role: 'viewer' }, 'Somebody on the staff has this address'],
])('an invitation of %j is refused in words, and what was typed stays', async (form, says) => {
  const answer = await admin.post('/console/staff/invitations', { form });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain(says);
  expect(html).toContain(`value="${form.email}"`);
});

test('a new role and a link for a new password end the sessions of that person at once', async () => {
  const { id } = await addStaff(site.db, 'viewer', someNow);
  const viewer = someBrowser(site.app);
  await signInAs(viewer, 'viewer');
  const role = await admin.post(`/console/staff/${id}/role`, { form: { role: 'responder' } });
  expect(role.headers.get('location')).toBe('/console/staff?done=saved');
  const after = await admin.get('/console/staff?done=saved');
  expect(await after.text()).toContain('Saved.');
  expect((await viewer.get('/console')).status).toBe(303);
  await signInAs(viewer, 'viewer');
  const made = await admin.post(`/console/staff/${id}/password-link`);
  const shown = await made.text();
  expect(shown).toContain('They are signed out everywhere.');
  const link = linkIn(shown);
  expect((await viewer.get('/console')).status).toBe(303);
  await signInAs(viewer, 'viewer');
  const form = { password: 'another horse battery' };
  const short = await viewer.post(link, { form: { password: 'short' } });
  expect(short.status).toBe(422);
  const reset = await viewer.post(link, { form });
  expect(reset.headers.get('location')).toBe('/console/sign-in?done=password');
  expect((await viewer.get('/console')).status).toBe(303);
  expect((await viewer.post(link, { form })).status).toBe(404);
  expect((await signInAs(viewer, 'viewer')).status).toBe(422);
});

test('somebody is removed after a question, but the last admin is not', async () => {
  const { id } = await addStaff(site.db, 'viewer', someNow);
  const question = await (await admin.get(`/console/staff/${id}/removal`)).text();
  expect(question).toContain('The viewer (viewer@example.com) is signed out everywhere');
  expect((await admin.post(`/console/staff/${id}/removal`)).status).toBe(303);
  expect((await admin.get(`/console/staff/${id}/removal`)).status).toBe(404);
  const list = await (await admin.get('/console/staff')).text();
  const own = /\/console\/staff\/[a-z0-9]{12}\/removal/.exec(list)?.[0] ?? '';
  const last = await admin.post(own);
  expect(last.status).toBe(409);
  expect(await last.text()).toContain('Somebody has to be admin');
  expect((await admin.get('/console')).status).toBe(200);
});

test('an admin who becomes a viewer is one from that instant', async () => {
  const { id } = await addStaff(site.db, 'viewer', someNow);
  const acting = { form: { role: 'admin' } };
  await admin.post(`/console/staff/${id}/role`, acting);
  const list = await (await admin.get('/console/staff')).text();
  const ids = [...list.matchAll(/\/console\/staff\/([a-z0-9]{12})\/role/g)].map(([, one]) => one);
  const own = ids.find((one) => one !== id) ?? '';
  await admin.post(`/console/staff/${own}/role`, { form: { role: 'viewer' } });
  expect((await admin.get('/console/staff')).status).toBe(303);
  await signInAs(admin, 'admin');
  expect((await admin.get('/console/staff')).status).toBe(403);
});

test('before an admin is removed, the tokens that they made and that still count are named', async () => {
  const { rows } = await site.db.client.execute('SELECT id, name FROM staff');
  const [id, name] = [String(rows[0]?.id), String(rows[0]?.name)];
  const actor = { kind: 'staff', id, name, role: 'admin' } as const;
  const acting = { db: site.db, now: someNow, actor };
  await createToken(acting, { name: 'Uploads', scopes: ['*'] });
  const { token } = await createToken(acting, { name: 'Old uploads', scopes: ['*'] });
  await revokeToken(acting, token.id);
  await site.tokenFor('*');
  const question = await (await admin.get(`/console/staff/${id}/removal`)).text();
  expect(question).toContain('API tokens they made go on working: Uploads.');
});

test('the same role again leaves somebody signed in', async () => {
  const { id } = await addStaff(site.db, 'viewer', someNow);
  const viewer = someBrowser(site.app);
  await signInAs(viewer, 'viewer');
  await admin.post(`/console/staff/${id}/role`, { form: { role: 'viewer' } });
  expect((await viewer.get('/console')).status).toBe(200);
});

test('an invitation is listed until it is taken back, and then leads nowhere', async () => {
  const form = { email: 'bo@example.com', role: 'viewer' };
  const link = linkIn(await (await admin.post('/console/staff/invitations', { form })).text());
  const list = await (await admin.get('/console/staff')).text();
  expect(list).toContain('<bdi>bo@example.com</bdi>');
  expect(list).toContain('viewer · until 29 Nov 14:26');
  const back = /\/console\/staff\/invitations\/[a-z0-9]{12}\/removal/.exec(list)?.[0] ?? '';
  expect((await admin.post(back)).headers.get('location')).toBe('/console/staff');
  expect((await admin.post(back)).status).toBe(404);
  expect((await someBrowser(site.app).get(link)).status).toBe(404);
  expect(await (await admin.get('/console/staff')).text()).not.toContain('bo@example.com');
});

test('an admin changes their own account on its page only, which asks for the password', async () => {
  const list = await (await admin.get('/console/staff')).text();
  expect(list).not.toMatch(/password-link|second-factor/);
  const own = /\/console\/staff\/[a-z0-9]{12}/.exec(list)?.[0] ?? '';
  for (const path of [`${own}/password-link`, `${own}/second-factor/removal`]) {
    const answer = await admin.post(path);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('This is your own account');
  }
  expect((await admin.get('/console')).status).toBe(200);
});

test.each(['role', 'password-link', 'second-factor/removal', 'removal'])(
  'nobody is found for %s',
  async (act) => {
    const path = `/console/staff/aaaaaaaaaaaa/${act}`;
    const answer = await admin.post(path, { form: { role: 'viewer' } });
    expect(answer.status).toBe(404);
  },
);
