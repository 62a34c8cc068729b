import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginPieces, mailboxWord } from './imap-words.ts';

describe('the name of a mailbox', () => {
  test.each([
    ['INBOX', '"INBOX"'],
    ['Support/Probe tests', '"Support/Probe tests"'],
    ['a "b" \\c', '"a \\"b\\" \\\\c"'],
    ['R&D', '"R&-D"'],
    // The example of RFC 3501 §5.1.3.
    ['~peter/mail/台北/日本語', '"~peter/mail/&U,BTFw-/&ZeVnLIqe-"'],
  ])('%s is said as %s', (name, word) => {
    expect(mailboxWord(name)).toBe(word);
  });

  test('survives any characters', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(name, (text) => {
        expect(decoded(mailboxWord(text))).toBe(text);
      }),
    );
  });

  test.each(['', 'a\r\nb', 'a\0b'])('cannot be %j', (name) => {
    expect(() => mailboxWord(name)).toThrow(expect.objectContaining({ reason: 'misconfigured' }));
  });
});

test('a login is said in pieces that tell the number of their bytes', () => {
  expect(loginPieces({ user: 'probe', password: '密码"\r\n' })).toEqual([
    'LOGIN {5}',
    'probe {9}',
    '密码"\r\n',
  ]);
});

/** RFC 3501 §5.1.3, read backwards. */
function decoded(word: string): string {
  const name = word.slice(1, -1).replace(/\\(.)/g, '$1');
  return name.replace(/&([^-]*)-/g, (_, base64: string) => {
    if (base64 === '') return '&';
    return Buffer.from(base64.replaceAll(',', '/'), 'base64').swap16().toString('utf16le');
  });
}
