import {
  type AnswerTime,
  answersByDay,
  answersByHourOfWeek,
  type HourOfAnswers,
} from './answer-time.ts';
import { countOf, mergedHistogram, percentile } from './histogram.ts';
import { overlap, type Span } from './span.ts';
import type { ZonedDay } from './zoned-day.ts';

const hourMs = 60 * 60 * 1000;

/** Half of all answers took at most `p50`, 95 % at most `p95`; milliseconds, null without an answer. */
export type Percentiles = Readonly<{ p50: number | null; p95: number | null }>;

/** An hour of the week, `weekday` from 0 for Monday, and how long people usually waited in it. */
export type HourOfWeek = Readonly<{ weekday: number; hour: number; waitSeconds: number }>;

/** When people wait least and most, and how many measurements that stands on. */
export type BestTime = Readonly<{ shortest: HourOfWeek; longest: HourOfWeek; count: number }>;

/** The answer times of a component as they are shown. */
export type AnswersShown = Readonly<{
  time: AnswerTime;
  all: Percentiles;
  days: readonly (Percentiles & Readonly<{ date: string }>)[];
  /** Null where it would be a guess, or makes no difference. */
  best: BestTime | null;
}>;

/** What is shown first where it was measured: it is nearer to what people wait for. */
const preferred = ['deliveryMs', 'firstReplyMs', 'latencyMs'] as const;

type When = Readonly<{
  days: readonly ZonedDay[];
  /** When people are there, a bot aside, as a union. */
  staffed: readonly Span[];
  timeZone: string;
}>;

/** Sums up the answer times within the days; null when there is none. */
export function answersShown(hours: readonly HourOfAnswers[], when: When): AnswersShown | null {
  for (const time of preferred) {
    const days = answersByDay(hours, time, when.days);
    const all = mergedHistogram(days.map(({ histogram }) => histogram));
    if (countOf(all) === 0) continue;
    return {
      time,
      all: percentilesOf(all),
      days: days.map(({ date, histogram }) => ({ date, ...percentilesOf(histogram) })),
      best: bestTime(hours, when),
    };
  }
  return null;
}

function percentilesOf(histogram: readonly number[]): Percentiles {
  return { p50: percentile(histogram, 0.5), p95: percentile(histogram, 0.95) };
}

/** Fewer measurements of an hour of the week are chance, and so is less than two weeks of them. */
const leastMeasurements = 10;
const leastDays = 14;

/** Whoever could save less than this need not choose their time. */
const leastDifferenceSeconds = 60;

/** Of the waits that the queue itself stated while people were there; a bot makes nobody wait. */
function bestTime(hours: readonly HourOfAnswers[], when: When): BestTime | null {
  const waits = hours.filter(({ start }) => isStaffed(start, when.staffed));
  const measured = answersByDay(waits, 'queueWaitSeconds', when.days);
  if (measured.filter(({ histogram }) => countOf(histogram) > 0).length < leastDays) return null;
  const slots = answersByHourOfWeek(waits, 'queueWaitSeconds', when.days, when.timeZone);
  const known = slots
    .map((histogram, slot) => ({ histogram, slot }))
    .filter(({ histogram }) => countOf(histogram) >= leastMeasurements)
    .map(({ histogram, slot }) => hourOfWeek(slot, percentile(histogram, 0.5) ?? 0))
    .sort((a, b) => a.waitSeconds - b.waitSeconds);
  const [shortest, longest] = [known[0], known.at(-1)];
  if (!shortest || !longest) return null;
  if (longest.waitSeconds - shortest.waitSeconds < leastDifferenceSeconds) return null;
  return { shortest, longest, count: countOf(mergedHistogram(slots)) };
}

function isStaffed(start: number, staffed: readonly Span[]): boolean {
  return staffed.some((span) => overlap(span, { start, end: start + hourMs }));
}

function hourOfWeek(slot: number, waitSeconds: number): HourOfWeek {
  return { weekday: Math.floor(slot / 24), hour: slot % 24, waitSeconds };
}
