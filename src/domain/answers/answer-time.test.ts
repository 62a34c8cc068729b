import { describe, expect, test } from 'vitest';
import type { Outcome } from '../monitor/check.ts';
import { daysOfMonth } from '../time/zoned-day.ts';
import {
  answersByDay,
  answersByHourOfWeek,
  answerTimeOf,
  answerTimes,
  type HourOfAnswers,
  hourOf,
} from './answer-time.ts';
import { bucketOf, countOf, histogramOf, percentile } from './histogram.ts';

/** An hour in which the first reply took as many seconds as are given. */
function hour(start: string, ...seconds: number[]): HourOfAnswers {
  const none = Object.fromEntries(answerTimes.map((time) => [time, histogramOf([])]));
  const firstReplyMs = histogramOf(seconds.map(bucketOf));
  const times = { ...none, firstReplyMs } as HourOfAnswers['times'];
  return { monitor: 'chat-login', start: Date.parse(start), times };
}

describe('only answers are counted', () => {
  const measures = { firstReplyMs: 900, queueWaitSeconds: 30, newestMessageSeconds: 60 };
  test.each<[Outcome, readonly (number | undefined)[]]>([
    ['up', [120, 900, 30, undefined]],
    ['degraded', [120, 900, 30, undefined]],
    // How long somebody waited in vain is no answer time.
    ['down', [undefined, undefined, undefined, undefined]],
    ['unknown', [undefined, undefined, undefined, undefined]],
  ])('of a check that is %s', (outcome, expected) => {
    const check = { outcome, latencyMs: 120, measures };
    expect(answerTimes.map((time) => answerTimeOf(check, time))).toEqual(expected);
  });
});

test.each([
  ['2026-11-22T06:00:00.000Z', '2026-11-22T06:00:00.000Z'],
  ['2026-11-22T06:59:59.999Z', '2026-11-22T06:00:00.000Z'],
  ['2026-11-22T07:00:00.000Z', '2026-11-22T07:00:00.000Z'],
  ['1969-12-31T23:59:59.000Z', '1969-12-31T23:00:00.000Z'],
])('%s lies in the hour from %s on', (instant, start) => {
  expect(hourOf(Date.parse(instant))).toBe(Date.parse(start));
});

describe('by day', () => {
  test.each<[string, string, string]>([
    ['Asia/Shanghai', '2026-11-21T15:00:00Z', '2026-11-21'],
    ['Asia/Shanghai', '2026-11-21T16:00:00Z', '2026-11-22'],
    ['UTC', '2026-11-21T23:00:00Z', '2026-11-21'],
    // The day in Kathmandu begins at 18:15.
    ['Asia/Kathmandu', '2026-11-21T18:00:00Z', '2026-11-21'],
    ['Asia/Kathmandu', '2026-11-21T19:00:00Z', '2026-11-22'],
  ])('in %s the hour from %s on belongs to %s', (zone, start, date) => {
    const days = answersByDay([hour(start, 3)], 'firstReplyMs', daysOfMonth('2026-11', zone));
    expect(days).toHaveLength(30);
    const filled = days.filter(({ histogram }) => countOf(histogram) > 0);
    expect(filled.map((day) => day.date)).toEqual([date]);
  });

  test('hours of all monitors are merged, and those of other days left out', () => {
    const hours = [
      hour('2026-10-31T23:00:00Z', 9),
      hour('2026-11-01T00:00:00Z', 1, 2),
      { ...hour('2026-11-01T00:00:00Z', 3), monitor: 'chat-other' },
      hour('2026-11-01T23:00:00Z', 4),
      hour('2026-12-01T00:00:00Z', 9),
    ];
    const days = answersByDay(hours, 'firstReplyMs', daysOfMonth('2026-11', 'UTC'));
    const [first, ...others] = days.map(({ histogram }) => histogram);
    expect(countOf(first ?? [])).toBe(4);
    expect(percentile(first ?? [], 0.5)).toBe(2);
    expect(others.every((histogram) => countOf(histogram) === 0)).toBe(true);
    expect(
      countOf(answersByDay(hours, 'latencyMs', daysOfMonth('2026-11', 'UTC'))[0]?.histogram ?? []),
    ).toBe(0);
  });
});

describe('by hour of the week', () => {
  const filled = (month: string, zone: string, ...hours: HourOfAnswers[]) => {
    const week = answersByHourOfWeek(hours, 'firstReplyMs', daysOfMonth(month, zone), zone);
    expect(week).toHaveLength(168);
    return week.flatMap((histogram, index) =>
      countOf(histogram) > 0
        ? [`${Math.floor(index / 24)} ${index % 24}h ${countOf(histogram)}`]
        : [],
    );
  };

  test.each<[string, string, string]>([
    // A Monday at midnight, and an hour before it, in Beijing.
    ['Asia/Shanghai', '2026-11-15T16:00:00Z', '0 0h 1'],
    ['Asia/Shanghai', '2026-11-15T15:00:00Z', '6 23h 1'],
    ['UTC', '2026-11-15T16:00:00Z', '6 16h 1'],
    // 18:00 UTC is 23:45 in Kathmandu.
    ['Asia/Kathmandu', '2026-11-15T18:00:00Z', '6 23h 1'],
    ['America/New_York', '2026-11-17T17:00:00Z', '1 12h 1'],
  ])('in %s, the hour from %s on is %s', (zone, start, expected) => {
    expect(filled('2026-11', zone, hour(start, 3))).toEqual([expected]);
  });

  test('an hour that clocks show twice counts twice, and one that they skip not at all', () => {
    const doubled = [0, 1, 2].map((later) => hour(`2026-10-25T0${later}:00:00Z`, 3));
    expect(filled('2026-10', 'Europe/Berlin', ...doubled)).toEqual(['6 2h 2', '6 3h 1']);
    const skipped = [0, 1, 2].map((later) => hour(`2026-03-29T0${later}:00:00Z`, 3));
    expect(filled('2026-03', 'Europe/Berlin', ...skipped)).toEqual(['6 1h 1', '6 3h 1', '6 4h 1']);
  });

  test('the same hour of several weeks is one', () => {
    const mondays = ['02', '09', '16', '23', '30'].map((day) =>
      hour(`2026-11-${day}T08:00:00Z`, 3),
    );
    expect(filled('2026-11', 'UTC', ...mondays)).toEqual(['0 8h 5']);
  });
});
