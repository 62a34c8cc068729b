import { weekdayOf, weekdays } from '../hours/service-hours.ts';
import type { Check, Measure } from '../monitor/check.ts';
import { overlapping } from '../time/span.ts';
import { zoneOffset } from '../time/zone.ts';
import type { ZonedDay } from '../time/zoned-day.ts';
import { type Histogram, mergedHistogram } from './histogram.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** What is counted of checks that were answered: how long each part of it took. */
export const answerTimes = [
  'latencyMs',
  'firstReplyMs',
  'queueWaitSeconds',
  'deliveryMs',
] as const satisfies readonly ('latencyMs' | Measure)[];
export type AnswerTime = (typeof answerTimes)[number];

/** The answer times of some checks; empty histograms for what none of them has measured. */
export type AnswerTimes = Readonly<Record<AnswerTime, Histogram>>;

/** The answer times of one monitor, from all locations, in the hour from `start` (UTC ms) on. */
export type HourOfAnswers = Readonly<{ monitor: string; start: number; times: AnswerTimes }>;

/** An answer time of a check; undefined where it was not measured, and where nobody answered. */
export function answerTimeOf(
  { outcome, latencyMs, measures }: Pick<Check, 'outcome' | 'latencyMs' | 'measures'>,
  time: AnswerTime,
): number | undefined {
  if (outcome !== 'up' && outcome !== 'degraded') return undefined;
  return time === 'latencyMs' ? latencyMs : measures[time];
}

/** The hour that an instant lies in, by its start; UTC milliseconds. */
export function hourOf(instant: number): number {
  return Math.floor(instant / hourMs) * hourMs;
}

/**
 * One answer time by day. Where days of a zone begin within an hour, as at half past, that hour
 * belongs to the day in which it begins.
 */
export function answersByDay(
  hours: readonly HourOfAnswers[],
  time: AnswerTime,
  days: readonly ZonedDay[],
): readonly Readonly<{ date: string; histogram: Histogram }>[] {
  const histograms = grouped(hours, time, ({ start }) => dayOf(start, days)?.date);
  return days.map(({ date }) => ({ date, histogram: histograms.get(date) ?? [] }));
}

/**
 * One answer time by hour of the week in a zone: 168 histograms, the first of Monday 00:00, of the
 * hours that begin within the days. Where clocks show an hour twice, both count for it.
 */
export function answersByHourOfWeek(
  hours: readonly HourOfAnswers[],
  time: AnswerTime,
  days: readonly ZonedDay[],
  timeZone: string,
): readonly Histogram[] {
  const histograms = grouped(hours, time, ({ start }) => {
    const day = dayOf(start, days);
    return day && weekdays.indexOf(weekdayOf(day.date)) * 24 + clockHour(start, day, timeZone);
  });
  return Array.from({ length: weekdays.length * 24 }, (_, hour) => histograms.get(hour) ?? []);
}

function grouped<Group>(
  hours: readonly HourOfAnswers[],
  time: AnswerTime,
  groupOf: (hour: HourOfAnswers) => Group | undefined,
): ReadonlyMap<Group, Histogram> {
  const groups = new Map<Group, Histogram[]>();
  for (const hour of hours) {
    const group = groupOf(hour);
    if (group === undefined) continue;
    const known = groups.get(group);
    if (known) known.push(hour.times[time]);
    else groups.set(group, [hour.times[time]]);
  }
  return new Map([...groups].map(([group, histograms]) => [group, mergedHistogram(histograms)]));
}

function dayOf(instant: number, days: readonly ZonedDay[]): ZonedDay | undefined {
  return overlapping(days, { start: instant, end: instant + 1 })[0];
}

/** The hour that clocks show. Only on days on which they change have they to be asked. */
function clockHour(instant: number, { start, end }: ZonedDay, timeZone: string): number {
  const sinceMidnight =
    end - start === dayMs ? instant - start : instant + zoneOffset(timeZone)(instant);
  return Math.floor((sinceMidnight % dayMs) / hourMs);
}
