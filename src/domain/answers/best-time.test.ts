import { describe, expect, it } from 'vitest';
import { bestTime } from './best-time.ts';
import type { WeekOfAnswers } from './week-of-answers.ts';

/** A week in which an hour of a weekday, from 0 for Monday, has the wait that a rule gives it. */
function weekOf(waitAt: (weekday: number, hour: number) => number | null): WeekOfAnswers {
  const hours = Array.from({ length: 168 }, (_, slot) => waitAt(Math.floor(slot / 24), slot % 24));
  return { time: 'queueWaitSeconds', count: 500, hours, steps: [120, 240, 480] };
}

describe('the best time', () => {
  it('names all days that share the longest of the shortest waits', () => {
    const week = weekOf((day, hour) => (day < 5 && hour < 6 ? 60 : hour === 12 ? 400 : 200));
    expect(bestTime(week)?.shortest).toEqual({ first: 0, last: 4, from: 0, until: 6 });
    expect(bestTime(week)?.longest).toEqual({ first: 0, last: 6, from: 12, until: 13 });
  });

  it('prefers many short stretches of the same hours to one long day', () => {
    const week = weekOf((day, hour) => (day === 6 || hour < 5 ? 60 : 400));
    expect(bestTime(week)?.shortest).toEqual({ first: 0, last: 6, from: 0, until: 5 });
  });

  it('leaves out hours in which nobody is there', () => {
    const week = weekOf((day, hour) => (hour < 9 || hour > 16 ? null : day === 2 ? 60 : 400));
    expect(bestTime(week)?.shortest).toEqual({ first: 2, last: 2, from: 9, until: 17 });
  });

  it.each<[string, WeekOfAnswers]>([
    ['what was measured is no queue', { ...weekOf((day) => day * 80), time: 'firstReplyMs' }],
    ['all hours are alike', { ...weekOf(() => 60), steps: [60] }],
    ['it would save less than a minute', weekOf((day) => (day < 3 ? 100 : 130))],
  ])('is none where %s', (_, week) => {
    expect(bestTime(week)).toBeNull();
  });
});
