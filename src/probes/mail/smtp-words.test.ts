import { describe, expect, test } from 'vitest';
import { addressLiteral, envelopeAddress, heloWord } from './smtp-words.ts';

describe('the name of a host without a name', () => {
  test.each([
    ['192.0.2.7', '[192.0.2.7]'],
    ['::ffff:192.0.2.7', '[192.0.2.7]'],
    ['2001:db8::1', '[IPv6:2001:db8::1]'],
    ['fe80::1%eth0', '[IPv6:fe80::1]'],
  ])('%s is %s', (ip, literal) => {
    expect(addressLiteral(ip)).toBe(literal);
  });

  test('cannot be what would end the command', () => {
    expect(heloWord('probe.wallet.example')).toBe('probe.wallet.example');
    for (const name of ['', 'two words', 'a\r\nMAIL', '客服']) {
      expect(() => heloWord(name)).toThrow(expect.objectContaining({ reason: 'misconfigured' }));
    }
  });
});

describe('an address of an envelope', () => {
  test.each([
    ['', '<>', false],
    ['help@wallet.example', '<help@wallet.example>', false],
    ["o'hara+1@wallet.example", "<o'hara+1@wallet.example>", false],
    ['"two words"@wallet.example', '<"two words"@wallet.example>', false],
    ['help@[192.0.2.1]', '<help@[192.0.2.1]>', false],
    ['help@钱包.example', '<help@xn--uir314m.example>', false],
    ['客服@wallet.example', '<客服@wallet.example>', true],
  ])('%j is said as %s', (address, path, needsUtf8) => {
    expect(envelopeAddress(address)).toEqual({ path, needsUtf8 });
  });

  test.each(['help', 'a@b@c', 'a b@c.example', 'a@b\r\nDATA', 'a>@b', '@b', 'a@', 'a"@b', 'a@b c'])(
    '%j is none',
    (address) => {
      expect(() => envelopeAddress(address)).toThrow(
        expect.objectContaining({ reason: 'misconfigured' }),
      );
    },
  );
});
