import { describe, expect, test } from 'vitest';
import { hoursOf, madeUpCalendar } from '../../../tests/support/hours.ts';
import type { ServiceHours } from './service-hours.ts';
import { staffedSpans } from './staffing.ts';

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

/** What holds on one local day in Shanghai, such as `09:00-12:00, 13:00-18:00 reduced`. */
function dayIn(hours: ServiceHours, date: string): string {
  const start = Date.parse(`${date}T00:00+08:00`);
  const clock = (instant: number) => {
    const minutes = (instant - start) / minuteMs;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };
  const spans = staffedSpans(hours, madeUpCalendar, { start, end: start + dayMs });
  const texts = spans.map(
    (span) =>
      `${clock(span.start)}-${clock(span.end)}${span.staffing === 'reduced' ? ' reduced' : ''}`,
  );
  return texts.join(', ') || 'closed';
}

// 2 November 2026 is a Monday.
describe('a week', () => {
  const hours = hoursOf({
    week: {
      mon: '09:00-12:00, 13:00-18:00',
      'tue-wed': '08:30-20:15',
      thu: '00:00-24:00',
      fri: '07:00-09:00 reduced, 09:00-17:00, 17:00-22:00 reduced',
      sat: '10:00-16:00 reduced',
      sun: 'closed',
    },
  });
  test.each([
    ['2026-11-02', '09:00-12:00, 13:00-18:00'],
    ['2026-11-03', '08:30-20:15'],
    ['2026-11-04', '08:30-20:15'],
    ['2026-11-05', '00:00-24:00'],
    ['2026-11-06', '07:00-09:00 reduced, 09:00-17:00, 17:00-22:00 reduced'],
    ['2026-11-07', '10:00-16:00 reduced'],
    ['2026-11-08', 'closed'],
    ['2026-11-09', '09:00-12:00, 13:00-18:00'],
    ['2024-02-29', '00:00-24:00'],
    ['2024-02-28', '08:30-20:15'],
    ['2024-03-01', '07:00-09:00 reduced, 09:00-17:00, 17:00-22:00 reduced'],
    ['2026-12-31', '00:00-24:00'],
    ['2027-01-01', '07:00-09:00 reduced, 09:00-17:00, 17:00-22:00 reduced'],
    ['1969-12-29', '09:00-12:00, 13:00-18:00'],
  ])('%s: %s', (date, expected) => {
    expect(dayIn(hours, date)).toBe(expected);
  });
});

describe('spans over midnight belong to the day on which they begin', () => {
  const hours = hoursOf({
    week: {
      mon: '22:00-02:00',
      tue: '18:00-24:00',
      wed: '20:00-00:00',
      thu: '00:00-06:00, 22:00-06:00 reduced',
      sat: '12:00-11:59',
    },
  });
  test.each([
    ['2026-11-02', '22:00-24:00'],
    ['2026-11-03', '00:00-02:00, 18:00-24:00'],
    ['2026-11-04', '20:00-24:00'],
    ['2026-11-05', '00:00-06:00, 22:00-24:00 reduced'],
    ['2026-11-06', '00:00-06:00 reduced'],
    ['2026-11-07', '12:00-24:00'],
    ['2026-11-08', '00:00-11:59'],
    ['2026-11-09', '22:00-24:00'],
  ])('%s: %s', (date, expected) => {
    expect(dayIn(hours, date)).toBe(expected);
  });
});

describe('spans that touch are one, and spans that overlap count once, open before reduced', () => {
  const closed = hoursOf({ week: { mon: '09:00-10:00' } });
  const monday = (
    ...spans: readonly (readonly [from: number, until: number, kind?: 'reduced'])[]
  ) => {
    if (closed.kind !== 'weekly') throw new Error('These hours are weekly.');
    const [season] = closed.seasons;
    if (!season) throw new Error('There is always a season.');
    const mon = spans.map(([from, until, staffing = 'open' as const]) => ({
      from: from * 60,
      until: until * 60,
      staffing,
    }));
    return { ...closed, seasons: [{ ...season, week: { ...season.week, mon } }] };
  };
  test.each([
    ['open, touching', monday([9, 12], [12, 18]), '09:00-18:00'],
    ['open, out of order', monday([13, 18], [9, 12]), '09:00-12:00, 13:00-18:00'],
    ['open, overlapping', monday([9, 14], [12, 18]), '09:00-18:00'],
    ['open, one within the other', monday([9, 18], [12, 13]), '09:00-18:00'],
    [
      'one within reduced',
      monday([8, 20, 'reduced'], [9, 18]),
      '08:00-09:00 reduced, 09:00-18:00, 18:00-20:00 reduced',
    ],
    ['reduced within one', monday([9, 18], [12, 13, 'reduced']), '09:00-18:00'],
    [
      'reduced at the end',
      monday([9, 18], [17, 20, 'reduced']),
      '09:00-18:00, 18:00-20:00 reduced',
    ],
    [
      'reduced at the start',
      monday([7, 10, 'reduced'], [9, 18]),
      '07:00-09:00 reduced, 09:00-18:00',
    ],
    ['the same time', monday([9, 18, 'reduced'], [9, 18]), '09:00-18:00'],
    [
      'reduced over two',
      monday([9, 10], [11, 12], [8, 13, 'reduced']),
      '08:00-09:00 reduced, 09:00-10:00, 10:00-11:00 reduced, 11:00-12:00, 12:00-13:00 reduced',
    ],
    ['reduced twice', monday([8, 12, 'reduced'], [10, 14, 'reduced']), '08:00-14:00 reduced'],
    ['an empty span', monday([9, 9], [10, 11]), '10:00-11:00'],
  ])('%s', (_, hours, expected) => {
    expect(dayIn(hours, '2026-11-02')).toBe(expected);
  });
});

describe('a bot makes closed time reduced, and open time stays open', () => {
  const bot = { 'mon-fri': '00:00-24:00', sat: '08:00-12:00' };
  const hours = hoursOf({
    calendar: 'cn',
    week: { mon: '09:00-18:00', tue: '20:00-02:00', sat: '10:00-14:00' },
    specialDays: [{ date: '2026-11-16', hours: 'closed' }],
    bot,
  });
  test.each([
    ['2026-11-02', '00:00-09:00 reduced, 09:00-18:00, 18:00-24:00 reduced'],
    ['2026-11-03', '00:00-20:00 reduced, 20:00-24:00'],
    ['2026-11-04', '00:00-02:00, 02:00-24:00 reduced'],
    ['2026-11-07', '08:00-10:00 reduced, 10:00-14:00'],
    ['2026-11-08', 'closed'],
    // Whether people have a day off is nothing to a bot.
    ['2026-11-16', '00:00-24:00 reduced'],
    ['2030-05-02', '00:00-24:00 reduced'],
    ['2030-05-04', '08:00-12:00 reduced'],
    ['2030-05-05', 'closed'],
  ])('%s: %s', (date, expected) => {
    expect(dayIn(hours, date)).toBe(expected);
  });
});

describe('seasons hold from their date on', () => {
  const hours = hoursOf({
    calendar: 'cn',
    week: { 'mon-fri': '09:00-18:00' },
    onHolidays: '10:00-12:00',
    seasons: [
      { from: '2026-07-01', week: { 'mon-fri': '08:00-17:00', sat: '09:00-12:00' } },
      { from: '2026-09-01', week: { mon: '20:00-04:00' }, makeUpAs: 'wed' },
      { from: '2030-05-02', week: { 'mon-fri': '10:00-11:00' }, onHolidays: '14:00-15:00' },
    ],
  });
  test.each([
    ['1999-12-31', '09:00-18:00'],
    ['2026-06-30', '09:00-18:00'],
    ['2026-07-01', '08:00-17:00'],
    ['2026-07-04', '09:00-12:00'],
    ['2026-06-27', 'closed'],
    // 31 August is the last Monday of its season; the span of the next one begins on 7 September.
    ['2026-08-31', '08:00-17:00'],
    ['2026-09-01', 'closed'],
    ['2026-09-07', '20:00-24:00'],
    ['2026-09-08', '00:00-04:00'],
    // What a season leaves out stays as it was: holidays of 2026 in 2030, Wednesday's nothing.
    ['2030-05-01', '10:00-12:00'],
    ['2030-04-28', 'closed'],
    ['2030-05-02', '14:00-15:00'],
    ['2030-05-06', '10:00-11:00'],
    ['2030-05-11', '10:00-11:00'],
  ])('%s: %s', (date, expected) => {
    expect(dayIn(hours, date)).toBe(expected);
  });
});

describe('special days go before official ones, and those before the week', () => {
  const week = {
    mon: '09:00-12:00',
    'tue-fri': '09:00-18:00',
    sat: '10:00-16:00 reduced',
  };
  const plain = hoursOf({ calendar: 'cn', week });
  const some = hoursOf({
    calendar: 'cn',
    week,
    onHolidays: '12:00-14:00 reduced',
    makeUpAs: 'fri',
  });
  const special = hoursOf({
    calendar: 'cn',
    week,
    specialDays: [
      { date: '2030-05-01', hours: '08:00-09:00' },
      { date: '2030-05-11', hours: 'closed' },
      { date: '2030-04-30', hours: '22:00-03:00' },
      { date: '2030-05-07', hours: 'closed' },
      { date: '2030-05-12', hours: '10:00-11:00 reduced, 11:00-12:00' },
      { date: '2028-02-29', hours: 'closed' },
    ],
  });
  const without = hoursOf({ week });
  test.each([
    ['a holiday is closed', plain, '2030-05-01', 'closed'],
    ['the last day of a holiday, a Sunday', plain, '2030-05-05', 'closed'],
    ['a holiday on a Saturday', plain, '2030-05-04', 'closed'],
    ['the day before a holiday', plain, '2030-04-30', '09:00-18:00'],
    ['the day after a holiday', plain, '2030-05-06', '09:00-12:00'],
    ['a make-up Sunday has the hours of Monday', plain, '2030-04-28', '09:00-12:00'],
    ['a make-up Saturday has the hours of Monday', plain, '2030-05-11', '09:00-12:00'],
    ['a Saturday that is none', plain, '2030-05-18', '10:00-16:00 reduced'],
    ['a Sunday that is none', plain, '2030-05-12', 'closed'],
    ['a year that the calendar does not know', plain, '2031-05-01', '09:00-18:00'],
    ['a holiday with hours', some, '2030-05-03', '12:00-14:00 reduced'],
    ['a make-up day as Friday', some, '2030-05-11', '09:00-18:00'],
    ['no calendar, no holiday', without, '2030-05-01', '09:00-18:00'],
    ['no calendar, no make-up day', without, '2030-05-11', '10:00-16:00 reduced'],
    ['a special holiday', special, '2030-05-01', '00:00-03:00, 08:00-09:00'],
    ['a special make-up day', special, '2030-05-11', 'closed'],
    ['a special evening', special, '2030-04-30', '22:00-24:00'],
    ['a special day off', special, '2030-05-07', 'closed'],
    ['a special Sunday', special, '2030-05-12', '10:00-11:00 reduced, 11:00-12:00'],
    ['a special leap day', special, '2028-02-29', 'closed'],
    ['the day after a special one', special, '2028-03-01', '09:00-18:00'],
  ])('%s', (_, hours, date, expected) => {
    expect(dayIn(hours, date)).toBe(expected);
  });
});

describe('what is always staffed', () => {
  const always = hoursOf('always');
  test.each([
    ['a day', '2026-11-02', '00:00-24:00'],
    ['a leap day', '2024-02-29', '00:00-24:00'],
  ])('is open on %s', (_, date, expected) => {
    expect(dayIn(always, date)).toBe(expected);
  });

  test('and an empty span holds nothing', () => {
    const empty = { start: 5, end: 5 };
    expect(staffedSpans(always, new Map(), empty)).toEqual([]);
    const hours = hoursOf({ week: { 'mon-sun': '00:00-24:00' } });
    expect(staffedSpans(hours, new Map(), empty)).toEqual([]);
  });
});
