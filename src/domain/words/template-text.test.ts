import { describe, expect, test } from 'vitest';
import {
  filledLine,
  filledMarkdown,
  hasStrayBraces,
  hasUnsafePlace,
  namesIn,
} from './template-text.ts';

const reading = (values: Readonly<Record<string, string>>) => (name: string) => values[name] ?? '';

test('names in a text are found in their order', () => {
  expect(namesIn('{b} and {a} and {b}, {bankName2}')).toEqual(['b', 'a', 'b', 'bankName2']);
});

test.each([
  ['a {time} b', false],
  ['no braces', false],
  ['a {', true],
  ['} a', true],
  ['{ time }', true],
  ['{Time}', true],
  ['{时间}', true],
  ['{}', true],
  ['{{time}}', true],
])('%j has stray braces: %s', (text, stray) => {
  expect(hasStrayBraces(text)).toBe(stray);
});

test.each([
  ['**{a}** and [see](https://a.example) {a}', false],
  ['[{a}](https://a.example)', false],
  ['`code` without a place', false],
  ['[x](https://a.example/(b)) {a}', false],
  ['`{a}`', true],
  ['`code` beside {a}', true],
  ['~~~\n{a}\n~~~', true],
  ['\\{a}', true],
  ['<{a}>', true],
  ['<https://{a}>', true],
  ['[x]({a})', true],
  ['[x](https://a.example/{a})', true],
  ['[x](https://a.example/(b){a})', true],
  ['[x](https://a.example "{a}")', true],
  ['[x](\nhttps://a.example/{a})', true],
  ['[x]{a}', true],
  ['[x]{a}(https://a.example)', true],
  ['[x] {a} and A & {a}', false],
  ['&{a};', true],
  ['&#{a};', true],
  ['&#x{a};', true],
  ['&l{a};', true],
])('%j has an unsafe place: %s', (text, unsafe) => {
  expect(hasUnsafePlace(text)).toBe(unsafe);
});

describe('a line', () => {
  test.each([
    ['Back by {time}', { time: '15:30' }, 'Back by 15:30'],
    ['{a}{b}', { a: '{b}', b: '*x*' }, '{b}*x*'],
    ['Late, {why} sorry', {}, 'Late, sorry'],
    ['{a} first', {}, 'first'],
    ['{a}', { a: 'x\r\u200by\u2028z' }, 'x y z'],
  ])('%j with %j is %j', (line, values, filled) => {
    expect(filledLine(line, reading(values))).toBe(filled);
  });
});

describe('Markdown', () => {
  test.each<[string, Record<string, string>, string]>([
    ['By {time}.', { time: '15:30' }, 'By 15:30.'],
    ['{a}', { a: '{b}' }, '{b}'],
    [
      '{a}',
      { a: '*x* _y_ `z` [l](u) <b> &amp; \\' },
      '\\*x\\* \\_y\\_ \\`z\\` \\[l\\](u) \\<b\\> \\&amp; \\\\',
    ],
    ['{a}', { a: '# x' }, '\\# x'],
    ['{a}', { a: '- x' }, '\\- x'],
    ['{a}', { a: '1. x' }, '1\\. x'],
    ['{a}. x', { a: '1' }, '1\\. x'],
    ['{a}{b} x', { a: '1', b: ')' }, '1\\) x'],
    ['> {a}', { a: '- x' }, '> \\- x'],
    ['- {a}', { a: '2) x' }, '- 2\\) x'],
    ['1. {a}', { a: '# x' }, '1. \\# x'],
    ['x\n{a}', { a: '===' }, 'x\n\\==='],
    ['x\n-{a}', { a: '--' }, 'x\n\\---'],
    ['{a}', { a: '~~~' }, '\\~~~'],
    ['{a}[x](https://a.example)', { a: '!' }, '\\![x](https://a.example)'],
    ['# {a}', { a: 'C #' }, '# C \\#'],
    ['within {a}.', { a: '15' }, 'within 15.'],
    ['第 {a} 次', { a: '3' }, '第 3 次'],
    ['{a}', { a: 'x\r# y' }, 'x # y'],
    ['{a}', { a: 'x\u2028- y\u0085' }, 'x - y'],
    ['{a}', { a: '\u200b# x' }, '\\# x'],
    ['{a}', { a: '\0- x' }, '\\- x'],
    ['x\n{a}\ny', { a: '\u200b' }, 'x\ny'],
  ])('%j with %j is %j', (text, values, filled) => {
    expect(filledMarkdown(text, reading(values))).toBe(filled);
  });

  test('loses the lines whose variables are all open, and nothing else', () => {
    const text = 'Down.\n\nBack by {eta}.\n\nCall {a} or {b}.';
    expect(filledMarkdown(text, reading({ b: 'us' }))).toBe('Down.\n\nCall  or us.');
    expect(filledMarkdown(text, reading({}))).toBe('Down.');
  });
});
