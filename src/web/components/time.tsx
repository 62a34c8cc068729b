import type { Language } from '../../domain/localized.ts';
import type { Span } from '../../domain/time/span.ts';
import { dateIn } from '../../domain/time/zoned-day.ts';
import {
  clockTime,
  dayTime,
  futureTime,
  minuteTime,
  offsetFromUtc,
  pastTime,
  type Reading,
  readingAt,
} from '../../i18n/time.ts';

type TimeProps = Readonly<{ instant: number; language: Language; reading: Reading }>;

/** An instant to the minute, in the zone of the site. */
export function PastTime({ instant, language, reading }: TimeProps) {
  return <time datetime={isoTime(instant)}>{pastTime(instant, language, reading)}</time>;
}

/** An instant to the second, in the zone of the site. */
export function ClockTime({ instant, language, reading }: TimeProps) {
  return <time datetime={isoTime(instant)}>{clockTime(instant, language, reading)}</time>;
}

/** An instant to come, to the minute, in the zone of the site. */
export function FutureTime({ instant, language, reading }: TimeProps) {
  return <time datetime={isoTime(instant)}>{futureTime(instant, language, reading)}</time>;
}

/** An instant to the minute on its day, with the offset that the zone of the site then has. */
export function FullTime({ instant, language, reading }: TimeProps) {
  const offset = offsetFromUtc(readingAt(reading.timeZone, instant));
  return (
    <time datetime={isoTime(instant)}>
      {dayTime(instant, language, reading)} <small>{offset}</small>
    </time>
  );
}

type PeriodProps = Omit<TimeProps, 'instant'> & Readonly<{ span: Span }>;

/** From one instant to another, the day of the second only where it is another one. */
export function Period({ span: { start, end }, language, reading }: PeriodProps) {
  const { timeZone } = reading;
  const until = dateIn(timeZone, start) === dateIn(timeZone, end) ? minuteTime : dayTime;
  return (
    <>
      <time datetime={isoTime(start)}>{dayTime(start, language, reading)}</time>
      {' – '}
      <time datetime={isoTime(end)}>{until(end, language, reading)}</time>
    </>
  );
}

function isoTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
