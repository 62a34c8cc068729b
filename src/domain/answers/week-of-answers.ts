import { overlap, type Span } from '../time/span.ts';
import type { ZonedDay } from '../time/zoned-day.ts';
import {
  type AnswerTime,
  answersByDay,
  answersByHourOfWeek,
  type HourOfAnswers,
} from './answer-time.ts';
import { countOf, mergedHistogram, percentile } from './histogram.ts';

const hourMs = 60 * 60 * 1000;

/** How long it usually took to be answered, by hour of the week. */
export type WeekOfAnswers = Readonly<{
  time: AnswerTime;
  /** How many measurements it stands on. */
  count: number;
  /** p50 of 168 hours from Monday 00:00 on; null where nobody is there, or too few were measured. */
  hours: readonly (number | null)[];
  /** What is told apart: the upper ends of one to four steps, shortest first, in whole units. */
  steps: readonly number[];
}>;

/** Which days are looked at, in which zone, and when people were there, a bot aside, as a union. */
export type When = Readonly<{
  days: readonly ZonedDay[];
  staffed: readonly Span[];
  timeZone: string;
}>;

/** Fewer measurements of an hour of the week are chance, and so is less than two weeks of them. */
const leastMeasurements = 10;
const leastDays = 14;

/** What is shown first where it was measured: it is nearer to what people wait for. */
const preferred = ['queueWaitSeconds', 'deliveryMs', 'firstReplyMs', 'latencyMs'] as const;

/** Lays out the answers of the hours in which people were there; null where that would be a guess. */
export function weekOfAnswers(hours: readonly HourOfAnswers[], when: When): WeekOfAnswers | null {
  const staffed = hours.filter(({ start }) => isStaffed(start, when.staffed));
  const time = preferred.find((one) => daysMeasured(staffed, one, when) >= leastDays);
  if (time === undefined) return null;
  const slots = answersByHourOfWeek(staffed, time, when.days, when.timeZone);
  const known = slots.map((histogram) =>
    countOf(histogram) >= leastMeasurements ? percentile(histogram, 0.5) : null,
  );
  const steps = stepsOf(known, time);
  if (steps.length === 0) return null;
  return { time, count: countOf(mergedHistogram(slots)), hours: known, steps };
}

/** Neighbouring hours `[from, until)` of one weekday, from 0 for Monday, that are of one step. */
export type RunOfWeek = Readonly<{ weekday: number; from: number; until: number; step: number }>;

/** The hours of the week that are known, in their order, neighbours of one day and step together. */
export function runsOfWeek(week: WeekOfAnswers): readonly RunOfWeek[] {
  const runs: RunOfWeek[] = [];
  week.hours.forEach((value, slot) => {
    if (value === null) return;
    const [weekday, hour, step] = [Math.floor(slot / 24), slot % 24, stepOf(value, week)];
    const last = runs.at(-1);
    const isNext = last?.weekday === weekday && last.until === hour && last.step === step;
    if (last && isNext) runs[runs.length - 1] = { ...last, until: hour + 1 };
    else runs.push({ weekday, from: hour, until: hour + 1, step });
  });
  return runs;
}

/** The step that a value belongs to, by its number. */
export function stepOf(value: number, { steps }: Pick<WeekOfAnswers, 'steps'>): number {
  return steps.findIndex((most) => value <= most);
}

function isStaffed(start: number, staffed: readonly Span[]): boolean {
  return staffed.some((span) => overlap(span, { start, end: start + hourMs }));
}

function daysMeasured(hours: readonly HourOfAnswers[], time: AnswerTime, { days }: When): number {
  return answersByDay(hours, time, days).filter(({ histogram }) => countOf(histogram) > 0).length;
}

/** Less than this is nothing to choose a time by: a minute in a queue, a second for the rest. */
const units: Readonly<Record<AnswerTime, number>> = {
  latencyMs: 1000,
  firstReplyMs: 1000,
  queueWaitSeconds: 60,
  deliveryMs: 1000,
};

const mostSteps = 4;

/** Steps of one width, rounded up to units; those that cannot be told apart are one. */
function stepsOf(known: readonly (number | null)[], time: AnswerTime): readonly number[] {
  const values = known.filter((value) => value !== null);
  if (values.length === 0) return [];
  const [least, most, unit] = [Math.min(...values), Math.max(...values), units[time]];
  const ends = Array.from({ length: mostSteps }, (_, step) => {
    const end = least + ((most - least) * (step + 1)) / mostSteps;
    return Math.max(1, Math.ceil(end / unit)) * unit;
  });
  return [...new Set(ends)];
}
