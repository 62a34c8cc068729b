import { expect, test } from 'vitest';
import { refuseOpenLogin } from './login-safety.ts';

test.each([
  ['plain', '127.0.0.1'],
  ['plain', '127.1.2.3'],
  ['plain', '::1'],
  ['plain', '::ffff:127.0.0.1'],
  ['tls', '192.0.2.1'],
] as const)('a login may be said over %s to %s', (security, remoteAddress) => {
  expect(() => refuseOpenLogin({ security, remoteAddress })).not.toThrow();
});

test.each(['192.0.2.1', '10.0.0.1', '2001:db8::1', '::ffff:10.127.0.1', undefined])(
  'no login is said in plain text to %s',
  (remoteAddress) => {
    expect(() => refuseOpenLogin({ security: 'plain', remoteAddress })).toThrow(
      expect.objectContaining({ reason: 'encryption_missing' }),
    );
  },
);
