import type { Language } from '../domain/localized.ts';
import type { ReadWhen } from '../domain/status/read-when.ts';

const dayMs = 24 * 60 * 60 * 1000;
const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/**
 * Where and when a text is read: IANA zone, its minutes before UTC, the ISO date of the day that it was
 * written, and whether it is read then; who reads it later is told the day of each instant.
 */
export type Reading = Readonly<{
  timeZone: string;
  offsetMinutes: number;
  today: string;
  readWhen: ReadWhen;
}>;

/** The circumstances of reading what is written at an instant (UTC ms). */
export function readingAt(timeZone: string, now: number, readWhen: ReadWhen = 'now'): Reading {
  const today = format('date', 'en', timeZone).format(now);
  return { timeZone, offsetMinutes: offsetMinutes(timeZone, now), today, readWhen };
}

/** `UTC+8`, `UTC+5:30`, `UTC−3`, `UTC`. */
export function offsetFromUtc({ offsetMinutes }: Reading): string {
  if (offsetMinutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(offsetMinutes) / 60);
  const minutes = Math.abs(offsetMinutes) % 60;
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `UTC${offsetMinutes > 0 ? '+' : '−'}${hours}${rest}`;
}

/** From the form in which Intl prints it: `GMT`, `GMT+8`, `GMT-3:30`. */
function offsetMinutes(timeZone: string, instant: number): number {
  const printed = format('offset', 'en', timeZone).format(instant);
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d+)(?::(\d+))?$/.exec(printed) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Hours, minutes and seconds: `14:26:05`. */
export function clockTime(instant: number, language: Language, { timeZone }: Reading): string {
  return format('clock', language, timeZone).format(instant);
}

/** Day and month, with the year only where it is not this one: `20 Nov`, `11月20日`. */
export function calendarDay(date: string, language: Language, reading: Reading): string {
  const thisYear = date.slice(0, 4) === reading.today.slice(0, 4);
  const shape = thisYear ? 'day' : 'dayOfYear';
  const key = `${shape} ${language} ${date}`;
  const known = printedDays.get(key);
  if (known !== undefined) return known;
  const printed = format(shape, language, 'UTC').format(Date.parse(`${date}T00:00:00Z`));
  if (printedDays.size >= mostPrintedDays) printedDays.clear();
  printedDays.set(key, printed);
  return printed;
}

/** The same ninety days are printed in every table of every page. */
const printedDays = new Map<string, string>();
const mostPrintedDays = 2000;

/** A month (`YYYY-MM`) with its year: `October 2026`, `2026年10月`. */
export function monthName(month: string, language: Language): string {
  return format('month', language, 'UTC').format(Date.parse(`${month}-01T00:00:00Z`));
}

/** A month without its year: `Oct`, `10月`. */
export function shortMonth(month: string, language: Language): string {
  return format('monthOfYear', language, 'UTC').format(Date.parse(`${month}-01T00:00:00Z`));
}

/** An instant to the minute on its day: `20 Nov 14:05`, `11月20日 14:05`. */
export function dayTime(instant: number, language: Language, reading: Reading): string {
  const date = format('date', 'en', reading.timeZone).format(instant);
  return `${calendarDay(date, language, reading)} ${minuteTime(instant, language, reading)}`;
}

/** Hours and minutes: `14:05`. */
export function minuteTime(instant: number, language: Language, { timeZone }: Reading): string {
  return format('minute', language, timeZone).format(instant);
}

/** An instant in the past, as short as it stays clear: `14:05`, `yesterday 14:05`, `20 Nov 14:05`. */
export function pastTime(instant: number, language: Language, reading: Reading): string {
  if (reading.readWhen === 'later') return dayTime(instant, language, reading);
  const time = format('minute', language, reading.timeZone).format(instant);
  const date = format('date', 'en', reading.timeZone).format(instant);
  const daysAgo = (Date.parse(reading.today) - Date.parse(date)) / dayMs;
  if (daysAgo === 0) return time;
  if (daysAgo === 1) return `${yesterday[language]} ${time}`;
  return `${calendarDay(date, language, reading)} ${time}`;
}

/**
 * An instant to come, as short as it stays clear: `18:00`, `tomorrow 09:00`, `Mon 09:00` within a
 * week, `1 Dec 09:00`.
 */
export function futureTime(instant: number, language: Language, reading: Reading): string {
  const { timeZone, today, readWhen } = reading;
  if (readWhen === 'later') return dayTime(instant, language, reading);
  const time = format('minute', language, timeZone).format(instant);
  const date = format('date', 'en', timeZone).format(instant);
  const daysAhead = (Date.parse(date) - Date.parse(today)) / dayMs;
  if (daysAhead === 0) return time;
  if (daysAhead === 1) return `${tomorrow[language]} ${time}`;
  if (daysAhead < 7) return `${format('weekday', language, timeZone).format(instant)} ${time}`;
  return `${calendarDay(date, language, reading)} ${time}`;
}

const tomorrow: Readonly<Record<Language, string>> = { zh: '明天', en: 'tomorrow' };
const yesterday: Readonly<Record<Language, string>> = { zh: '昨天', en: 'yesterday' };

/** A length of time, rounded down to what people say: `45 s`, `21 min`, `2 h 5 min`, `3 days`. */
export function duration(ms: number, language: Language): string {
  if (ms < 1000) return underOneSecond[language];
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return amount(seconds, 'second', language);
  if (minutes < 60) return amount(minutes, 'minute', language);
  if (hours >= 48) return amount(Math.floor(hours / 24), 'day', language);
  const rest = minutes % 60;
  const whole = amount(hours, 'hour', language);
  return rest === 0 ? whole : `${whole} ${amount(rest, 'minute', language)}`;
}

/** Seconds with one decimal, for answer times: `1.2 s`, and `under 1 s` below. */
export function answerTime(ms: number, language: Language): string {
  if (ms < 1000) return underOneSecond[language];
  return amount(Math.round(ms / 100) / 10, 'second', language);
}

const underOneSecond: Readonly<Record<Language, string>> = { zh: '不到 1 秒', en: 'under 1 s' };

type Unit = 'second' | 'minute' | 'hour' | 'day';

const units: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  zh: { second: '秒', minute: '分钟', hour: '小时', day: '天' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'days' },
};

function amount(count: number, unit: Unit, language: Language): string {
  return `${count} ${units[language][unit]}`;
}

const shapes = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { weekday: 'short' },
  day: { day: 'numeric', month: 'short' },
  dayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  monthOfYear: { month: 'short' },
  offset: { timeZoneName: 'shortOffset' },
  date: { day: '2-digit', month: '2-digit', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it, so each is kept. */
function format(shape: keyof typeof shapes, language: Language, timeZone: string) {
  const key = `${shape} ${language} ${timeZone}`;
  // Swedish dates are ISO dates.
  const locale = shape === 'date' ? 'sv-SE' : locales[language];
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...shapes[shape] });
  formats.set(key, made);
  return made;
}
