import { describe, expect, test } from 'vitest';
import year2025 from '../../../calendars/cn-2025.json' with { type: 'json' };
import year2026 from '../../../calendars/cn-2026.json' with { type: 'json' };
import { calendarSchema } from '../../actions/written/calendar.ts';
import { readHolidayNotice } from './holiday-notice.ts';

/** The numbered lines as the State Council published them; the cited pages hold the whole text. */
const lines2026 = [
  '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
  '二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。',
  '三、清明节：4月4日（周六）至6日（周一）放假，共3天。',
  '四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。',
  '五、端午节：6月19日（周五）至21日（周日）放假，共3天。',
  '六、中秋节：9月25日（周五）至27日（周日）放假，共3天。',
  '七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。',
];
const lines2025 = [
  '一、元旦：1月1日（周三）放假1天，不调休。',
  '二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。',
  '三、清明节：4月4日（周五）至6日（周日）放假，共3天。',
  '四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。',
  '五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。',
  '六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。',
];

function notice(year: number, published: string, lines: readonly string[]): string {
  return [
    `国务院办公厅关于${year}年\n部分节假日安排的通知`,
    '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
    `　　经国务院批准，现将${year}年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。`,
    ...lines.map((line) => `　　${line}`),
    '　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。',
    `国务院办公厅\n${published}\n`,
  ].join('\n\n');
}

describe('a shipped year is what its notice says', () => {
  test.each([
    ['2025', notice(2025, '2024年11月12日', lines2025), year2025],
    ['2026', notice(2026, '2025年11月4日', lines2026), year2026],
  ])('%s', (_, text, shipped) => {
    const { year, source, days } = shipped;
    const { title, published } = source;
    expect(readHolidayNotice(text)).toEqual({
      kind: 'read',
      notice: { year, title, published, days },
    });
    expect(calendarSchema.parse(shipped)).toEqual(shipped);
  });

  test('also where a page has narrow punctuation', () => {
    const text = notice(2026, '2025年11月4日', lines2026);
    const narrow = text.replace(/[：（），]/g, (sign) => sign.normalize('NFKC'));
    expect(narrow).not.toBe(text);
    expect(readHolidayNotice(narrow)).toEqual(readHolidayNotice(text));
  });

  test('and no day of 2026 is a surprise', () => {
    const worked = year2026.days.filter(({ kind }) => kind === 'make_up_day');
    expect(worked.map(({ date }) => date.slice(5))).toEqual([
      '01-04',
      '02-14',
      '02-28',
      '05-09',
      '09-20',
      '10-10',
    ]);
    expect(year2026.days).toHaveLength(33 + worked.length);
  });
});

describe('a notice is refused', () => {
  const replaced = (before: string, after: string) => {
    const text = notice(2026, '2025年11月4日', lines2026);
    expect(text).toContain(before);
    return text.replace(before, after);
  };
  test.each([
    [
      'without its title',
      '部分节假日安排的通知',
      '放假通知',
      'the title 国务院办公厅关于…年部分节假日安排的通知 is missing',
    ],
    ['without its date', '2025年11月4日', '', 'the date below 国务院办公厅 at its end is missing'],
    [
      'that announces nothing',
      '现将2026年',
      '',
      'the sentence 现将…年…放假调休日期 that announces the holidays is missing',
    ],
    [
      'that lacks a line',
      '　　六、中秋节',
      '　　中秋节',
      'the announced holiday "中秋节" has no numbered line',
    ],
    [
      'that has a line twice',
      '六、中秋节',
      '六、中秋节、国庆节',
      'the holiday "国庆节" has a second numbered line',
    ],
    [
      'with a holiday that is new',
      '六、中秋节',
      '六、中秋节、重阳节',
      'the holiday "重阳节" is not known',
    ],
    [
      'with a wrong day of the week',
      '5月9日（周六）',
      '5月9日（周日）',
      '"5月9日(周日)上班": "5月9日(周日)" is wrong: 2026-05-09 is not that day of the week',
    ],
    [
      'with a wrong first day',
      '4月4日（周六）至',
      '4月3日（周六）至',
      '"4月3日(周六)至6日(周一)放假,共3天": "4月3日(周六)" is wrong: 2026-04-03 is not that day of the week',
    ],
    [
      'with a wrong number of days',
      '共9天',
      '共8天',
      '"2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共8天": says 8 days, but from its first to its last there are 9',
    ],
    [
      'that ends before it begins',
      '1月1日（周四）至3日（周六）',
      '1月3日（周六）至1日（周四）',
      '"1月3日(周六)至1日(周四)放假调休,共3天": says 3 days, but from its first to its last there are 0',
    ],
    [
      'without a day of the week',
      '1月4日（周日）上班',
      '1月4日（农历十六）上班',
      '"1月4日(农历十六)上班": "1月4日(农历十六)" has no day of the week',
    ],
    [
      'with a date alone',
      '1月4日（周日）上班',
      '1月4日上班',
      '"1月4日上班": "1月4日" is not a date with its day of the week',
    ],
    [
      'with a day that does not exist',
      '6月19日（周五）至21日（周日）',
      '6月19日（周五）至31日（周三）',
      '"6月19日(周五)至31日(周三)放假,共3天": "31日(周三)" is wrong: there is no 2026-06-31',
    ],
    [
      'with a day of the year before',
      '1月1日（周四）至',
      '2025年12月31日（周三）至',
      '"2025年12月31日(周三)至3日(周六)放假调休,共3天": "2025年12月31日(周三)" is not a date with its day of the week',
    ],
    // As notices were worded until 2024.
    [
      'without a number of days',
      '1月1日（周四）至3日（周六）放假调休，共3天',
      '1月1日放假，与周末连休',
      '"1月1日放假,与周末连休": cannot be read; it is worded in a new way',
    ],
    [
      'without days of the week',
      '5月1日（周五）至5日（周二）',
      '5月1日至5日',
      '"5月1日至5日放假调休,共5天": cannot be read; it is worded in a new way',
    ],
    [
      'with advice',
      '1月4日（周日）上班。',
      '1月4日（周日）上班。鼓励各单位安排职工休息。',
      '"鼓励各单位安排职工休息": cannot be read; it is worded in a new way',
    ],
  ])('%s', (_, before, after, fault) => {
    expect(readHolidayNotice(replaced(before, after))).toEqual({
      kind: 'refused',
      faults: [fault],
    });
  });
});
