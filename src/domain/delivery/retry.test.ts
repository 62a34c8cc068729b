import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFailingForGood, nextAttemptAt, retryAfterOf, retryDelaysMs } from './retry.ts';

const at = Date.parse('2026-11-22T06:00:00Z');
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

const some = { tries: 1, at, retryAfterMs: null, chance: 0 };

describe('the next attempt', () => {
  test.each([
    [1, 5000],
    [2, 5 * 60_000],
    [3, 30 * 60_000],
    [4, 2 * hourMs],
    [5, 5 * hourMs],
    [6, 10 * hourMs],
    [7, 14 * hourMs],
    [8, 20 * hourMs],
    [9, 24 * hourMs],
  ])('after %i of them is due by the table', (tries, delay) => {
    expect(nextAttemptAt({ ...some, tries })).toBe(at + delay);
    expect(nextAttemptAt({ ...some, tries, chance: 0.5 })).toBe(at + delay * 1.05);
  });

  test('after the tenth there is none, whatever the receiver asks for', () => {
    expect(nextAttemptAt({ ...some, tries: 10 })).toBeNull();
    expect(nextAttemptAt({ ...some, tries: 10, retryAfterMs: 1000 })).toBeNull();
  });

  test.each([
    ['later than the table', 60_000, 60_000],
    ['earlier than the table', 1000, 5000],
    ['never before a day is over', 30 * dayMs, dayMs],
    ['at an instant that is past', -5, 5000],
  ])('is due when the receiver asks for it: %s', (_, retryAfterMs, delay) => {
    expect(nextAttemptAt({ ...some, retryAfterMs })).toBe(at + delay);
  });

  test('is a day later at most when the receiver asks for more, whatever the chance', () => {
    expect(nextAttemptAt({ ...some, retryAfterMs: 30 * dayMs, chance: 0.99 })).toBe(at + dayMs);
  });

  test('is never before the table or the wish, and at most a tenth after the later of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.integer({ min: 0, max: 2 * dayMs })),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, retryAfterMs, chance) => {
          const delay = (nextAttemptAt({ tries, at, retryAfterMs, chance }) ?? 0) - at;
          const least = Math.max(retryDelaysMs[tries - 1] ?? 0, Math.min(retryAfterMs ?? 0, dayMs));
          expect(delay).toBeGreaterThanOrEqual(least);
          expect(delay).toBeLessThanOrEqual(least * 1.1 + 1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('Retry-After', () => {
  test.each([
    ['seconds', '120', 120_000],
    ['seconds with space around them', ' 7 ', 7000],
    ['more than a day', '86401', dayMs],
    ['an absurd number', '9'.repeat(400), dayMs],
    ['a date', 'Sun, 22 Nov 2026 06:10:00 GMT', 600_000],
    ['a date of RFC 850', 'Sunday, 22-Nov-26 06:10:00 GMT', 600_000],
    ['a date of C', 'Sun Nov 22 06:10:00 2026', 600_000],
    ['a date in years', 'Fri, 31 Dec 9999 23:59:59 GMT', dayMs],
  ])('is understood: %s', (_, header, ms) => {
    expect(retryAfterOf(header, at)).toBe(ms);
  });

  test.each([
    ['none', null],
    ['an empty one', ''],
    ['zero', '0'],
    ['a negative number', '-5'],
    ['a fraction', '1.5'],
    ['a number with a unit', '5s'],
    ['a date that is past', 'Sun, 22 Nov 2026 05:59:59 GMT'],
    ['no date', 'Sunday morning'],
    ['an ISO date', '2026-11-22T06:10:00Z'],
    ['words', 'soon'],
  ])('is ignored where it says nothing: %s', (_, header) => {
    expect(retryAfterOf(header, at)).toBeNull();
  });
});

test.each([
  [null, false],
  [at - 5 * dayMs + 1, false],
  [at - 5 * dayMs, true],
  [at - 50 * dayMs, true],
])('an endpoint fails for good after five days of nothing else (%s)', (since, forGood) => {
  expect(isFailingForGood(since, at)).toBe(forGood);
});
