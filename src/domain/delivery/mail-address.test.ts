import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailAddressOf } from './mail-address.ts';

describe('an address of mail', () => {
  test.each([
    ['li@example.com', 'li@example.com'],
    ['  Li.Na+wallet@Example.COM \n', 'li.na+wallet@example.com'],
    ["o'neil_1/2@mail.example.co.uk", "o'neil_1/2@mail.example.co.uk"],
    ['李娜@例子.中国', null],
    ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
    ['li@例子。中国', 'li@xn--fsqu00a.xn--fiqs8s'],
    ['li@bücher.example', 'li@xn--bcher-kva.example'],
    ['li@ＥＸＡＭＰＬＥ.com', 'li@example.com'],
    ['li@xn--fsqu00a.xn--fiqs8s', 'li@xn--fsqu00a.xn--fiqs8s'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%j is %j', (typed, address) => {
    expect(mailAddressOf(typed)).toBe(address);
  });

  test.each([
    ['nothing', ''],
    ['no @', 'li.example.com'],
    ['two @', 'li@home@example.com'],
    ['nothing before it', '@example.com'],
    ['nothing behind it', 'li@'],
    ['a name beside it', 'Li Na <li@example.com>'],
    ['angle brackets', '<li@example.com>'],
    ['two addresses', 'li@example.com,wang@example.com'],
    ['two addresses, otherwise', 'li@example.com;wang@example.com'],
    ['a quoted name', '"li na"@example.com'],
    ['a comment', 'li(home)@example.com'],
    ['a comment behind it', 'li@example.com(home)'],
    ['a route', '@relay.example:li@example.com'],
    ['a percent route', 'li%40other.example@example.com@'],
    ['a line break and a header', 'li@example.com\r\nBcc: all@example.com'],
    ['a line break alone', 'li@exam\nple.com'],
    ['a line separator', 'li@example.com\u2028Bcc:all@example.com'],
    ['a next line', 'li\u0085@example.com'],
    ['a NUL', 'li\u0000@example.com'],
    ['an escape', 'li\u001b[31m@example.com'],
    ['a delete', 'li\u007f@example.com'],
    ['a space', 'l i@example.com'],
    ['a hard space', 'li\u00a0na@example.com'],
    ['an ideographic space', 'li\u3000na@example.com'],
    ['a zero-width space', 'li\u200b@example.com'],
    ['a zero-width joiner', 'li@exam\u200dple.com'],
    ['a byte order mark inside', 'l\ufeffi@example.com'],
    ['a soft hyphen, which DNS would drop', 'li@exam\u00adple.com'],
    ['a variation selector, which DNS would drop', 'li@example\ufe0f.com'],
    ['a Mongolian separator', 'li@exam\u180eple.com'],
    ['a Hangul filler', 'li@exam\u3164ple.com'],
    ['a combining grapheme joiner', 'li@exam\u034fple.com'],
    ['an override of direction', 'li\u202emoc.elpmaxe@example.com'],
    ['an isolate of direction', 'li@\u2066example.com'],
    ['a mark of direction', 'li@example.com\u200e'],
    ['half of a pair', 'li\ud83d@example.com'],
    ['a tag of a language', 'li\u{e0041}@example.com'],
    ['letters for private use', 'li@exam\ue000ple.com'],
    ['a Cyrillic letter before the @', 'l\u0456@example.com'],
    ['the sign of Kelvin before the @', '\u212aim@example.com'],
    ['a dotless i', 'l\u0131@example.com'],
    ['a full-width @', 'li\uff20example.com'],
    ['a small @', 'li\ufe6bexample.com'],
    ['a sign that DNS takes for a/c', 'li@\u2100.example.com'],
    ['a sign that DNS takes for a fraction', 'li@example.com\u2044x'],
    ['a dot at the beginning', '.li@example.com'],
    ['a dot at the end of the name', 'li.@example.com'],
    ['two dots', 'li..na@example.com'],
    ['a dot at the end', 'li@example.com.'],
    ['an empty label', 'li@example..com'],
    ['one label', 'li@localhost'],
    ['an IPv4 address', 'li@127.0.0.1'],
    ['an IPv4 address in brackets', 'li@[127.0.0.1]'],
    ['an IPv6 address', 'li@[IPv6:::1]'],
    ['an IPv4 address as a number', 'li@2130706433'],
    ['an IPv4 address in octal', 'li@0177.0.0.1'],
    ['a hyphen at the edge of a label', 'li@-example.com'],
    ['an underscore in the domain', 'li@ex_ample.com'],
    ['a percent sign in the domain', 'li@ex%61mple.com'],
    ['a port', 'li@example.com:25'],
    ['a path', 'li@example.com/x'],
    ['a query', 'li@example.com?cc=all'],
    ['wrong punycode', 'li@xn--a-ecp.example.xn--'],
    ['a label that is too long', `li@${'a'.repeat(64)}.com`],
    ['a name that is too long', `${'a'.repeat(65)}@example.com`],
    ['more than 254 characters', `li@${'a.'.repeat(130)}com`],
    ['more than 254 characters as DNS has it', `li@${'例子.'.repeat(25)}com`],
    ['what a shell would run', 'li`id`@exa$(id)mple.com'],
    ['a template', '{{7*7}}@{{example}}.com'],
    ['markup', 'li@<b>example</b>.com'],
  ])('with %s is refused', (_, typed) => {
    expect(mailAddressOf(typed)).toBeNull();
  });

  test.each([
    ['li@ex\u0430mple.com', 'a Cyrillic а'],
    ['li@examp\u217ce.com\u0307', 'a dot above'],
    ['li@goog\u217Fe.com', 'a Roman numeral'],
    ['li@paypa\u0406.com', 'a Ukrainian І'],
  ])('%j, with %s, is not taken for the one that it looks like', (typed) => {
    expect(['li@example.com', 'li@google.com', 'li@paypal.com']).not.toContain(
      mailAddressOf(typed),
    );
  });

  test('whatever is typed, comes out plain, and the same when it is typed again', () => {
    const parts = fc.constantFrom(
      '@',
      '.',
      'a',
      'Ä',
      '例',
      '\r\n',
      '"',
      '<',
      ' ',
      '\u202e',
      '%',
      ',',
    );
    const typed = fc.oneof(
      fc.array(parts).map((list) => list.join('')),
      fc.tuple(fc.string(), fc.string()).map(([name, label]) => `${name}@${label}.example`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const address = mailAddressOf(text);
        if (address === null) return;
        expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(address.match(/[@"(),:;<>[\]\\]/g)).toEqual(['@']);
        expect(mailAddressOf(address)).toBe(address);
      }),
      { numRuns: 200 },
    );
  });
});
