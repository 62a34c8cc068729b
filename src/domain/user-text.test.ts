import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './user-text.ts';

describe('what somebody typed', () => {
  it.each([
    ['is left alone where it is harmless', 'A & B <x> 在线客服 😀 {{7*7}} ]]>', null],
    ['keeps its lines and tabs', 'one\n\ttwo', null],
    ['ends its lines in one way', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['loses control characters', 'a\u0000b\u000bc\u001bd\u0085e', 'abcde'],
    ['loses what turns the direction', 'pay\u202eyap\u2066x\u2069\u200f', 'payyapx'],
    ['loses what cannot be seen', '\ufeffad\u200bmin\u00ad\u2060', 'admin'],
    ['keeps the joiners of an emoji', '👩‍🔧', null],
    ['is nothing where there are joiners only', '\u200d \u200c', ''],
    ['is nothing where all characters are blank', '\u3164\u115f\u2800\ufe0f\u3000', ''],
    ['loses the space around it', '  \n x \n', 'x'],
    ['loses half of a pair', 'a\ud83db', 'a\ufffdb'],
    ['is composed', 'e\u0301', 'é'],
  ])('%s', (_, typed, clean) => {
    expect(cleanText(typed)).toBe(clean ?? typed);
  });

  it('is clean after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = cleanText(typed);
        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});
