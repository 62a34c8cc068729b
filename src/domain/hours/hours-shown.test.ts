import { describe, expect, it } from 'vitest';
import { hoursOf, madeUpCalendar } from '../../../tests/support/hours.ts';
import { hoursShown } from './hours-shown.ts';

const noDays = { calendar: new Map(), names: new Map() };
const madeUp = { calendar: madeUpCalendar, names: new Map() };
const mayHoliday = { zh: '劳动节', en: 'Labour Day' };
const day = (from: number, until: number) => ({
  from: from * 60,
  until: until * 60,
  staffing: 'open',
});

describe('hours as they are shown', () => {
  it('are none where people are always there', () => {
    expect(hoursShown({ kind: 'always' }, noDays, '2030-04-20')).toBeNull();
  });

  it('put neighbouring days of the same hours together', () => {
    const hours = hoursOf({ week: { 'mon-fri': '09:00-18:00', sun: '10:00-12:00' } });
    expect(hoursShown(hours, noDays, '2030-04-20')?.week).toEqual([
      { first: 'mon', last: 'fri', spans: [day(9, 18)] },
      { first: 'sat', last: 'sat', spans: [] },
      { first: 'sun', last: 'sun', spans: [day(10, 12)] },
    ]);
  });

  it('name holidays and make-up days to come with what they mean, and special days before them', () => {
    const hours = hoursOf({
      week: { 'mon-fri': '09:00-18:00' },
      calendar: 'cn',
      specialDays: [{ date: '2030-05-02', hours: '10:00-12:00' }],
    });
    const names = new Map([...madeUpCalendar.keys()].map((date) => [date, mayHoliday]));
    const found = hoursShown(hours, { calendar: madeUpCalendar, names }, '2030-04-20')?.otherDays;
    expect(found).toEqual(
      [
        ['2030-04-28', '2030-04-28', 'make_up_day', [day(9, 18)], 'mon'],
        ['2030-05-01', '2030-05-01', 'holiday', [], null],
        ['2030-05-02', '2030-05-02', 'special', [day(10, 12)], null],
        // The fourth and the fifth are a weekend, and part of the holiday all the same.
        ['2030-05-03', '2030-05-05', 'holiday', [], null],
        ['2030-05-11', '2030-05-11', 'make_up_day', [day(9, 18)], 'mon'],
      ].map(([first, last, kind, spans, like]) => ({
        first,
        last,
        kind,
        name: mayHoliday,
        spans,
        like,
      })),
    );
  });

  it.each([
    ['a holiday on which nothing changes', { onHolidays: '09:00-18:00' }, '2030-05-01', 'usual'],
    ['a holiday with fewer hours', { onHolidays: '10:00-12:00' }, '2030-05-01', null],
    ['a make-up day that is open anyway', {}, '2030-04-28', 'usual'],
    ['a make-up day with the hours of a Friday', { makeUpAs: 'fri' }, '2030-04-28', 'fri'],
  ] as const)('tell what is usual: %s', (_, changes, date, like) => {
    const week = { 'mon-thu': '09:00-18:00', fri: '09:00-16:00', 'sat-sun': '09:00-18:00' };
    const hours = hoursOf({ week, calendar: 'cn', ...changes });
    const found = hoursShown(hours, madeUp, date)?.otherDays[0];
    expect([found?.first, found?.like, found?.name]).toEqual([date, like, null]);
  });

  it('tell apart two holidays of different names in a row', () => {
    const hours = hoursOf({ week: { 'mon-fri': '09:00-18:00' }, calendar: 'cn' });
    const other = { zh: '青年节', en: 'Youth Day' };
    const names = new Map([['2030-05-04', other]]);
    const shown = hoursShown(hours, { calendar: madeUpCalendar, names }, '2030-05-03');
    expect(shown?.otherDays.map(({ first, last, name }) => [first, last, name])).toEqual([
      ['2030-05-03', '2030-05-03', null],
      ['2030-05-04', '2030-05-04', other],
      ['2030-05-05', '2030-05-05', null],
      ['2030-05-11', '2030-05-11', null],
    ]);
  });

  it('name what is today, and nothing that is over or far away', () => {
    const hours = hoursOf({ week: { 'mon-sun': '09:00-18:00' }, calendar: 'cn' });
    const named = (today: string) =>
      hoursShown(hours, madeUp, today)?.otherDays.map(({ first, last }) => [first, last]);
    expect(named('2030-05-05')?.[0]).toEqual(['2030-05-05', '2030-05-05']);
    expect(named('2030-05-12')).toEqual([]);
    expect(named('2030-02-27')).toEqual([]);
    expect(named('2030-02-28')).toEqual([['2030-04-28', '2030-04-28']]);
  });

  it('announce the next season', () => {
    const week = { 'mon-sun': '08:00-20:00' } as const;
    const hours = hoursOf({
      week: { 'mon-sun': '09:00-18:00' },
      seasons: [{ from: '2030-06-01', week }],
    });
    expect(hoursShown(hours, noDays, '2030-05-01')?.next).toEqual({
      from: '2030-06-01',
      week: [{ first: 'mon', last: 'sun', spans: [day(8, 20)] }],
    });
    expect(hoursShown(hours, noDays, '2030-02-01')?.next).toBeNull();
    expect(hoursShown(hours, noDays, '2030-06-01')?.week[0]?.spans).toEqual([day(8, 20)]);
  });
});
