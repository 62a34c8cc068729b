import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDeliveries } from '../../../src/storage/delivery.ts';
import { secretText } from '../../../src/storage/keys.ts';
import { delivery } from '../../../src/web/api/documents/delivery.ts';
import { redelivery, webhook, webhookWithSecret } from '../../../src/web/api/documents/webhook.ts';
import * as examples from '../../../src/web/api/examples/webhook.ts';
import { someApi } from '../../support/api.ts';
import { subscribed } from '../../support/delivered.ts';
import { someKeys, someOutgoing } from '../../support/outgoing.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeEach(async () => {
  const urlFault = async (url: string) =>
    url.includes('10.0.0.1') ? ('private_address' as const) : null;
  api = await someApi({ options: { outgoing: { ...someOutgoing, urlFault } } });
  token = await api.tokenFor('webhooks:write');
});
afterEach(() => api.close());

const call = (method: string, path: string, body?: unknown, headers = {}) =>
  api.call(method, `/api/v1/webhooks${path}`, {
    ...{ token, headers },
    ...(body !== undefined && { body }),
  });

test('a webhook is made, read, changed and removed, each time by who knows the newest', async () => {
  const made = await call('POST', '', examples.created);
  expect(made.status).toBe(201);
  const { secret, ...rest } = webhookWithSecret.parse(made.body);
  expect(secret).toBe(secretText(await someKeys.signingKey(rest.id, 1)));
  expect(made.headers.get('location')).toBe(`/api/v1/webhooks/${rest.id}`);
  expect(made.headers.get('cache-control')).toBe('no-store');
  const read = await call('GET', `/${rest.id}`);
  expect(webhook.parse(read.body)).toEqual(rest);
  const changed = await call('PATCH', `/${rest.id}`, examples.changed, { 'if-match': '"1"' });
  expect(webhook.parse(changed.body)).toEqual({ ...rest, ...examples.changed, version: 2 });
  expect(changed.headers.get('etag')).toBe('"2"');
  const late = await call('DELETE', `/${rest.id}`, undefined, { 'if-match': '"1"' });
  expect(late.status).toBe(412);
  const removed = await call('DELETE', `/${rest.id}`, undefined, { 'if-match': '"2"' });
  expect(removed.body).toEqual(changed.body);
  expect((await call('GET', `/${rest.id}`)).status).toBe(404);
  expect((await call('GET', '')).body.items).toEqual([]);
});

test('a URL alone makes a webhook that is told of everything in the language of the site', async () => {
  const { status, body } = await call('POST', '', { url: 'https://hooks.example.com' });
  expect(status).toBe(201);
  expect(webhookWithSecret.parse(body)).toMatchObject({
    ...{ dialect: 'standard', events: null, components: null, language: 'zh', state: 'active' },
  });
});

test('an address in a private network is refused in one sentence', async () => {
  const { status, body } = await call('POST', '', { url: 'https://10.0.0.1/' });
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    {
      pointer: '/url',
      detail: 'Name a host on the public internet; this one lies in a private network.',
    },
  ]);
});

test('a request that is sent again is answered with the same secret', async () => {
  const again = { 'idempotency-key': 'made' };
  const rotating = { 'idempotency-key': 'rotated' };
  const [one, other] = [
    await call('POST', '', examples.created, again),
    await call('POST', '', examples.created, again),
  ];
  expect(other.body).toEqual(one.body);
  const rotate = () => call('POST', `/${one.body.id}/secret-rotation`, undefined, rotating);
  const rotated = await rotate();
  expect(rotated.status).toBe(200);
  expect(webhookWithSecret.parse(rotated.body).secret).not.toBe(one.body.secret);
  expect(webhookWithSecret.parse((await rotate()).body)).toEqual(rotated.body);
  expect((await call('GET', '')).body.items).toHaveLength(1);
});

test('webhooks are listed in pages, those made last first', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 3; count++) {
    api.clock.now += 1000;
    ids.unshift((await call('POST', '', examples.created)).body.id);
  }
  const first = await call('GET', '?limit=2');
  const second = await call('GET', `?limit=2&cursor=${first.body.nextCursor}`);
  const all = [...first.body.items, ...second.body.items].map((one) => webhook.parse(one).id);
  expect(all).toEqual(ids);
  expect(second.body.nextCursor).toBeNull();
});

test('a webhook is paused, resumed and tested, and its deliveries are made again', async () => {
  const { id } = (await call('POST', '', examples.created)).body;
  expect((await call('PUT', `/${id}/pause`)).body.state).toBe('paused');
  expect((await call('POST', `/${id}/test`)).status).toBe(409);
  expect((await call('DELETE', `/${id}/pause`)).body.state).toBe('active');
  const tested = await call('POST', `/${id}/test`);
  expect(tested.status).toBe(201);
  expect(delivery.parse(tested.body)).toMatchObject({ type: 'webhook.test', state: 'waiting' });
  const listed = await call('GET', `/${id}/deliveries`);
  expect(listed.body.items.map((one: unknown) => delivery.parse(one))).toEqual([tested.body]);
  expect((await call('GET', `/${id}/deliveries?state=failed`)).body.items).toEqual([]);
  expect((await call('GET', `/${id}/deliveries?state=lost`)).status).toBe(400);
  const again = await call('POST', `/deliveries/${tested.body.id}/redelivery`);
  expect(delivery.parse(again.body)).toEqual(tested.body);
  const span = await call('POST', `/${id}/redelivery`, examples.redelivered);
  expect(redelivery.parse(span.body)).toMatchObject({
    webhook: id,
    since: '2026-11-21T16:00:00.000Z',
  });
});

test('what a customer made is shown without the secret in its URL, and without their address', async () => {
  const url = 'https://hooks.example.com/services/T0KEN';
  const asked = { channel: 'webhook', dialect: 'standard', url };
  const { id } = await subscribed(api.db, 'ada@customer.example', asked);
  const letters = await readDeliveries(api.db, { before: null, limit: 9 });
  expect(letters).toMatchObject([{ kind: 'confirmation', subscriptionId: id }]);
  const read = await call('GET', `/${id}`);
  expect(read.body.url).toBe('https://hooks.example.com/services…');
  expect((await call('GET', '')).body.items).toEqual([read.body]);
  expect((await call('GET', `/${id}/deliveries`)).body.items).toEqual([]);
  const path = `/deliveries/${letters[0]?.id}/redelivery`;
  expect((await call('POST', path)).status).toBe(404);
  const moved = await call('PATCH', `/${id}`, { url: 'https://evil.example/' });
  expect([moved.status, moved.body.detail]).toEqual([409, expect.stringContaining('pause')]);
});

test('a test is not among the public events', async () => {
  const { id } = (await call('POST', '', examples.created)).body;
  await call('POST', `/${id}/test`);
  expect((await api.call('GET', '/api/v1/events')).body).toEqual({ events: [] });
});
