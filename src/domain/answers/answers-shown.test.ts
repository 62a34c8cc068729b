import { describe, expect, it } from 'vitest';
import { lastDays } from '../time/zoned-day.ts';
import type { AnswerTimes, HourOfAnswers } from './answer-time.ts';
import { answersShown } from './answers-shown.ts';
import { bucketOf, histogramOf } from './histogram.ts';

const hourMs = 60 * 60 * 1000;
/** Monday, 2026-11-23, 00:00 in Beijing. */
const now = Date.parse('2026-11-22T16:00:00Z');
const timeZone = 'Asia/Shanghai';
const days = lastDays(90, timeZone, now);
const always = [{ start: days[0]?.start ?? 0, end: now }];

function hour(start: number, values: Partial<Record<keyof AnswerTimes, readonly number[]>>) {
  const of = (time: keyof AnswerTimes) => histogramOf((values[time] ?? []).map(bucketOf));
  return {
    monitor: 'chat',
    start,
    times: {
      latencyMs: of('latencyMs'),
      firstReplyMs: of('firstReplyMs'),
      queueWaitSeconds: of('queueWaitSeconds'),
      deliveryMs: of('deliveryMs'),
    },
  };
}

/** Each hour of so many whole weeks has five measurements; the local hour of the day tells how long. */
function weeks(count: number, waitAt: (hour: number) => number): readonly HourOfAnswers[] {
  return Array.from({ length: count * 168 }, (_, index) => {
    const start = now - (index + 1) * hourMs;
    const local = Math.floor((start / hourMs + 8) % 24);
    return hour(start, { queueWaitSeconds: Array(5).fill(waitAt(local)), latencyMs: [5] });
  });
}

const atNoon = (local: number) => (local === 12 ? 600 : local === 15 ? 0 : 120);
const shown = (hours: readonly HourOfAnswers[], staffed = always) =>
  answersShown(hours, { days, staffed, timeZone });

describe('answer times as they are shown', () => {
  it('are none without an answer', () => {
    expect(shown([])).toBeNull();
    expect(shown([hour(now - hourMs, { queueWaitSeconds: [5] })])).toBeNull();
  });

  it.each([
    ['latencyMs', { latencyMs: [5] }],
    ['firstReplyMs', { latencyMs: [5], firstReplyMs: [7] }],
    ['deliveryMs', { latencyMs: [5], deliveryMs: [9] }],
  ] as const)('are %s where that is the nearest to what people wait for', (time, values) => {
    expect(shown([hour(now - hourMs, values)])?.time).toBe(time);
  });

  it('are p50 and p95 of each day and of all, null on days without one', () => {
    const found = shown([
      hour(now - 2 * hourMs, { latencyMs: [1, 2, 3] }),
      hour(now - 26 * hourMs, { latencyMs: [9] }),
    ]);
    expect(found?.all).toEqual({ p50: 2, p95: 9 });
    expect(found?.days.slice(-4).map(({ p50, p95 }) => [p50, p95])).toEqual([
      [null, null],
      [9, 9],
      [2, 3],
      [null, null],
    ]);
  });
});

describe('the best time', () => {
  it('is the longest run of hours among the shortest waits, beside the longest waits', () => {
    const best = shown(weeks(2, atNoon))?.best;
    expect(best?.shortest).toEqual({ first: 0, last: 6, from: 0, until: 12 });
    expect(best?.longest).toEqual({ first: 0, last: 6, from: 12, until: 13 });
    expect(best?.count).toBe(2 * 168 * 5);
  });

  it.each([
    ['of less than two weeks', weeks(1, atNoon)],
    ['of hours that hardly differ', weeks(2, (local) => (local === 12 ? 150 : 120))],
    ['without any wait', [hour(now - hourMs, { latencyMs: [5] })]],
  ])('is not guessed %s', (_, hours) => {
    expect(shown(hours)?.best).toBeNull();
  });

  it('is none in which nobody is there', () => {
    const mornings = days.map(({ start }) => ({
      start: start + 9 * hourMs,
      end: start + 13 * hourMs,
    }));
    const best = shown(weeks(2, atNoon), mornings)?.best;
    expect(best?.shortest).toEqual({ first: 0, last: 6, from: 9, until: 12 });
    expect(best?.count).toBe(14 * 4 * 5);
  });
});
