import { describe, expect, it } from 'vitest';
import { acceptableCoding, matchesEtag, preferredLanguage } from './negotiation.ts';

const both = { br: true, gzip: true };

describe('acceptableCoding', () => {
  it.each([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.1', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['gzip;q=0, br;q=0, identity;q=0', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['deflate', 'identity'],
  ])('answers "%s" with %s', (header, coding) => {
    expect(acceptableCoding(header, both)).toBe(coding);
  });

  it('offers only what is there', () => {
    expect(acceptableCoding('br, gzip', { gzip: true })).toBe('gzip');
    expect(acceptableCoding('br, gzip', {})).toBe('identity');
  });
});

describe('preferredLanguage', () => {
  it.each([
    [null, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh-Hans-CN;q=0.6', 'zh'],
    ['fr, de;q=0.9, en;q=0.1', 'en'],
    ['fr', 'zh'],
    ['*', 'zh'],
    ['en;q=0', 'zh'],
    ['english', 'zh'],
    ['EN-us', 'en'],
  ] as const)('reads "%s" as %s', (header, language) => {
    expect(preferredLanguage(header, 'zh')).toBe(language);
  });

  it('stays quick on an endless header', () => {
    expect(preferredLanguage(`${'x;q=0.1,'.repeat(5000)}en`, 'zh')).toBe('zh');
  });
});

describe('matchesEtag', () => {
  it.each([
    [null, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
  ])('compares %s weakly', (header, matches) => {
    expect(matchesEtag(header, '"a"')).toBe(matches);
  });
});
