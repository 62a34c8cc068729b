import {
  type AnswerTimes,
  answerTimes,
  type HourOfAnswers,
  hourOf,
} from '../src/domain/answers/answer-time.ts';
import { bucketOf, histogramOf } from '../src/domain/answers/histogram.ts';

const hourMs = 60 * 60 * 1000;
const hoursOfHistory = 90 * 24;

/**
 * How long answers took in the 90 days before an instant (UTC ms): the chat is busy on working days
 * around noon, and test mails take longer at night, when mail is sent in bulk.
 */
export function walletAnswers(now: number): readonly HourOfAnswers[] {
  const last = hourOf(now);
  return Array.from({ length: hoursOfHistory }, (_, index) => last - index * hourMs).flatMap(
    (start) => [chatHour(start), emailHour(start)],
  );
}

function chatHour(start: number): HourOfAnswers {
  const busy = busyness(start);
  const values = sixOf(start);
  return hourOfAnswers('chat', start, {
    latencyMs: values.map((value) => 90 + 40 * value),
    firstReplyMs: values.map((value) => 600 + 180 * value + 700 * busy * value),
    queueWaitSeconds: values.map((value) => Math.round(20 + 260 * busy + 12 * value)),
  });
}

function emailHour(start: number): HourOfAnswers {
  const values = sixOf(start + hourMs / 2);
  return hourOfAnswers('email', start, {
    latencyMs: values.map((value) => 400 + 90 * value),
    deliveryMs: values.map((value) => 18_000 + 9000 * value * (1.4 - busyness(start))),
  });
}

/** From 0 at night to about 1 on a working day at noon, Beijing time, and no day like the other. */
function busyness(start: number): number {
  const local = new Date(start + 8 * hourMs);
  const noon = Math.max(0, 1 - Math.abs(local.getUTCHours() - 12) / 8);
  const isWeekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
  const days = Math.floor(local.getTime() / (24 * hourMs));
  return (isWeekend ? noon / 2 : noon) * (0.7 + ((days * 37) % 23) / 50);
}

/** Numbers from 0 to 4 that look like chance and are the same each time. */
function sixOf(start: number): readonly number[] {
  const seed = start / hourMs;
  return Array.from({ length: 6 }, (_, index) => ((seed * 31 + index * 57) % 97) / 24);
}

function hourOfAnswers(
  component: string,
  start: number,
  measured: Partial<Record<keyof AnswerTimes, readonly number[]>>,
): HourOfAnswers {
  const times = Object.fromEntries(
    answerTimes.map((time) => [time, histogramOf((measured[time] ?? []).map(bucketOf))]),
  ) as AnswerTimes;
  return { monitor: `${component}-monitor`, start, times };
}
