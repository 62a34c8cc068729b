import { expect, test } from 'vitest';
import { contrastBetween } from './contrast.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
  ['#1f6feb', '#1F6FEB', 1],
])('the contrast of %s and %s is %d:1, both ways', (one, other, ratio) => {
  expect(contrastBetween(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastBetween(other, one)).toBeCloseTo(ratio, 2);
});
