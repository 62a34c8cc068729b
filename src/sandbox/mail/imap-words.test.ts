import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIn, readSequence } from './imap-sequence.ts';
import { literal, readValues, written } from './imap-text.ts';

describe('the words of IMAP', () => {
  it('are read without a fault, whatever they are', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '(',
      ')',
      '"',
      '\\',
      '[',
      ']',
      '{1}\r\n',
      '\xff',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const values = readValues(pieces.join(''));
        expect(values === null || Array.isArray(values)).toBe(true);
      }),
    );
  });

  it('come back as they were written', () => {
    const text = fc.string({ unit: 'binary-ascii', minLength: 0, maxLength: 30 });
    fc.assert(
      fc.property(text, (one) => {
        const string = { kind: 'string', text: one };
        expect(readValues(`${written(one)} ${literal(one)}`)).toEqual([string, string]);
      }),
    );
  });

  it.each([
    ['1', 3, [1]],
    ['2:*', 3, [2, 3]],
    ['*:2', 3, [2, 3]],
    ['*', 3, [3]],
    ['9:*', 3, [3]],
    ['1,3', 3, [1, 3]],
    ['4', 3, []],
  ])('%s of %i means %j', (text, largest, meant) => {
    const set = readSequence(text) ?? [];
    expect([1, 2, 3].filter((number) => isIn(set, number, largest))).toEqual(meant);
  });

  it.each(['', '1:', ',1', '1,,2', 'a', '1:2:3'])('"%s" is no set', (text) => {
    expect(readSequence(text)).toBeNull();
  });
});
