import type { CalendarDay } from '../../domain/hours/service-hours.ts';
import type { Language } from '../../domain/localized.ts';
import { calendarName } from '../calendar-name.ts';

/** The texts around holidays. */
export type ConsoleHolidaysTexts = Readonly<{
  title: string;
  text: string;
  /** How many days of each kind a year has. */
  counts: (days: Readonly<Record<CalendarDay, number>>) => string;
  missing: string;
  write: string;
  change: string;
  /** A year of a calendar, by the id of that. */
  titleOf: (calendar: string, year: number) => string;
  save: string;
  /** A year of any calendar, by name. */
  other: Readonly<{ title: string; calendar: string; hint: string; year: string; open: string }>;
  noSuch: string;
  source: string;
  sourceHint: string;
  sourceTitle: string;
  url: string;
  published: string;
  days: string;
  daysHint: string;
  from: string;
  until: string;
  kind: string;
  kinds: Readonly<Record<CalendarDay, string>>;
  name: Readonly<Record<Language, string>>;
  nobodyFollows: string;
  faults: Readonly<{
    title: string;
    url: string;
    published: string;
    none: string;
    date: string;
    name: string;
  }>;
}>;

export const consoleHolidaysTexts: Readonly<Record<Language, ConsoleHolidaysTexts>> = {
  zh: {
    title: '节假日',
    text: '日期以官方通知为准，不要推算；没有写下的年份，节假日按平常日子算。',
    counts: (days) => `放假 ${days.holiday} 天，调休上班 ${days.make_up_day} 天`,
    missing: '还没有，节假日按平常日子算。',
    write: '写下日期',
    change: '修改',
    titleOf: (calendar, year) => `${calendarName(calendar, 'zh')} ${year} 年放假安排`,
    save: '保存',
    other: {
      title: '别的日历或年份',
      calendar: '日历',
      hint: '小写字母，例如 cn、hk、own。',
      year: '年份',
      open: '打开',
    },
    noSuch: '日历请用小写字母、数字和连字符，年份在 2000 到 2100 之间。',
    source: '出处',
    sourceHint: '日期是从哪份通知抄来的，以后好核对。',
    sourceTitle: '通知标题',
    url: '网址',
    published: '发布日期',
    days: '日期',
    daysHint: '连着的几天写成一行；只有一天就不填“到”。不填日期的行不保存。',
    from: '从',
    until: '到',
    kind: '类别',
    kinds: { holiday: '放假', make_up_day: '调休上班' },
    name: { zh: '名称（中文）', en: '名称（英文）' },
    nobodyFollows: '还没有服务时间使用这个日历。',
    faults: {
      title: '请写通知的标题。',
      url: '请写通知的网址，以 https:// 开头。',
      published: '请填通知发布的日期。',
      none: '请至少写一天。',
      date: '请填这一年里存在的日期，每天只写一次；调休上班只能在周六或周日。',
      name: '请写出这个节日在两种语言里的名称。',
    },
  },
  en: {
    title: 'Holidays',
    text: 'Dates are those of the official notice, never guessed. In a year that is not here, holidays count as ordinary days.',
    counts: (days) => `${days.holiday} days off, ${days.make_up_day} worked weekend days`,
    missing: 'Not here yet: its holidays count as ordinary days.',
    write: 'Write them down',
    change: 'Change',
    titleOf: (calendar, year) => `Holidays of ${year}: ${calendarName(calendar, 'en')}`,
    save: 'Save',
    other: {
      title: 'Another calendar or year',
      calendar: 'Calendar',
      hint: 'In lower-case letters, such as cn, hk or own.',
      year: 'Year',
      open: 'Open',
    },
    noSuch:
      'Name a calendar in lower-case letters, digits and hyphens, and a year from 2000 to 2100.',
    source: 'Source',
    sourceHint: 'The notice that the dates are from, so that somebody can check them later.',
    sourceTitle: 'Title of the notice',
    url: 'Address',
    published: 'Published on',
    days: 'Days',
    daysHint:
      'Days in a row are one line; of a single day leave the end empty. Rows without a date are not kept.',
    from: 'From',
    until: 'Until',
    kind: 'Kind',
    kinds: { holiday: 'Day off', make_up_day: 'Worked weekend day' },
    name: { zh: 'Name (Chinese)', en: 'Name (English)' },
    nobodyFollows: 'No service hours follow this calendar yet.',
    faults: {
      title: 'Write the title of the notice.',
      url: 'Write where the notice can be read, beginning with https://.',
      published: 'Give the date on which it was published.',
      none: 'Write down at least one day.',
      date: 'Give dates of this year that exist, each once; worked days are on a Saturday or Sunday.',
      name: 'Name the holiday in both languages.',
    },
  },
};
