import { type AnswerTime, answersByDay, type HourOfAnswers } from './answer-time.ts';
import { type BestTime, bestTime } from './best-time.ts';
import { countOf, mergedHistogram, percentile } from './histogram.ts';
import { type WeekOfAnswers, type When, weekOfAnswers } from './week-of-answers.ts';

/** Half of all answers took at most `p50`, 95 % at most `p95`; milliseconds, null without an answer. */
export type Percentiles = Readonly<{ p50: number | null; p95: number | null }>;

/** The answer times of a component as they are shown. */
export type AnswersShown = Readonly<{
  time: AnswerTime;
  all: Percentiles;
  days: readonly (Percentiles & Readonly<{ date: string }>)[];
  /** Null where it would be a guess, or makes no difference. */
  best: BestTime | null;
  /** By hour of the week; null where it would be a guess. */
  week: WeekOfAnswers | null;
}>;

/** What is shown first where it was measured: it is nearer to what people wait for. */
const preferred = ['deliveryMs', 'firstReplyMs', 'latencyMs'] as const;

/** Sums up the answer times within the days; null when there is none. */
export function answersShown(hours: readonly HourOfAnswers[], when: When): AnswersShown | null {
  for (const time of preferred) {
    const days = answersByDay(hours, time, when.days);
    const all = mergedHistogram(days.map(({ histogram }) => histogram));
    if (countOf(all) === 0) continue;
    const week = weekOfAnswers(hours, when);
    return {
      time,
      all: percentilesOf(all),
      days: days.map(({ date, histogram }) => ({ date, ...percentilesOf(histogram) })),
      best: week && bestTime(week),
      week,
    };
  }
  return null;
}

function percentilesOf(histogram: readonly number[]): Percentiles {
  return { p50: percentile(histogram, 0.5), p95: percentile(histogram, 0.95) };
}
