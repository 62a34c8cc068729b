import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goodUrls, refusedUrls } from '../../../tests/support/refused-urls.ts';
import { urlFaults } from '../../domain/delivery/url-fault.ts';
import { urlFaultOf } from './url-rule.ts';

const rule = { allowPrivate: false, exempt: [] };

describe('what may be posted to', () => {
  test.each(urlFaults)('is nothing that is %s', (fault) => {
    const wrong = refusedUrls[fault].filter((url) => urlFaultOf(url, rule) !== fault);
    expect(wrong).toEqual([]);
  });

  test('is what looks like the internet', () => {
    expect(goodUrls.filter((url) => urlFaultOf(url, rule) !== null)).toEqual([]);
  });

  test('is tried with more than two hundred forms that must not pass', () => {
    expect(new Set(Object.values(refusedUrls).flat()).size).toBeGreaterThan(200);
  });

  test('is no private address of IPv4, however it is written', () => {
    fc.assert(
      fc.property(privateIPv4, spelling, (octets, spell) => {
        expect(urlFaultOf(`https://${spell(octets)}/`, rule)).toBe('private_address');
      }),
      { numRuns: 300 },
    );
  });

  test('is no private address of IPv6, however it is written', () => {
    fc.assert(
      fc.property(privateIPv6, fc.boolean(), (groups, isLong) => {
        const host = groups.map((group) => group.toString(16).padStart(isLong ? 4 : 1, '0'));
        expect(urlFaultOf(`https://[${host.join(':')}]/`, rule)).toBe('private_address');
      }),
      { numRuns: 300 },
    );
  });

  test('never leads to a private address by what surrounds it', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const url = `https://${before}127.0.0.1${after}`;
        const isLetPass = urlFaultOf(url, rule) === null;
        expect(isLetPass && new URL(url).hostname === '127.0.0.1').toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a closed network', () => {
  const open = { ...rule, allowPrivate: true };

  test.each([
    ...['http://127.0.0.1:8080/', 'https://10.0.0.1/', 'http://hooks.local/', 'http://[::1]:1/a'],
    ...['https://hooks/', 'http://169.254.169.254/'],
  ])('may be posted to at %s', (url) => {
    expect(urlFaultOf(url, open)).toBeNull();
  });

  test.each([
    ['credentials', 'http://user@127.0.0.1/'],
    ['scheme', 'ftp://127.0.0.1/'],
    ['not_a_url', 'http:127.0.0.1'],
    ['too_long', `http://127.0.0.1/${'a'.repeat(2000)}`],
  ])('may still not be posted to for its %s', (fault, url) => {
    expect(urlFaultOf(url, open)).toBe(fault);
  });
});

describe('an origin that is let pass', () => {
  const inbox = { ...rule, exempt: ['http://127.0.0.1:8025'] };

  test.each(['http://127.0.0.1:8025', 'http://127.0.0.1:8025/a?b', 'http://0x7f.1:8025/'])(
    'may be posted to at %s',
    (url) => {
      expect(urlFaultOf(url, inbox)).toBeNull();
    },
  );

  test.each([
    ['http://127.0.0.1:8026/', 'scheme'],
    ['http://127.0.0.1/', 'scheme'],
    ['http://127.0.0.2:8025/', 'scheme'],
    ['https://127.0.0.1:8025/', 'port'],
    ['https://localhost/', 'private_address'],
    ['http://user@127.0.0.1:8025/', 'credentials'],
  ])('lets nothing else pass, such as %s', (url, fault) => {
    expect(urlFaultOf(url, inbox)).toBe(fault);
  });
});

/** With what has a meaning in URLs more often than by chance. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'/\\@:.?#%[]0127axX\t\n 。．'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 6,
});

const octet = fc.integer({ min: 0, max: 255 });

/** Any address of the networks that people have at home, at work and in clouds. */
const privateIPv4 = fc
  .tuple(
    fc.constantFrom(
      ...[[0], [10], [127], [100, 64], [100, 127], [169, 254], [172, 16], [172, 31], [192, 168]],
      ...[[192, 0, 2], [198, 18], [198, 19], [198, 51, 100], [203, 0, 113], [224], [239], [255]],
    ),
    fc.tuple(octet, octet, octet, octet),
  )
  .map(([network, rest]) => [...network, ...rest].slice(0, 4));

type Radix = 8 | 10 | 16;

/** Ways to write it: in one to four numbers, each in any radix, or inside an address of IPv6. */
const spelling: fc.Arbitrary<(octets: readonly number[]) => string> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.array(fc.constantFrom<Radix>(8, 10, 16), { minLength: 4, maxLength: 4 }),
    )
    .map(([joined, radixes]) => (octets: readonly number[]) => {
      const alone = octets.slice(0, 3 - joined);
      const rest = octets.slice(3 - joined).reduce((sum, each) => sum * 256 + each, 0);
      return [...alone, rest].map((part, index) => written(part, radixes[index] ?? 10)).join('.');
    }),
  fc
    .constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::')
    .map((prefix) => (octets: readonly number[]) => `[${prefix}${octets.join('.')}]`),
  fc.constant((octets: readonly number[]) => `[2002:${groupsOf(octets).join(':')}::1]`),
);

function written(part: number, radix: Radix): string {
  return { 8: '0', 10: '', 16: '0x' }[radix] + part.toString(radix);
}

function groupsOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly string[] {
  return [a * 256 + b, c * 256 + d].map((group) => group.toString(16));
}

const group = fc.integer({ min: 0, max: 0xffff });

const privateIPv6 = fc
  .tuple(
    fc.constantFrom(
      ...[[0xfc00], [0xfd12], [0xfe80], [0xfec0], [0xff02], [0x2001, 0xdb8], [0x2001, 0], [0x2002]],
      ...[
        [0x64, 0xff9b, 0, 0, 0, 0],
        [0x64, 0xff9b, 1],
        [0, 0, 0, 0, 0, 0xffff],
        [0, 0, 0, 0, 0, 0],
      ],
    ),
    fc.array(group, { minLength: 8, maxLength: 8 }),
  )
  .map(([network, rest]) => [...network, ...rest].slice(0, 8));
