import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../src/web/api/routes.ts';
import { someApi } from '../../support/api.ts';

let api: Awaited<ReturnType<typeof someApi>>;
beforeAll(async () => {
  api = await someApi();
});
afterAll(() => api.close());

const describedOf = async () => (await api.call('GET', '/openapi.json')).body;

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(await describedOf());
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  test('describes every route that is mounted, and no other', async () => {
    const { paths } = await describedOf();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = routes.map(
      ({ method, path }) => `${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(known.sort());
    const mounted = api.app.routes
      .map(({ path }) => path)
      .filter((path) => path.startsWith('/api/v1'));
    expect(new Set(mounted)).toEqual(new Set(routes.map(({ path }) => `/api/v1${path}`)));
  });

  test('refers only to what it has, and gives each operation a name of its own', async () => {
    const document = await describedOf();
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(50);
    for (const [, kind = '', name = ''] of refs) {
      expect(Object.keys(document.components[kind])).toContain(name);
    }
    expect(text.match(/"\$ref"/g)).toHaveLength(refs.length);
    const names = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(routes.length);
  });

  test.each(routes.filter(({ kind }) => kind === 'public'))(
    'says of $path how to ask whether it has changed',
    async ({ path }) => {
      const { paths } = await describedOf();
      const described = paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`].get;
      const asking = { name: 'If-None-Match', in: 'header' };
      expect(described.parameters).toContainEqual(expect.objectContaining(asking));
      for (const status of [200, 304]) {
        const { headers } = described.responses[status];
        expect(Object.keys(headers)).toEqual(['ETag', 'Cache-Control']);
      }
    },
  );

  test('says that no preflight is answered, and none is', async () => {
    expect((await describedOf()).info.description).toContain('no answer to a preflight');
    expect((await api.call('OPTIONS', '/api/v1/support')).status).toBe(405);
  });

  test.each(routes.flatMap((route) => (route.kind === 'private' && route.body ? [route] : [])))(
    'shows for $method $path a body that would be taken',
    ({ body }) => {
      expect(body?.schema.safeParse(body.example).error).toBeUndefined();
    },
  );
});

describe('the reference', () => {
  test('names every operation and every schema, and runs nothing', async () => {
    const { status, headers, body } = await api.call('GET', '/docs/api');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const document = await describedOf();
    const ids = [...body.matchAll(/ id="(\w+)"/g)].map(([, id]) => id);
    for (const name of Object.keys(document.components.schemas)) expect(ids).toContain(name);
    for (const [, target] of body.matchAll(/href="#(\w+)"/g)) expect(ids).toContain(target);
    expect(ids.length).toBeGreaterThan(routes.length);
    expect(body).not.toContain('<script');
    const [, style] = /<style>(.*)<\/style>/s.exec(body) ?? [];
    const bytes = new TextEncoder().encode(style);
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
    expect(headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  test('and the document are only read', async () => {
    for (const path of ['/openapi.json', '/docs/api']) {
      const { status, headers } = await api.call('POST', path);
      expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'GET, HEAD' });
    }
  });
});
