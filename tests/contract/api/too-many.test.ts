import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createToken } from '../../../src/actions/create-token.ts';
import { revokeToken } from '../../../src/actions/revoke-token.ts';
import { type Call, someApi } from '../../support/api.ts';
import { someNow } from '../../support/facts.ts';

let api: Awaited<ReturnType<typeof someApi>>;
beforeEach(async () => {
  api = await someApi();
});
afterEach(() => api.close());

const hurried = (path: string, call: Call) => api.call('GET', `/api/v1${path}`, call);

describe('too many requests', () => {
  test('of one token are refused until it has waited, and no other token is', async () => {
    const busy = await api.tokenFor('*');
    const said = [];
    for (let count = 0; count < 130; count++)
      said.push(await hurried('/audit?limit=1', { token: busy }));
    const refused = said.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect((await hurried('/audit', { token: await api.tokenFor('*') })).status).toBe(200);
    api.clock.now += 1000;
    expect((await hurried('/audit', { token: busy })).status).toBe(200);
  });

  test('without a token are refused by address, but never those for what the page shows', async () => {
    const statuses = [];
    for (let count = 0; count < 70; count++)
      statuses.push((await hurried('/incidents', {})).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await hurried('/events', {})).status).toBe(429);
    expect((await hurried('/support', {})).status).toBe(200);
  });

  test('with tokens that never counted are refused by address before anything is read', async () => {
    const watched = await watchedApi();
    const known = await api.tokenFor('*');
    const ask = (token: string) => watched.call('GET', '/api/v1/audit', { token });
    expect((await ask(known)).status).toBe(200);
    const strangers = Array.from({ length: 100 }, (_, index) => strangerOf(index));
    const said = await Promise.all(strangers.map(ask));
    expect(said.filter(({ status }) => status === 401)).toHaveLength(59);
    expect(said.filter(({ status }) => status === 429)).toHaveLength(41);
    expect(watched.looks()).toBe(60);
    expect((await ask(known)).status).toBe(200);
    await watched.close();
  });

  test('with a token that no longer counts are those of a stranger', async () => {
    const watched = await watchedApi();
    const terminal = { db: api.db, actor: { kind: 'terminal' }, now: someNow } as const;
    const { secret, token } = await createToken(terminal, { name: 'gone', scopes: ['*'] });
    const ask = async () => (await watched.call('GET', '/api/v1/audit', { token: secret })).status;
    expect(await ask()).toBe(200);
    await revokeToken(terminal, token.id);
    const statuses = [];
    for (let count = 0; count < 70; count++) statuses.push(await ask());
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect(watched.looks()).toBe(61);
    await watched.close();
  });
});

/** The API over the same database, with a count of how often somebody was looked up there. */
async function watchedApi() {
  let looks = 0;
  const openDatabase = async () => {
    looks += 1;
    return api.db;
  };
  const watched = await someApi({ options: { openDatabase } });
  return { ...watched, looks: () => looks };
}

function strangerOf(index: number): string {
  return `hl_${String(index).padStart(40, '0')}`;
}
