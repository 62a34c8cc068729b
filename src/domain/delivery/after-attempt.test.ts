import { describe, expect, test } from 'vitest';
import { afterAttempt } from './after-attempt.ts';
import type { Attempt } from './delivery.ts';

const at = Date.parse('2026-11-22T06:00:00Z');

const attempt: Attempt = { at, ms: 12.4, status: 200, failure: null, detail: '' };
const fresh = { tries: 0, dueAt: at, attempts: [] };
const done = { retryAfterMs: null, attempt };

describe('after an attempt a delivery', () => {
  test.each([
    ['delivered', { state: 'delivered', tries: 1, dueAt: at, endedAt: at + 13 }],
    ['failed', { state: 'waiting', tries: 1, dueAt: at + 13 + 5000, endedAt: null }],
    ['refused', { state: 'failed', tries: 1, dueAt: at, endedAt: at + 13 }],
    ['gone', { state: 'failed', tries: 1, dueAt: at, endedAt: at + 13 }],
  ] as const)('that was %s is written so', (result, after) => {
    expect(afterAttempt(fresh, { ...done, result }, 0)).toEqual({ ...after, attempts: [attempt] });
  });

  test('is over when the table is', () => {
    const last = afterAttempt({ ...fresh, tries: 9 }, { ...done, result: 'failed' }, 0);
    expect(last).toMatchObject({ state: 'failed', tries: 10, endedAt: at + 13 });
  });

  test('that was put off is as it was, and due later', () => {
    const postponed = { ...done, result: 'postponed', retryAfterMs: 60_000 } as const;
    expect(afterAttempt({ ...fresh, tries: 3 }, postponed, 0.9)).toEqual({
      ...{ state: 'waiting', tries: 3, dueAt: at + 60_000, endedAt: null, attempts: [] },
    });
  });

  test('keeps the first two of its attempts and the newest twenty', () => {
    const before = Array.from({ length: 22 }, (_, index) => ({ ...attempt, at: index }));
    const { attempts } = afterAttempt(
      { ...fresh, attempts: before },
      { ...done, result: 'failed' },
      0,
    );
    expect(attempts.map((one) => one.at)).toEqual([
      ...[0, 1],
      ...Array.from({ length: 19 }, (_, index) => index + 3),
      at,
    ]);
  });
});
