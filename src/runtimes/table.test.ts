import { expect, test } from 'vitest';
import { table } from './table.ts';

test.each([
  ['nothing', [], ''],
  [
    'columns as wide as their widest cell',
    [
      ['a', 'up'],
      ['chat', 'down'],
    ],
    'a     up\nchat  down',
  ],
  [
    'no space at the end of a line',
    [
      ['a', ''],
      ['bcd', 'e'],
    ],
    'a\nbcd  e',
  ],
  [
    'Han characters as two columns',
    [
      ['客服', '1'],
      ['abcd', '2'],
    ],
    '客服  1\nabcd  2',
  ],
  ['rows of different length', [['a'], ['bb', 'c']], 'a\nbb  c'],
])('lines up %s', (_, rows, text) => {
  expect(table(rows)).toBe(text);
});
