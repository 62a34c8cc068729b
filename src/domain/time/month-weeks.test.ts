import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthFrom, monthOf, weeksOfMonth } from './month-weeks.ts';
import { daysOfMonth } from './zoned-day.ts';

const datesOf = (month: string) =>
  weeksOfMonth(month, 'Asia/Shanghai').map((week) => week.map((day) => day?.date.slice(8) ?? '--'));

test('a month is told in weeks that begin on Monday', () => {
  expect(datesOf('2026-11')).toEqual([
    ['--', '--', '--', '--', '--', '--', '01'],
    ['02', '03', '04', '05', '06', '07', '08'],
    ['09', '10', '11', '12', '13', '14', '15'],
    ['16', '17', '18', '19', '20', '21', '22'],
    ['23', '24', '25', '26', '27', '28', '29'],
    ['30', '--', '--', '--', '--', '--', '--'],
  ]);
});

test('a February that fits four weeks has four', () => {
  expect(datesOf('2027-02')).toHaveLength(4);
});

test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
])('from %s by %i months it is %s', (month, by, other) => {
  expect(monthFrom(month, by)).toBe(other);
});

test.each([
  '',
  '2026',
  '2026-13',
  '2026-00',
  '1999-12',
  '2100-01',
  '2026-1',
  'x2026-11',
  '2026-11x',
])('"%s" is no month that is shown', (text) => {
  expect(monthOf(text)).toBeNull();
});

test('each day of a month stands once, in order, in whole weeks', () => {
  const months = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.nat(11) });
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
  fc.assert(
    fc.property(months, zones, ({ year, month }, zone) => {
      const text = `${year}-${String(month + 1).padStart(2, '0')}`;
      const weeks = weeksOfMonth(text, zone);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks.flat().filter((day) => day !== null)).toEqual(daysOfMonth(text, zone));
    }),
    { numRuns: 60 },
  );
});
