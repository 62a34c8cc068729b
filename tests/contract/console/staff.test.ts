import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { someApi } from '../../support/api.ts';
import { addStaff, type Browser, signInAs, someBrowser } from '../../support/console.ts';
import { someNow } from '../../support/facts.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: Awaited<ReturnType<typeof someApi>>;
let admin: Browser;
beforeEach(async () => {
  site = await someApi();
  admin = someBrowser(site.app);
  await addStaff(site.db, 'admin', someNow);
  await signInAs(admin, 'admin');
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
  expect(await (await bo.get('/console')).text()).toContain('Hello, Bo.');
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

test('a new role and a link for a new password end the sessions of that person', async () => {
  const { id } = await addStaff(site.db, 'viewer', someNow);
  const viewer = someBrowser(site.app);
  await signInAs(viewer, 'viewer');
  const role = await admin.post(`/console/staff/${id}/role`, { form: { role: 'responder' } });
  expect(role.headers.get('location')).toBe('/console/staff');
  expect((await viewer.get('/console')).status).toBe(303);
  await signInAs(viewer, 'viewer');
  const made = await admin.post(`/console/staff/${id}/password-link`);
  const link = linkIn(await made.text());
  expect((await viewer.get('/console')).status).toBe(200);
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
