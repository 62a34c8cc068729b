import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keysOf, secretText, webHmac } from './keys.ts';

const secret = 'a secret that only tests have, and long enough';
const keys = keysOf(secret, webHmac);
const id = 'abc123def456';

describe('keys that are derived', () => {
  test('are the same on every runtime', async () => {
    const quick = keysOf(secret, (key, message) =>
      createHmac('sha256', key).update(message).digest(),
    );
    expect(await quick.signingKey(id, 1)).toEqual(await keys.signingKey(id, 1));
    expect(await quick.subscriptionToken(id)).toBe(await keys.subscriptionToken(id));
  });

  test('differ for each endpoint, version and secret', async () => {
    const other = keysOf(`${secret}!`, webHmac);
    const all = await Promise.all([
      keys.signingKey(id, 1),
      keys.signingKey(id, 2),
      keys.signingKey('abc123def457', 1),
      other.signingKey(id, 1),
    ]);
    expect(new Set(all.map(secretText)).size).toBe(4);
  });

  test('are shown as Standard Webhooks wants it: 32 bytes', async () => {
    const text = secretText(await keys.signingKey(id, 1));
    expect(text).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});

describe('the token of a subscription', () => {
  test('leads to it, and fits into a path', async () => {
    const token = await keys.subscriptionToken(id);
    expect(token).toMatch(/^[\w-]{44}$/);
    expect(await keys.subscriptionOf(token)).toBe(id);
  });

  test.each([
    ['nothing', ''],
    ['an id alone', id],
    ['no id', 'x'.repeat(44)],
    ['capitals', 'ABC123DEF456'.padEnd(44, 'a')],
    ['another path', '../../console'],
  ])('is not %s', async (_what, token) => {
    expect(await keys.subscriptionOf(token)).toBeNull();
  });

  test('is not that of another one, nor longer, shorter or changed', async () => {
    const token = await keys.subscriptionToken(id);
    const other = await keys.subscriptionToken('abc123def457');
    const last = token.endsWith('a') ? 'b' : 'a';
    for (const wrong of [
      `${token}a`,
      token.slice(0, -1),
      token.slice(0, -1) + last,
      id + other.slice(12),
    ]) {
      expect(await keys.subscriptionOf(wrong)).toBeNull();
    }
  });
});
