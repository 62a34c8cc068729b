import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken } from '../../../src/actions/create-token.ts';
import { revokeToken } from '../../../src/actions/revoke-token.ts';
import { opened } from '../../../src/web/api/examples/incident.ts';
import { type Call, someApi } from '../../support/api.ts';
import { dayMs, minuteMs, someNow } from '../../support/facts.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeAll(async () => {
  api = await someApi();
  token = await api.tokenFor('*');
});
afterAll(() => api.close());

async function call(method: string, path: string, call: Call = {}) {
  api.clock.now += 1000;
  return api.call(method, `/api/v1${path}`, { token, ...call });
}

const json = { 'content-type': 'application/json' };
const post: readonly (readonly [name: string, status: number, sent: Call])[] = [
  ['without a type', 415, { raw: new TextEncoder().encode('{}') }],
  ['of a form', 415, { raw: new URLSearchParams({ a: 'b' }) }],
  [
    'in another charset',
    415,
    { raw: '{}', headers: { 'content-type': 'application/json; charset=gbk' } },
  ],
  ['that is no JSON', 400, { raw: '{"title":', headers: json }],
  ['that is no UTF-8', 400, { raw: new Uint8Array([0x22, 0xff, 0x22]), headers: json }],
  ['that is empty', 400, { raw: '', headers: json }],
  ['that is too long', 413, { raw: `"${'x'.repeat(256 * 1024)}"`, headers: json }],
  ['that announces too much', 413, { raw: '{}', headers: { ...json, 'content-length': '999999' } }],
  ['with a wrong key', 400, { body: opened, headers: { 'idempotency-key': 'a b' } }],
  ['with a long key', 400, { body: opened, headers: { 'idempotency-key': 'k'.repeat(256) } }],
  ['that is a list', 422, { body: [] }],
  ['that is null', 422, { body: null }],
];

test.each(post)('a body %s is a problem of status %i', async (_, status, sent) => {
  const { body, ...said } = await call('POST', '/incidents', sent);
  expect(said.status).toBe(status);
  expect(said.headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({ type: 'about:blank', status });
  expect(body.detail).toMatch(/^[A-Z].*\.$/);
});

test('a body that does not say how long it is is cut short', async () => {
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
  let sent = 0;
  const raw = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      controller.enqueue(chunk);
    },
  });
  const request = new Request('https://status.example/api/v1/incidents', {
    ...{ method: 'POST', body: raw, duplex: 'half' },
    headers: { ...json, authorization: `Bearer ${token}` },
  });
  expect((await api.app.request(request)).status).toBe(413);
  expect(sent).toBeLessThan(10);
});

test('every field that is wrong is named', async () => {
  const wrong = { title: { zh: '' }, body: 'text', components: [{ slug: 'x' }], colour: 'red' };
  const { status, body } = await call('POST', '/incidents', { body: wrong });
  expect(status).toBe(422);
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
  expect(pointers).toEqual(['/body', '/colour', '/components/0/status', '/title/zh']);
});

test.each([
  ['/incidents?limit=0', 400],
  ['/incidents?limit=101', 400],
  ['/incidents?limit=ten', 400],
  ['/incidents?cursor=x', 400],
  ['/incidents?cursor=', 400],
  ['/incidents?cursor=WyJhIiwiYiJd', 400],
  ['/incidents?open=maybe', 400],
  ['/monitors/nothing', 404],
  ['/monitors/nothing/checks', 404],
  ['/monitors/chat-monitor/checks?failures=false', 400],
  ['/components/nothing', 404],
  ['/components/chat/uptime?days=0', 400],
  ['/components/chat/uptime?days=91', 400],
  ['/components/nothing/uptime', 404],
  ['/incidents/nothing', 404],
  ['/incidents/nothing/notes', 404],
  ['/events?since=nothing', 404],
])('%s is a problem of status %i', async (path, status) => {
  const said = await call('GET', path);
  expect({ status: said.status, told: said.body.status }).toEqual({ status, told: status });
});

describe('a version', () => {
  const update = { status: 'identified', body: { en: 'Found.' } };
  test.each([
    ['"1"', 201],
    ['*', 201],
    ['"9"', 412],
    ['W/"1"', 412],
    ['"abc"', 412],
    ['1', 400],
    ['"1", "2"', 400],
  ])('named as %s is answered with %i', async (tag, status) => {
    const { body, headers } = await call('POST', '/incidents', { body: opened });
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('location')).toBe(`/api/v1/incidents/${body.id}`);
    const path = `/incidents/${body.id}/updates`;
    const said = await call('POST', path, { body: update, headers: { 'if-match': tag } });
    expect(said.status).toBe(status);
    if (status === 201) expect(said.headers.get('etag')).toBe('"2"');
  });
});

describe('a token', () => {
  const terminal = (now: number) => ({ db: api.db, actor: { kind: 'terminal' }, now }) as const;

  test('that has expired or was revoked is refused as one that never was', async () => {
    const input = {
      name: 'short',
      scopes: ['*'],
      expiresAt: new Date(someNow + dayMs).toISOString(),
    };
    const short = await createToken(terminal(someNow), input);
    const revoked = await createToken(terminal(someNow), { ...input, expiresAt: null });
    expect((await call('GET', '/audit', { token: short.secret })).status).toBe(200);
    expect((await call('GET', '/audit', { token: revoked.secret })).status).toBe(200);
    await revokeToken(terminal(someNow), revoked.token.id);
    const before = api.clock.now;
    api.clock.now = someNow + dayMs;
    const told = await Promise.all(
      [short.secret, revoked.secret, `hl_${'0'.repeat(40)}`, 'hl_', ''].map((one) =>
        call('GET', '/audit', { token: one }),
      ),
    );
    api.clock.now = before;
    expect(told.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(told.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await expect(revokeToken(terminal(someNow), revoked.token.id)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('stands neither in the database nor in the audit', async () => {
    const secret = await api.tokenFor('*');
    for (const table of ['tokens', 'audit_entries']) {
      const { rows } = await api.db.client.execute(`SELECT * FROM ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });

  test('has its use noted once a minute', async () => {
    const uses = async () =>
      (await api.db.client.execute('SELECT max(last_used_at) AS at FROM tokens')).rows[0]?.at;
    api.clock.now += 10 * minuteMs;
    await call('GET', '/audit');
    await expect.poll(uses).toBe(api.clock.now);
    const first = api.clock.now;
    await call('GET', '/audit');
    await call('GET', '/audit');
    expect(await uses()).toBe(first);
    api.clock.now += minuteMs;
    await call('GET', '/audit');
    await expect.poll(uses).toBe(api.clock.now);
  });

  test('is made only by whoever is at the terminal', async () => {
    const actor = { kind: 'token', id: 'a', name: 'a', scopes: ['*'] } as const;
    const made = createToken({ ...terminal(someNow), actor }, { name: 'a', scopes: ['*'] });
    await expect(made).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('a database that is away is a 503 for who writes, and the page is still told', async () => {
  const away = await someApi();
  const known = await away.tokenFor('*');
  expect((await away.call('GET', '/api/v1/support')).status).toBe(200);
  await away.close();
  for (const [method, path] of [
    ['POST', '/api/v1/incidents'],
    ['GET', '/api/v1/incidents'],
    ['GET', '/api/v1/events'],
  ] as const) {
    const body = method === 'POST' ? { body: opened } : {};
    const {
      status,
      body: told,
      headers,
    } = await away.call(method, path, { token: known, ...body });
    expect({ path, status }).toEqual({ path, status: 503 });
    expect(told.detail).not.toMatch(/sqlite|libsql|closed/i);
    expect(headers.get('retry-after')).toBe('5');
  }
  expect((await away.call('GET', '/api/v1/support')).status).toBe(200);
});

test('a fault of ours is logged under an id that is told, and nothing else is', async () => {
  const broken = await someApi({
    options: {
      openDatabase: () => Promise.reject(new RangeError('PLANTED-SECRET')),
    },
  });
  const { status, body } = await broken.call('GET', '/api/v1/incidents', { token });
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('PLANTED-SECRET');
  expect(broken.logged.join()).toContain('PLANTED-SECRET');
  expect(broken.logged.join()).toContain(body.requestId);
  await broken.close();
});

test('a page that cannot be rendered anew does not make a stored change fail', async () => {
  const stuck = await someApi({
    options: { changed: () => Promise.reject(new Error('no paper')) },
  });
  const all = await stuck.tokenFor('*');
  const { status } = await stuck.call('POST', '/api/v1/incidents', { token: all, body: opened });
  expect(status).toBe(201);
  expect(stuck.logged.join()).toContain('no paper');
  await stuck.close();
});
