import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bucketCount,
  bucketOf,
  countOf,
  histogramOf,
  mergedHistogram,
  percentile,
} from './histogram.ts';

const dayMs = 24 * 60 * 60 * 1000;
const value = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.integer({ min: 0, max: 20_000 }),
  fc.integer({ min: 0, max: dayMs }),
);
const values = fc.array(value, { minLength: 1, maxLength: 200 });
const of = (some: readonly number[]) => histogramOf(some.map(bucketOf));

/** The value of rank `ceil(share × count)` among the sorted ones. */
function exact(some: readonly number[], share: number): number {
  const sorted = some.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

describe('percentiles', () => {
  test.each<[string, readonly number[], number, number | null]>([
    ['of nothing', [], 0.5, null],
    ['of one value', [7], 0.5, 7],
    ['of one value, p95', [7], 0.95, 7],
    ['of nothing but zeros', [0, 0, 0], 0.95, 0],
    ['of small values, p50', [1, 2, 3, 4], 0.5, 2],
    ['of small values, p75', [1, 2, 3, 4], 0.75, 3],
    ['of twenty values, the last but one', [...Array(18).fill(1), 5, 9], 0.95, 5],
    ['of more than a day', [3 * dayMs], 0.5, dayMs],
    ['of what cannot be less than nothing', [-3], 0.5, 0],
    ['of fractions of a millisecond', [0.4, 1.6, 2.2], 0.5, 2],
  ])('%s', (_, some, share, expected) => {
    const found = percentile(of(some), share);
    if (expected === dayMs) expect(Math.abs((found ?? 0) / dayMs - 1)).toBeLessThanOrEqual(0.05);
    else expect(found).toBe(expected);
  });

  test('are at most a twentieth away from the sorted values', () => {
    const share = fc.constantFrom(0.5, 0.95, 0.01, 0.99, 1);
    fc.assert(
      fc.property(values, share, (some, wanted) => {
        const truth = exact(some, wanted);
        const found = percentile(of(some), wanted) ?? NaN;
        expect(Math.abs(found - truth)).toBeLessThanOrEqual(truth * 0.05 + 1e-9);
        if (truth < 10) expect(found).toBe(truth);
      }),
    );
  });

  test('never fall from one share to a larger one', () => {
    fc.assert(
      fc.property(values, (some) => {
        const histogram = of(some);
        const found = [0.1, 0.5, 0.9, 0.95, 1].map((share) => percentile(histogram, share) ?? NaN);
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }),
    );
  });
});

test('merging is the same as counting all at once, in any order', () => {
  fc.assert(
    fc.property(values, values, values, (one, two, three) => {
      const all = of([...one, ...two, ...three]);
      expect(mergedHistogram([of(one), of(two), of(three)])).toEqual(all);
      expect(mergedHistogram([of(three), mergedHistogram([of(two), of(one)])])).toEqual(all);
      expect(countOf(all)).toBe(one.length + two.length + three.length);
    }),
  );
});

test('merging nothing is empty, and changes nothing', () => {
  expect(mergedHistogram([])).toEqual([]);
  expect(mergedHistogram([of([4]), []])).toEqual(of([4]));
});

// Stored histograms are read by the numbers of their buckets.
test('the buckets are those of all stored histograms', () => {
  expect(bucketCount).toBe(166);
  const numbers = [0, 1, 10, 11, 19, 20, 21, 100, 1000, 10_000, 60_000, dayMs].map(bucketOf);
  expect(numbers).toEqual([0, 1, 10, 10, 14, 15, 15, 29, 51, 74, 92, 165]);
});

test('larger values are never in an earlier bucket', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [least, most] = [Math.min(one, other), Math.max(one, other)];
      expect(bucketOf(least)).toBeLessThanOrEqual(bucketOf(most));
      expect(bucketOf(most)).toBeLessThan(bucketCount);
    }),
  );
});
