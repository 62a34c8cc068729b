import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createToken } from '../../../src/actions/create-token.ts';
import { revokeToken } from '../../../src/actions/revoke-token.ts';
import { readTokens } from '../../../src/storage/token.ts';
import type { Browser } from '../../support/console.ts';
import { dayMs, someNow } from '../../support/facts.ts';
import { type StaffedConsole, staffedConsole } from '../../support/staffed-console.ts';
import { countRows } from '../acting.ts';

// Every password costs a slow hash, and machines are busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let site: StaffedConsole;
let browser: Browser;
let admin: StaffedConsole['member'];
beforeAll(async () => {
  site = await staffedConsole('admin');
  ({ browser, member: admin } = site);
});
afterEach(async () => {
  for (const table of ['tokens', 'idempotency_keys']) {
    await site.db.client.execute(`DELETE FROM ${table}`);
  }
  site.clock.now = someNow;
});
afterAll(() => site.close());

const form = {
  ...{ once: 'onceaaaaaaaa', name: 'The <b>desk</b>', 'scope.incidents:write': 'on' },
  ...{ 'scope.audit:read': 'on', expiresAt: '30' },
};

async function listed(): Promise<string> {
  return (await browser.get('/console/tokens')).text();
}

describe('a token made on the console', () => {
  test('is shown once, with what it may do, and works', async () => {
    const made = await browser.post('/console/tokens', { form });
    expect([made.status, made.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const html = await made.text();
    const secret = /hl_[a-z0-9]{40}/.exec(html)?.[0] ?? '';
    expect(html).toContain(`<p class="once">${secret}</p>`);
    const asked = await site.call('GET', '/api/v1/audit?limit=1', { token: secret });
    expect(asked.body.items).toMatchObject([
      { action: 'token.create', actor: { kind: 'staff', name: 'The admin' } },
    ]);
    expect((await site.call('GET', '/api/v1/components', { token: secret })).status).toBe(403);
    const list = await listed();
    expect(list).toContain('The &lt;b&gt;desk&lt;/b&gt;');
    expect(list).toContain('Incidents: read and change · Audit log: read');
    expect(list).toContain('Expires <time datetime="2026-12-22T06:26:10Z">');
    expect(list).toContain('Made by The admin');
    expect(list).not.toContain(secret);
    expect(JSON.stringify(await storedTexts())).not.toContain(secret);
    expect(site.logged.join()).not.toContain(secret);
  });

  test('is made once however often the form is sent, and its secret not told again', async () => {
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => browser.post('/console/tokens', { form })),
    );
    const answers = [first, ...others].map((answer) => answer?.status).toSorted();
    expect(answers).toEqual([200, 409, 409]);
    expect(await readTokens(site.db)).toHaveLength(1);
    const again = await browser.post('/console/tokens', { form });
    expect(again.status).toBe(409);
    const html = await again.text();
    expect(html).toContain('made already, and its secret is shown only once');
    expect(html).not.toMatch(/hl_[a-z0-9]{40}/);
  });

  test.each([
    ['name', { name: ' ' }, 'Give a name of 1 to 100'],
    [
      'scopes',
      { 'scope.incidents:write': undefined, 'scope.audit:read': undefined },
      'at least one',
    ],
    ['scopes', { 'scope.staff:write': 'on' }, 'at least one'],
    ['scopes', { 'scope.constructor': 'on' }, 'at least one'],
    ['expiresAt', { expiresAt: '2020' }, 'Choose how long'],
    ['expiresAt', { expiresAt: '' }, 'Choose how long'],
  ])('with a wrong %s says so, and keeps what was typed', async (field, wrong, says) => {
    const sent = Object.entries({ ...form, ...wrong }).filter(([, value]) => value !== undefined);
    const answer = await browser.post('/console/tokens', {
      form: Object.fromEntries(sent as [string, string][]),
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(new RegExp(`<p id="${field}-note" class="fault">[^<]*${says}`));
    if (field !== 'name') expect(html).toContain('value="The &lt;b&gt;desk&lt;/b&gt;"');
    if (!('scope.audit:read' in wrong)) {
      expect(html).toMatch(/name="scope\.audit:read" type="checkbox" checked/);
    }
    expect(await readTokens(site.db)).toEqual([]);
  });
});

describe('a token that is listed', () => {
  const make = (name: string, more: Readonly<Record<string, unknown>> = {}) =>
    createToken(
      { db: site.db, now: someNow, actor: { kind: 'staff', ...admin } },
      { name, scopes: ['*'], ...more },
    );

  test('is revoked from a page that asks, once, and refused from then on', async () => {
    const { token, secret } = await make('desk');
    const path = `/console/tokens/${token.id}/revocation`;
    expect(await listed()).toContain(`href="${path}"`);
    expect(await (await browser.get(path)).text()).toContain('refused at once');
    expect((await site.call('GET', '/api/v1/audit', { token: secret })).status).toBe(200);
    for (let time = 0; time < 2; time++) {
      const revoked = await browser.post(path);
      expect([revoked.status, revoked.headers.get('location')]).toEqual([303, '/console/tokens']);
    }
    expect((await site.call('GET', '/api/v1/audit', { token: secret })).status).toBe(401);
    expect(await (await browser.get(path)).text()).toContain('was revoked already');
    const entries = await site.db.client.execute(
      "SELECT 1 FROM audit_entries WHERE action = 'token.revoke'",
    );
    expect(entries.rows).toHaveLength(1);
    expect(await listed()).not.toContain(`href="${path}"`);
  });

  test('says that it expired, was used, or was made by somebody who is gone', async () => {
    await make('old', { expiresAt: new Date(someNow + 1).toISOString() });
    const { secret } = await make('used');
    await site.call('GET', '/api/v1/audit', { token: secret });
    const other = { kind: 'staff', id: 'goneaaaaaaaa', name: 'Bo', role: 'admin' } as const;
    await createToken({ db: site.db, now: someNow, actor: other }, { name: 'left', scopes: ['*'] });
    site.clock.now = someNow + dayMs / 2;
    const html = await listed();
    expect(html).toContain('No longer valid (1)');
    expect(html).toMatch(/Expired <time datetime="2026-11-22T06:26:10Z">/);
    expect(html).toMatch(/Last used <time datetime="2026-11-22T06:26:10Z">/);
    expect(html).toContain('Made by Bo, who is no longer on the staff');
    expect(html).toContain('Never used');
  });

  test('of an unknown id is not found', async () => {
    const path = '/console/tokens/aaaaaaaaaaaa/revocation';
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.post(path)).status).toBe(404);
  });
});

test('only admins and the operator make and revoke tokens', async () => {
  const { token } = await createToken(
    { db: site.db, now: someNow, actor: { kind: 'terminal' } },
    { name: 'desk', scopes: ['*'] },
  );
  const before = await countRows(site.db, 'audit_entries');
  for (const actor of [
    { kind: 'staff', ...admin, role: 'responder' },
    { kind: 'token', id: token.id, name: 'desk', scopes: ['*'] },
    { kind: 'clock' },
  ] as const) {
    const acting = { db: site.db, now: someNow, actor };
    const input = { name: 'more', scopes: ['*'] };
    await expect(createToken(acting, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revokeToken(acting, token.id)).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await countRows(site.db, 'audit_entries')).toBe(before);
});

/** All that is stored in tables that hold texts of requests. */
async function storedTexts() {
  const tables = ['audit_entries', 'idempotency_keys', 'tokens', 'drafts', 'events'];
  return Promise.all(tables.map((table) => site.db.client.execute(`SELECT * FROM ${table}`)));
}
