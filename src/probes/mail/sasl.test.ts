import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loginResponses, plainResponse, withoutLogin } from './sasl.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((said) => !said.includes('\0'));

test('any user and password arrive as they are', () => {
  fc.assert(
    fc.property(text, text, (user, password) => {
      const login = { user, password };
      expect(decoded(plainResponse(login)).split('\0')).toEqual(['', user, password]);
      expect(loginResponses(login).map(decoded)).toEqual([user, password]);
    }),
  );
});

test('a NUL, which would end the user name, is refused', () => {
  for (const login of [
    { user: 'a\0b', password: 'c' },
    { user: 'a', password: 'b\0c' },
  ]) {
    expect(() => plainResponse(login)).toThrow(
      expect.objectContaining({ reason: 'misconfigured' }),
    );
  }
});

test('a login is taken out of what a server repeats', () => {
  const login = { user: 'probe', password: 'open sesame' };
  const [user, password] = loginResponses(login);
  const said = `500 what is AUTH PLAIN ${plainResponse(login)}, ${user}, ${password}, open sesame?`;
  expect(withoutLogin(said, login)).toBe('500 what is AUTH PLAIN …, …, …, …?');
  expect(withoutLogin('535 Wrong', { user: '', password: '' })).toBe('535 Wrong');
  expect(withoutLogin('535 Wrong', null)).toBe('535 Wrong');
  const readByBytes = Buffer.from('客服', 'utf8').toString('latin1');
  expect(withoutLogin(`500 \xff${readByBytes}`, { user: '', password: '客服' })).toBe('500 \xff…');
});

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
