import { afterEach, beforeEach, expect, test } from 'vitest';
import { subscriber } from '../../../src/web/api/documents/subscriber.ts';
import { someApi } from '../../support/api.ts';
import { someNow } from '../../support/facts.ts';

let api: Awaited<ReturnType<typeof someApi>>;
let token: string;
beforeEach(async () => {
  api = await someApi();
  token = await api.tokenFor('subscribers:write');
  await api.db.write([
    ...['a', 'b', 'c'].map((name, index) => ({
      sql: 'INSERT INTO subscribers (id, address, language, created_at) VALUES (?, ?, ?, ?)',
      args: [name.repeat(12), `${name}@example.com`, 'zh', someNow + index],
    })),
    ...['a', 'a', 'c'].map((name, index) => ({
      sql: `INSERT INTO subscriptions (id, channel, origin, subscriber, language, state, because,
                                       since, created_at, confirmed_at, version)
            VALUES (?, 'mail', 'visitor', ?, 'en', 'disabled', 'bounced', 0, ?, ?, 1)`,
      args: [`${index}`.repeat(12), name.repeat(12), someNow, someNow],
    })),
  ]);
});
afterEach(() => api.close());

const call = (method: string, path: string) =>
  api.call(method, `/api/v1/subscribers${path}`, { token });

test('subscribers are listed in pages with all they have, those who came last first', async () => {
  const first = await call('GET', '?limit=2');
  const second = await call('GET', `?limit=2&cursor=${first.body.nextCursor}`);
  const all = [...first.body.items, ...second.body.items].map((one) => subscriber.parse(one));
  expect(all.map(({ address, subscriptions }) => [address, subscriptions.length])).toEqual([
    ...[
      ['c@example.com', 1],
      ['b@example.com', 0],
      ['a@example.com', 2],
    ],
  ]);
  expect(second.body.nextCursor).toBeNull();
});

test('a subscriber is taken out of quarantine, and forgotten', async () => {
  const read = await call('GET', '/aaaaaaaaaaaa');
  expect(subscriber.parse(read.body).subscriptions).toMatchObject([
    { state: 'disabled', because: 'bounced' },
    { state: 'disabled', because: 'bounced' },
  ]);
  const readmitted = await call('POST', '/aaaaaaaaaaaa/readmission');
  expect(subscriber.parse(readmitted.body).subscriptions).toMatchObject([
    { state: 'active', because: null },
    { state: 'active', because: null },
  ]);
  const removed = await call('DELETE', '/aaaaaaaaaaaa');
  expect(removed.body).toEqual(readmitted.body);
  expect((await call('GET', '/aaaaaaaaaaaa')).status).toBe(404);
  expect((await call('DELETE', '/aaaaaaaaaaaa')).status).toBe(404);
});
