import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedTemplates } from '../../../src/storage/template.ts';
import { template } from '../../../src/web/api/documents/template.ts';
import * as examples from '../../../src/web/api/examples/template.ts';
import { shippedTemplates } from '../../../templates/shipped.ts';
import { someApi } from '../../support/api.ts';
import { someNow } from '../../support/facts.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeEach(async () => {
  api = await someApi();
  token = await api.tokenFor('templates:write');
});
afterEach(() => api.close());

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  api.call(method, `/api/v1/templates${path}`, {
    ...{ token, headers },
    ...(body !== undefined && { body }),
  });

test('the templates that come with the program are listed in their order, and read by their slugs', async () => {
  await seedTemplates(api.db, shippedTemplates, someNow);
  const { status, body } = await call('GET', '');
  expect(status).toBe(200);
  const all = body.items.map((one: unknown) => template.parse(one));
  expect(all.map(({ slug }: { slug: string }) => slug)).toEqual(
    shippedTemplates.map(({ slug }) => slug),
  );
  expect(body.nextCursor).toBeNull();
  const one = await call('GET', '/planned-work');
  expect(one.headers.get('etag')).toBe('"1"');
  expect(one.body).toMatchObject({ slug: 'planned-work', kind: 'maintenance', version: 1 });
  expect((await call('GET', `/${one.body.id}`)).body).toEqual(one.body);
});

test('a template is made, replaced and removed, each time by who knows the newest', async () => {
  const made = await call('POST', '', examples.created);
  expect(made.status).toBe(201);
  const { id, version } = template.parse(made.body);
  expect(made.headers.get('location')).toBe(`/api/v1/templates/${id}`);
  expect(version).toBe(1);
  const changed = await call('PUT', '/card-payments', examples.changed, { 'if-match': '"1"' });
  expect(template.parse(changed.body)).toMatchObject({ id, slug: 'card-payments', version: 2 });
  expect(changed.headers.get('etag')).toBe('"2"');
  const late = await call('PUT', `/${id}`, examples.changed, { 'if-match': '"1"' });
  expect(late.status).toBe(412);
  expect((await call('DELETE', `/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(412);
  const removed = await call('DELETE', `/${id}`, undefined, { 'if-match': '"2"' });
  expect({ status: removed.status, body: removed.body }).toEqual({
    status: 200,
    body: changed.body,
  });
  expect((await call('GET', `/${id}`)).status).toBe(404);
  expect((await call('GET', '')).body.items).toEqual([]);
});

test('a template that could never be filled in is refused, and each fault is named', async () => {
  const { status, body } = await call('POST', '', {
    ...{ ...examples.created, title: { en: '{bank} {city}' }, components: ['shop'] },
    body: { en: '[pay](https://wallet.example/{bank}) by {eta}' },
  });
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    { pointer: '/title/en', detail: 'There is no variable {city}; define it, or take it out.' },
    { pointer: '/body/en', detail: expect.stringContaining('targets of links') },
    { pointer: '/components/0', detail: expect.stringContaining('There is no such component') },
  ]);
});
