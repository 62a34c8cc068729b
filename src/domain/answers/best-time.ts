import { type RunOfWeek, runsOfWeek, type WeekOfAnswers } from './week-of-answers.ts';

/** The hours `[from, until)` of each weekday from `first` to `last`, both from 0 for Monday. */
export type HoursOfWeek = Readonly<{ first: number; last: number; from: number; until: number }>;

/** When people wait least and most, in the shortest and longest step, and on how many measurements. */
export type BestTime = Readonly<{ shortest: HoursOfWeek; longest: HoursOfWeek; count: number }>;

/** Whoever could save less than this need not choose their time. */
const leastDifferenceSeconds = 60;

/** Of the waits that the queue itself stated; null where it would make no difference. */
export function bestTime(week: WeekOfAnswers): BestTime | null {
  const { time, count, hours, steps } = week;
  if (time !== 'queueWaitSeconds' || steps.length < 2) return null;
  const waits = hours.filter((wait) => wait !== null);
  if (Math.max(...waits) - Math.min(...waits) < leastDifferenceSeconds) return null;
  const [shortest, longest] = [mostHours(week, 0), mostHours(week, steps.length - 1)];
  return shortest && longest && { shortest, longest, count };
}

/** The most time of one step that can be named at once: the first of those that are as long. */
function mostHours(week: WeekOfAnswers, step: number): HoursOfWeek | null {
  const runs = runsOfWeek(week).filter((run) => run.step === step);
  const [most] = runs
    .map((run) => onAllDays(run, runs))
    .sort((one, other) => countOf(other) - countOf(one));
  return most ?? null;
}

/** The hours of a run, with the days around it of which they are a part, too. */
function onAllDays({ weekday, from, until }: RunOfWeek, runs: readonly RunOfWeek[]): HoursOfWeek {
  const isPartOf = (day: number) =>
    runs.some((run) => run.weekday === day && run.from <= from && run.until >= until);
  let [first, last] = [weekday, weekday];
  while (isPartOf(first - 1)) first -= 1;
  while (isPartOf(last + 1)) last += 1;
  return { first, last, from, until };
}

function countOf({ first, last, from, until }: HoursOfWeek): number {
  return (last - first + 1) * (until - from);
}
