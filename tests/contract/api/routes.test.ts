import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/web/api/routes.ts';
import { someApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof someApi>>;
beforeAll(async () => {
  api = await someApi();
});
afterAll(() => api.close());

/** Each route with something in the place of its parameters; the clock runs, so that no limit is met. */
const walked = routes.map((route) => ({
  ...route,
  name: `${route.method} ${route.path}`,
  url: `/api/v1${route.path}`
    .replace(':slug', 'chat')
    .replace(':id', 'aaaaaaaaaaaa')
    .replace(':update', 'bbbbbbbbbbbb')
    .replace(':component', 'chat')
    .replace(':calendar', 'cn')
    .replace(':year', '2030'),
}));
const privates = walked.filter(({ kind }) => kind === 'private');

async function call(...args: Parameters<typeof api.call>) {
  api.clock.now += 1000;
  return api.call(...args);
}

describe('a stranger', () => {
  test.each(privates)('is told by $name only that a token is needed', async ({ method, url }) => {
    const body = method === 'GET' ? {} : { body: {} };
    const headers = { cookie: 'session=hl_x' };
    const without = await call(method, url, { ...body, headers });
    const withWrong = await call(method, url, { ...body, token: `hl_${'a'.repeat(40)}` });
    for (const said of [without, withWrong]) {
      expect(said.status).toBe(401);
      expect(said.headers.get('content-type')).toBe('application/problem+json');
      expect(said.headers.get('www-authenticate')).toBe('Bearer');
      expect(said.headers.get('cache-control')).toBe('no-store');
      expect(said.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(without.body).toEqual(withWrong.body);
    expect(without.body).toEqual((await call('GET', '/api/v1/incidents')).body);
  });

  test.each(walked.filter(({ kind }) => kind === 'public'))(
    'from any other site may read $name',
    async ({ url }) => {
      const { status, headers } = await call('GET', url);
      expect(status).toBe(200);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      const etag = headers.get('etag') ?? '';
      const again = await call('GET', url, { headers: { 'if-none-match': etag } });
      expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
      const head = await call('HEAD', url);
      expect({ status: head.status, body: head.body }).toEqual({ status: 200, body: '' });
    },
  );
});

describe('somebody with the wrong scope', () => {
  test.each(privates)('is refused by $name, and told which one it needs', async (route) => {
    const { kind, method, url } = route;
    if (kind === 'public') return;
    const wanted = `${route.noun}:${method === 'GET' ? 'read' : 'write'}`;
    const others = ['components', 'incidents', 'maintenances', 'announcements', 'monitors', 'audit']
      .filter((noun) => noun !== route.noun)
      .map((noun) => `${noun}:write`);
    const scopes = method === 'GET' ? others : [...others, `${route.noun}:read`];
    const token = await api.tokenFor(...scopes);
    const { status, body } = await call(method, url, {
      token,
      ...(method === 'GET' ? {} : { body: {} }),
    });
    expect(status).toBe(403);
    expect(body.detail).toContain(wanted);
  });
});

describe('somebody with the right scope', () => {
  test.each(privates)('gets past the door of $name', async (route) => {
    if (route.kind === 'public') return;
    const { method, url, noun } = route;
    const token = await api.tokenFor(`${noun}:${method === 'GET' ? 'read' : 'write'}`);
    const { status } = await call(method, url, {
      token,
      ...(method === 'GET' ? {} : { body: {} }),
    });
    expect(method === 'GET' ? [200, 404] : [200, 404, 409, 422]).toContain(status);
  });
});

test.each(walked)('$name names the methods that work to whoever uses another', async ({ url }) => {
  const { status, headers } = await call('PROPFIND', url);
  expect(status).toBe(405);
  expect(headers.get('allow')).toMatch(/GET|POST|PUT|PATCH|DELETE/);
});

test.each(['/api/v1', '/api/v1/', '/api/v1/nothing', '/api/v1/incidents/a/b/c'])(
  '%s is a problem and no page',
  async (path) => {
    const { status, body } = await call('GET', path);
    expect({ status, title: body.title }).toEqual({ status: 404, title: 'Not Found' });
  },
);
