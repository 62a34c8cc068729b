import { describe, expect, test } from 'vitest';
import { type CalendarYear, calendarsOf, dayNamesOf, missingYears } from './calendar.ts';

const name = { zh: '测试假日', en: 'Made-up holiday' };
const source = { title: 'Made up', url: 'https://example.com/', published: '2029-11-01' };
const year = (calendar: string, year: number, days: CalendarYear['days'] = []): CalendarYear => ({
  calendar,
  year,
  source,
  days,
});

const years = [
  year('cn', 2030, [{ date: '2030-05-01', kind: 'holiday', name }]),
  year('hk', 2030, [{ date: '2030-12-26', kind: 'holiday', name }]),
  year('cn', 2031, [{ date: '2031-02-08', kind: 'make_up_day', name }]),
];

test('the years of a calendar are put together, and calendars are kept apart', () => {
  const calendars = calendarsOf(years);
  expect([...(calendars.get('cn') ?? [])]).toEqual([
    ['2030-05-01', 'holiday'],
    ['2031-02-08', 'make_up_day'],
  ]);
  expect([...(calendars.get('hk') ?? [])]).toEqual([['2030-12-26', 'holiday']]);
});

test('the names of days are found by calendar and date', () => {
  const names = dayNamesOf(years);
  expect(names.get('cn')?.get('2031-02-08')).toBe(name);
  expect(names.get('hk')?.get('2031-02-08')).toBeUndefined();
  expect(names.get('mo')).toBeUndefined();
});

describe('the year is needed, and from November on the next one', () => {
  const known = [year('cn', 2030), year('hk', 2031)];
  test.each([
    ['cn', '2030-01-01', []],
    ['cn', '2030-10-31', []],
    ['cn', '2030-11-01', [2031]],
    ['cn', '2030-12-31', [2031]],
    ['cn', '2031-01-01', [2031]],
    ['cn', '2029-12-01', [2029]],
    ['cn', '2031-11-01', [2031, 2032]],
    ['hk', '2030-11-01', [2030]],
    ['mo', '2030-06-01', [2030]],
  ])('%s on %s lacks %j', (calendar, date, missing) => {
    expect(missingYears(calendar, known, date)).toEqual(missing);
  });
});
