import { expect, test } from 'vitest';
import { may, scopeOf, tokenNouns } from './actor.ts';

test.each(['*', 'hours:read', 'incidents:write'])('%s is a scope', (text) => {
  expect(scopeOf(text)).toBe(text);
});

test.each(['', 'settings:read', 'settings:write', 'hours', 'hours:delete', 'hours:read:write'])(
  '"%s" is none',
  (text) => {
    expect(scopeOf(text)).toBeNull();
  },
);

test('a token may do what its scopes say, and change only with read besides', () => {
  const token = { kind: 'token', id: 'x', name: 'x', scopes: ['hours:write'] } as const;
  expect(tokenNouns.filter((noun) => may(token, 'read', noun))).toEqual(['hours']);
  expect(tokenNouns.filter((noun) => may(token, 'write', noun))).toEqual(['hours']);
  expect(may({ ...token, scopes: ['hours:read'] }, 'write', 'hours')).toBe(false);
});
