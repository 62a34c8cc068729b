import type { OtherDays, WeekdayRun } from '../domain/hours/hours-shown.ts';
import { type DaySpan, weekdays } from '../domain/hours/service-hours.ts';
import type { Language } from '../domain/localized.ts';
import { calendarDay, type Reading } from './time.ts';

const minutesOfDay = 24 * 60;

const names: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const words = {
  zh: {
    everyDay: '每天',
    allDay: '全天',
    closed: '休息',
    nextDay: '次日 ',
    reduced: '（人手较少）',
  },
  en: {
    everyDay: 'Every day',
    allDay: 'All day',
    closed: 'Closed',
    nextDay: '',
    reduced: ' (fewer people)',
  },
} as const;

/** Days of the week, counted from 0 for Monday, by their short name: `Mon`, `周一`. */
export function weekdayText(index: number, language: Language): string {
  return names[language][index] ?? '';
}

/** Neighbouring days of the week: `Mon – Fri`, `周一至周五`, `Every day`. */
export function weekdaysText({ first, last }: WeekdayRun, language: Language): string {
  return weekdayIndexesText(weekdays.indexOf(first), weekdays.indexOf(last), language);
}

/** The same of days by their numbers, from 0 for Monday. */
export function weekdayIndexesText(first: number, last: number, language: Language): string {
  if (first === 0 && last === 6) return words[language].everyDay;
  return range(weekdayText(first, language), weekdayText(last, language), language);
}

/** Neighbouring dates: `1 Oct – 7 Oct`, `10月1日至10月7日`. */
export function datesText(
  { first, last }: Pick<OtherDays, 'first' | 'last'>,
  language: Language,
  reading: Reading,
): string {
  const day = (date: string) => calendarDay(date, language, reading);
  return range(day(first), day(last), language);
}

/** The hours of one day: `09:00–12:00, 13:00–18:00 (fewer people)`, or that it is closed. */
export function spansText(spans: readonly DaySpan[], language: Language): string {
  if (spans.length === 0) return words[language].closed;
  return spans.map((span) => spanText(span, language)).join(language === 'zh' ? '，' : ', ');
}

/** From one whole hour to another: `09:00–10:00`. */
export function hourText(from: number, until: number): string {
  return `${clock(from * 60)}–${clock(until * 60)}`;
}

function spanText({ from, until, staffing }: DaySpan, language: Language): string {
  const { allDay, nextDay, reduced } = words[language];
  const nextMorning = until > minutesOfDay;
  const end = `${nextMorning ? nextDay : ''}${clock(nextMorning ? until - minutesOfDay : until)}`;
  const time = from === 0 && until === minutesOfDay ? allDay : `${clock(from)}–${end}`;
  return staffing === 'reduced' ? time + reduced : time;
}

function clock(minutes: number): string {
  const padded = (value: number) => String(value).padStart(2, '0');
  return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

function range(first: string, last: string, language: Language): string {
  if (first === last) return first;
  return language === 'zh' ? `${first}至${last}` : `${first} – ${last}`;
}
