import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskedAddress, withoutAddresses } from './masked-address.ts';

test.each([
  ['ada@example.com', 'a***@example.com'],
  ['a@example.com', 'a***@example.com'],
  ['ada.lovelace+status@xn--fiqs8s.example', 'a***@xn--fiqs8s.example'],
  ['@example.com', '***@example.com'],
])('of %s only the first letter and the host are left', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked);
});

test.each([
  ['550 5.1.1 <ada@example.com>: unknown', '550 5.1.1 <a***@example.com>: unknown'],
  ['to bo@b.example, cc:cy@c.example;', 'to b***@b.example, cc:c***@c.example;'],
  ['nothing here @ all', 'nothing here @ all'],
  ['', ''],
])('in "%s" addresses are masked', (text, masked) => {
  expect(withoutAddresses(text)).toBe(masked);
});

test('no address that is written to stands whole in what is left', () => {
  const word = fc.stringMatching(/^[a-z0-9.!#$%&*+/=?^_`|~-]{2,20}$/);
  fc.assert(
    fc.property(word, fc.string(), fc.string(), (local, before, after) => {
      const whole = `${local}@example.com`;
      const text = withoutAddresses(`${before} ${whole} ${after}`);
      expect(text).not.toContain(` ${whole} `);
    }),
    { numRuns: 200 },
  );
});
