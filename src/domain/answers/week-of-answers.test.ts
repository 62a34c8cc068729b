import { describe, expect, it } from 'vitest';
import { lastDays } from '../time/zoned-day.ts';
import type { AnswerTime, HourOfAnswers } from './answer-time.ts';
import { bucketOf, histogramOf } from './histogram.ts';
import { stepOf, type When, weekOfAnswers } from './week-of-answers.ts';

const hourMs = 60 * 60 * 1000;
const nothing = { latencyMs: [], firstReplyMs: [], queueWaitSeconds: [], deliveryMs: [] };

/** The last 90 days of a zone up to a local midnight, with people always there. */
function quarter(timeZone: string, until: string): When {
  const end = Date.parse(until);
  const days = lastDays(90, timeZone, end - 1);
  return { days, timeZone, staffed: [{ start: days[0]?.start ?? end, end }] };
}

const beijing = quarter('Asia/Shanghai', '2026-11-22T16:00:00Z');

/** Ten measurements in every hour of these days; the local hour tells how long they took. */
function answered(
  { days }: When,
  time: AnswerTime,
  valueAt: (hour: number, date: string) => number | null,
): readonly HourOfAnswers[] {
  return days.flatMap(({ date, start, end }) =>
    Array.from({ length: (end - start) / hourMs }, (_, hour) => ({ hour, date, start })).flatMap(
      (one) => {
        const value = valueAt(one.hour, one.date);
        if (value === null) return [];
        const times = { ...nothing, [time]: histogramOf(Array(10).fill(bucketOf(value))) };
        return [{ monitor: 'chat', start: one.start + one.hour * hourMs, times }];
      },
    ),
  );
}

const busyAtNoon = (hour: number) => (hour === 12 ? 600 : 30);

describe('answers by hour of the week', () => {
  it('are the usual ones of each hour', () => {
    const week = weekOfAnswers(answered(beijing, 'queueWaitSeconds', busyAtNoon), beijing);
    expect(week?.time).toBe('queueWaitSeconds');
    expect(week?.hours).toHaveLength(168);
    const long = week?.hours.flatMap((wait, slot) => (Number(wait) > 100 ? [slot] : []));
    expect(long).toEqual([12, 36, 60, 84, 108, 132, 156]);
    expect(week?.count).toBe(90 * 24 * 10);
  });

  it.each<[AnswerTime, AnswerTime]>([
    ['queueWaitSeconds', 'firstReplyMs'],
    ['queueWaitSeconds', 'deliveryMs'],
    ['deliveryMs', 'latencyMs'],
    ['firstReplyMs', 'latencyMs'],
  ])('are told of %s before %s', (nearer, farther) => {
    const [first, second] = [nearer, farther].map((time) =>
      answered(beijing, time as AnswerTime, () => 5),
    );
    expect(weekOfAnswers([...(second ?? []), ...(first ?? [])], beijing)?.time).toBe(nearer);
    expect(weekOfAnswers(second ?? [], beijing)?.time).toBe(farther);
  });

  it('are only those of hours in which people were there', () => {
    const mornings = beijing.days.map(({ start }) => ({
      start: start + 9 * hourMs,
      end: start + 12 * hourMs,
    }));
    const hours = answered(beijing, 'queueWaitSeconds', busyAtNoon);
    const week = weekOfAnswers(hours, { ...beijing, staffed: mornings });
    const known = week?.hours.flatMap((wait, slot) => (wait === null ? [] : [slot % 24]));
    expect(known).toEqual(Array(7).fill([9, 10, 11]).flat());
  });

  it('are none of an hour that was measured fewer than ten times', () => {
    const seldom = (hour: number, date: string) =>
      hour === 4 && date < '2026-11-20' ? null : hour;
    const hours = answered(beijing, 'latencyMs', seldom).map((one) => ({
      ...one,
      times: { ...one.times, latencyMs: [...one.times.latencyMs].map((n) => (n > 0 ? 3 : 0)) },
    }));
    const week = weekOfAnswers(hours, beijing);
    expect(week?.hours.flatMap((value, slot) => (value === null ? [slot] : []))).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6].map((weekday) => weekday * 24 + 4),
    ]);
  });

  it.each([
    [13, null],
    [14, 'latencyMs'],
  ])('are a guess of %i days: %s', (count, time) => {
    const first = beijing.days.at(-count)?.date ?? '';
    const hours = answered(beijing, 'latencyMs', (_, date) => (date >= first ? 5 : null));
    expect(weekOfAnswers(hours, beijing)?.time ?? null).toBe(time);
  });

  it.each([
    // The Sundays of Europe/Berlin on which an hour comes twice, and on which one is skipped.
    ['2026-10-25', '2026-11-01T23:00:00Z', 25],
    ['2026-03-29', '2026-04-05T22:00:00Z', 23],
    ['2026-06-28', '2026-07-05T22:00:00Z', 24],
  ])('are by the clock of the zone, also in the week of %s', (sunday, until, length) => {
    const berlin = quarter('Europe/Berlin', until);
    const day = berlin.days.find(({ date }) => date === sunday);
    expect(((day?.end ?? 0) - (day?.start ?? 0)) / hourMs).toBe(length);
    // Every day at 14:00 UTC + 1 or 2 hours, whichever makes it 15:00 on the wall.
    const onTheWall = berlin.days.map(({ end }) => ({
      monitor: 'chat',
      start: end - 9 * hourMs,
      times: { ...nothing, latencyMs: histogramOf(Array(10).fill(bucketOf(7))) },
    }));
    const week = weekOfAnswers(onTheWall, berlin);
    const known = week?.hours.flatMap((value, slot) => (value === null ? [] : [slot % 24]));
    expect(known).toEqual(Array(7).fill(15));
  });
});

describe('steps', () => {
  const stepsOf = (time: AnswerTime, valueAt: (hour: number) => number) =>
    weekOfAnswers(answered(beijing, time, valueAt), beijing)?.steps;

  it.each<[AnswerTime, (hour: number) => number, readonly number[]]>([
    ['queueWaitSeconds', () => 0, [60]],
    ['queueWaitSeconds', () => 8, [60]],
    ['queueWaitSeconds', (hour) => (hour === 12 ? 9 : 0), [60]],
    ['queueWaitSeconds', (hour) => (hour === 12 ? 470 : 5), [180, 300, 420, 540]],
    ['latencyMs', (hour) => hour * 10, [1000]],
    ['latencyMs', (hour) => (hour === 12 ? 1900 : 500), [1000, 2000]],
    ['deliveryMs', (hour) => (hour === 12 ? 39_000 : 1), [10_000, 20_000, 30_000, 40_000]],
  ])('of %s are whole units, and only as many as differ', (time, valueAt, expected) => {
    expect(stepsOf(time, valueAt)).toEqual(expected);
  });

  it.each([
    [0, 0],
    [60, 0],
    [61, 1],
    [180, 1],
  ])('hold %i in number %i', (value, step) => {
    expect(stepOf(value, { steps: [60, 180] })).toBe(step);
  });

  it('hold every value', () => {
    const week = weekOfAnswers(
      answered(beijing, 'queueWaitSeconds', (hour) => hour * 37),
      beijing,
    );
    const steps = new Set(week?.hours.map((wait) => wait !== null && stepOf(wait, week)));
    expect(steps).toEqual(new Set([0, 1, 2, 3]));
  });
});
