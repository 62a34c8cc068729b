import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  earliest,
  isSameSpan,
  latest,
  lengthOf,
  overlap,
  partsWithin,
  union,
  without,
} from './span.ts';

const span = fc.tuple(fc.nat(50), fc.nat(20)).map(([start, ms]) => ({ start, end: start + ms }));
const spans = fc.array(span, { maxLength: 10 });
const instants = Array.from({ length: 80 }, (_, instant) => instant);
const holds = (some: readonly { start: number; end: number }[], instant: number) =>
  some.some(({ start, end }) => start <= instant && instant < end);

test('spans that only touch share no instant', () => {
  expect(overlap({ start: 1, end: 2 }, { start: 2, end: 3 })).toBe(false);
  expect(overlap({ start: 1, end: 3 }, { start: 2, end: 3 })).toBe(true);
});

test('a union holds at the same instants, in order and without touching', () => {
  fc.assert(
    fc.property(spans, (some) => {
      const merged = union(some);
      for (const instant of instants) expect(holds(merged, instant)).toBe(holds(some, instant));
      merged.forEach(({ start }, index) => {
        if (index > 0) expect(start).toBeGreaterThan(merged[index - 1]?.end ?? 0);
      });
    }),
  );
});

test('the length is the number of instants that are held', () => {
  fc.assert(
    fc.property(spans, (some) => {
      expect(lengthOf(some)).toBe(instants.filter((instant) => holds(some, instant)).length);
    }),
  );
});

test('parts within others hold where both hold, and keep what else the span says', () => {
  fc.assert(
    fc.property(span, spans, (one, others) => {
      const parts = partsWithin({ ...one, status: 'down' }, union(others));
      for (const instant of instants) {
        const both = holds([one], instant) && holds(others, instant);
        expect(holds(parts, instant)).toBe(both);
      }
      for (const part of parts) expect(part.status).toBe('down');
    }),
  );
});

test('without leaves what is held and not taken away, in order', () => {
  fc.assert(
    fc.property(spans, spans, (some, others) => {
      const left = without(union(some), union(others));
      for (const instant of instants) {
        expect(holds(left, instant)).toBe(holds(some, instant) && !holds(others, instant));
      }
      expect(union(left)).toEqual(left);
    }),
  );
});

test.each([
  [[], null, null],
  [[null, null], null, null],
  [[3, null, 0, 7], 0, 7],
])('of the instants %j the earliest is %s and the latest %s', (instants, first, last) => {
  expect(earliest(instants)).toBe(first);
  expect(latest(instants)).toBe(last);
});

test.each([
  [2, 5, true],
  [1, 5, false],
  [2, 6, false],
])('from 2 to 5 is the same span as from %i to %i: %j', (start, end, same) => {
  expect(isSameSpan({ start: 2, end: 5 }, { start, end })).toBe(same);
});
