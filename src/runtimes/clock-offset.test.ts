import { expect, test } from 'vitest';
import { clockOffset, offsetSentence } from './clock-offset.ts';

const asked = { from: 100_000, until: 103_000 };

test.each([
  ['is between question and answer', 101_000, 0],
  ['is that of the question', 100_000, 0],
  ['is that of the answer', 103_000, 0],
  ['was before the question', 94_000, 6000],
  ['comes after the answer', 113_000, -10_000],
])('a database whose time %s is off by as much as is sure', (_, databaseAt, offset) => {
  expect(clockOffset(asked, databaseAt)).toBe(offset);
});

test('which side is ahead is said', () => {
  expect(offsetSentence(6000)).toMatch('6 s ahead of');
  expect(offsetSentence(-10_400)).toMatch('10 s behind');
});
