import type { OfficialDay } from '../../domain/hours/calendar.ts';
import { readSentence } from './holiday-sentence.ts';

/** What a notice says, or everything in it that cannot be read or contradicts itself. */
export type NoticeRead =
  | Readonly<{ kind: 'read'; notice: HolidayNotice }>
  | Readonly<{ kind: 'refused'; faults: readonly string[] }>;

/** A notice on the holidays of one year: its title, its date, and the days by date. */
export type HolidayNotice = Readonly<{
  year: number;
  title: string;
  published: string;
  days: readonly OfficialDay[];
}>;

/** The holidays that the State Council names, with their English names. */
const englishNames: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

/**
 * Reads the notice of the State Council on the holidays of a year (国务院办公厅关于…年部分节假日
 * 安排的通知): a numbered line per break, each date with its day of the week, each break with the
 * number of its days. Both are checked, and so is that no announced holiday is left out.
 */
export function readHolidayNotice(text: string): NoticeRead {
  const lines = text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.replace(/\s/g, ''));
  const whole = lines.join('');
  const [title, year] = /国务院办公厅关于(\d{4})年部分节假日安排的通知/.exec(whole) ?? [];
  const published = publishedIn(whole);
  if (!title) return refused('the title 国务院办公厅关于…年部分节假日安排的通知 is missing');
  if (!published) return refused('the date below 国务院办公厅 at its end is missing');
  const items = lines.flatMap(itemIn);
  const read = items.map((item) => readItem(item, Number(year)));
  const faults = [...read.flatMap((one) => one.faults), ...leftOut(whole, items)];
  if (faults.length > 0) return refused(...faults);
  const days = read.flatMap((one) => one.days).sort((a, b) => (a.date < b.date ? -1 : 1));
  return { kind: 'read', notice: { year: Number(year), title, published, days } };
}

/** A numbered line: the holidays that it is about, and what it says of them. */
type Item = Readonly<{ names: readonly string[]; sentences: readonly string[] }>;

function publishedIn(whole: string): string | null {
  const [, year, month = '', day = ''] =
    /.*国务院办公厅(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(whole) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

function refused(...faults: readonly string[]): NoticeRead {
  return { kind: 'refused', faults };
}

function itemIn(line: string): readonly Item[] {
  const [, names, rest = ''] = /^[一二三四五六七八九十]+、([^:]+):(.*)$/.exec(line) ?? [];
  if (!names) return [];
  return [{ names: names.split('、'), sentences: rest.split('。').filter(Boolean) }];
}

function readItem({ names, sentences }: Item, year: number) {
  const read = sentences.map((sentence) => readSentence(sentence, year));
  const unknown = names.filter((name) => !englishNames[name]);
  const faults = [
    ...unknown.map((name) => `the holiday "${name}" is not known`),
    ...read.flatMap((one) => ('fault' in one ? one.fault : [])),
  ];
  const english = names.map((one) => englishNames[one] ?? one);
  const name = { zh: names.join('、'), en: english.join(' and ') };
  const days = read.flatMap((one) => ('fault' in one ? [] : one));
  return { faults, days: days.map((day): OfficialDay => ({ ...day, name })) };
}

/** The first sentence of a notice announces all holidays. */
function leftOut(whole: string, items: readonly Item[]): readonly string[] {
  const announced = /现将\d{4}年(.+?)放假调休日期/.exec(whole)?.[1]?.split(/[、和]/);
  if (!announced)
    return ['the sentence 现将…年…放假调休日期 that announces the holidays is missing'];
  const told = items.flatMap(({ names }) => names);
  return [
    ...announced
      .filter((name) => !told.includes(name))
      .map((name) => `the announced holiday "${name}" has no numbered line`),
    ...told
      .filter((name, index) => told.indexOf(name) < index)
      .map((name) => `the holiday "${name}" has a second numbered line`),
  ];
}
