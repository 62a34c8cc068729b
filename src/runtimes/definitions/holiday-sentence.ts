import type { OfficialDay } from '../../domain/hours/calendar.ts';
import { type Weekday, weekdayOf, weekdays } from '../../domain/hours/service-hours.ts';
import { isDate } from '../../domain/time/date.ts';

/** The days that a sentence is about, or why it is refused. */
export type SentenceRead = readonly Omit<OfficialDay, 'name'>[] | Readonly<{ fault: string }>;

const dayMs = 24 * 60 * 60 * 1000;
const weekdaySigns = ['一', '二', '三', '四', '五', '六', '日'];

/** `2月15日(农历腊月二十八、周日)`; the month may be left out, as in `至3日(周六)`. */
const writtenDay = /(?:(?<month>\d{1,2})月)?(?<day>\d{1,2})日\((?<notes>[^()]*)\)/;

/** A fault that ends the reading of a sentence. */
class Unreadable extends Error {}

/**
 * Reads one sentence of a notice, without its full stop and in narrow punctuation: a break
 * (`1月1日(周四)至3日(周六)放假调休,共3天`) or days that are worked (`1月4日(周日)上班`).
 */
export function readSentence(sentence: string, year: number): SentenceRead {
  try {
    const work = /^(?<days>.+)上班$/.exec(sentence)?.groups?.days;
    return work ? workedDays(work, year) : daysOff(sentence, year);
  } catch (error) {
    if (error instanceof Unreadable) return { fault: `"${sentence}": ${error.message}` };
    throw error;
  }
}

function workedDays(days: string, year: number): SentenceRead {
  // Notes in brackets hold the same comma.
  const written = days.split(/、(?=\d)/);
  return written.map((one) => ({ date: readDay(one, year).date, kind: 'make_up_day' }));
}

function daysOff(sentence: string, year: number): SentenceRead {
  const pattern =
    /^(?<first>[^至]+?\))(?:至(?<last>.+?\)))?放假(?:调休)?(?:,共)?(?<count>\d{1,2})天(?:,不调休)?$/;
  const { first = '', last, count } = pattern.exec(sentence)?.groups ?? {};
  if (!first) throw new Unreadable('cannot be read; it is worded in a new way');
  const from = readDay(first, year);
  const until = last === undefined ? from : readDay(last, year, from.month);
  const days: Omit<OfficialDay, 'name'>[] = [];
  for (let at = Date.parse(from.date); at <= Date.parse(until.date); at += dayMs) {
    days.push({ date: new Date(at).toISOString().slice(0, 10), kind: 'holiday' });
  }
  if (days.length === Number(count)) return days;
  throw new Unreadable(
    `says ${count} days, but from its first to its last there are ${days.length}`,
  );
}

function readDay(text: string, year: number, monthBefore?: string) {
  const match = writtenDay.exec(text);
  const { month = monthBefore, day = '', notes = '' } = match?.groups ?? {};
  if (match?.[0] !== text || month === undefined) {
    throw new Unreadable(`"${text}" is not a date with its day of the week`);
  }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  checkWeekday(text, date, weekdayIn(notes));
  return { date, month };
}

/** The day of the week among the notes of a date; other notes are dates of the Chinese calendar. */
function weekdayIn(notes: string): Weekday | undefined {
  const other = notes.split('、').filter((note) => !note.startsWith('农历'));
  const sign = /^(?:周|星期)(.)$/.exec(other.join('、'))?.[1] ?? '';
  return weekdays[weekdaySigns.indexOf(sign)];
}

function checkWeekday(text: string, date: string, weekday: Weekday | undefined): void {
  if (weekday === undefined) throw new Unreadable(`"${text}" has no day of the week`);
  if (!isDate(date)) throw new Unreadable(`"${text}" is wrong: there is no ${date}`);
  if (weekdayOf(date) !== weekday) {
    throw new Unreadable(`"${text}" is wrong: ${date} is not that day of the week`);
  }
}
