import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spfFault } from './spf.ts';

describe('SPF records that are in order', () => {
  test.each([
    'v=spf1',
    'v=spf1 -all',
    'V=SPF1 MX -ALL',
    'v=spf1  a   mx  ~all ',
    'v=spf1 a:mail.example.com/28 mx/24 a//64 mx:example.com/24//64 ?all',
    'v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ip6:::ffff:192.0.2.1 -all',
    'v=spf1 include:_spf.example.com include:spf.xn--fiqs8s -all',
    'v=spf1 ptr ptr:example.com +exists:%{ir}.%{l1r+-}._spf.%{d2} -all',
    'v=spf1 exists:%{i}.example.%{d} redirect=_spf.example.com. exp=why.%{d}',
    'v=spf1 redirect=%{d1r}._spf.example.com unknown=any%%thing',
    'v=spf1 a:example.3com a:example.c-m',
    // Modifiers that nobody knows are passed over, whatever they were meant to be.
    'v=spf1 include=a.test v=spf1 -all',
  ])('%s', (record) => {
    expect(spfFault([record])).toBeNull();
  });

  test('may stand beside other records', () => {
    const others = ['google-site-verification=x', 'v=spf10 nonsense', ' v=spf1 -all', 'spf2.0/pra'];
    expect(spfFault([...others, 'v=spf1 -all'])).toBeNull();
  });

  test('may need ten look-ups, and a redirect beside "all" is none', () => {
    const ten =
      'include:a.test a mx ptr exists:b.test a:c.test a:d.test a:e.test a:f.test a:g.test';
    expect(spfFault([`v=spf1 ${ten} ip4:192.0.2.1 -all redirect=h.test`])).toBeNull();
    expect(spfFault([`v=spf1 ${ten} ip4:192.0.2.1 redirect=h.test`])).toContain('11 look-ups');
  });
});

describe('SPF records that are wrong', () => {
  test.each([
    ['nothing at all', [], 'no record'],
    ['other texts only', ['v=spf10 -all', 'v=spf2 -all'], 'no record'],
    ['two records', ['v=spf1 -all', 'v=spf1 mx -all'], 'more than one'],
    ['two redirects', ['v=spf1 redirect=a.test redirect=b.test'], '"redirect="'],
    ['two explanations', ['v=spf1 exp=a.test exp=b.test -all'], '"exp="'],
  ] as const)('%s', (_, texts, says) => {
    expect(spfFault(texts)).toContain(says);
  });

  test.each([
    ...['all:example.com', 'all/24', 'ipv4:192.0.2.1', 'include', 'include:'],
    ...['-include=a.test', '+redirect=a.test', 'redirect=', 'redirect:a.test', 'exists', '-'],
    ...['ip4:192.0.2', 'ip4:192.0.2.256', 'ip4:192.0.2.1/33', 'ip4:192.0.2.1/08', 'ip4:01.2.3.4'],
    ...[
      'ip4',
      'ip6:2001:db8::/129',
      'ip6:2001:db8',
      'ip6:fe80::1%eth0',
      'ip6:[::1]',
      'ip6:::1/8/8',
    ],
    ...['a:', 'a/33', 'a//129', 'a:/24', 'a/24/64', 'mx:example', 'ptr/24', 'ptr:'],
    ...['include:a..', 'include:exam ple.com', 'include:example.com%', 'exists:%{x}.a.test'],
    ...['exists:%{d', 'a:example.-com', 'a:example.com-', 'a:example.123', 'include:bücher.test'],
    ...['a\tmx', 'all/8', 'ptr,', 'ALL,', '192.0.2.1', '～all', '-all;'],
  ])('the term "%s"', (term) => {
    expect(spfFault([`v=spf1 mx ${term} -all`])).toContain('is wrong');
  });
});

test('any texts are judged, and soon', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ' ',
      'a:',
      'include:',
      '/24',
      '%{d}',
      '.',
      'redirect=',
      'x'.repeat(20_000),
      '-',
    ),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => `v=spf1 ${pieces.join('')}`);
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
      const fault = spfFault(texts);
      expect(fault === null || fault.length < 120).toBe(true);
    }),
    { numRuns: 500 },
  );
});
