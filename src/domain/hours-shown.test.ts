import { describe, expect, it } from 'vitest';
import { hoursOf, madeUpCalendar } from '../../tests/support/hours.ts';
import { hoursShown } from './hours-shown.ts';
import type { Calendar } from './service-hours.ts';

const noDays: Calendar = new Map();
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

  it('name holidays and make-up days to come, and special days before them', () => {
    const hours = hoursOf({
      week: { 'mon-fri': '09:00-18:00' },
      calendar: 'cn',
      specialDays: [{ date: '2030-05-02', hours: '10:00-12:00' }],
    });
    expect(hoursShown(hours, madeUpCalendar, '2030-04-20')?.otherDays).toEqual([
      { first: '2030-04-28', last: '2030-04-28', kind: 'make_up_day', spans: [day(9, 18)] },
      { first: '2030-05-01', last: '2030-05-01', kind: 'holiday', spans: [] },
      { first: '2030-05-02', last: '2030-05-02', kind: 'special', spans: [day(10, 12)] },
      // The fourth and the fifth are a weekend, on which nobody is there anyway.
      { first: '2030-05-03', last: '2030-05-03', kind: 'holiday', spans: [] },
      { first: '2030-05-11', last: '2030-05-11', kind: 'make_up_day', spans: [day(9, 18)] },
    ]);
  });

  it('name what is today, and nothing that is over or far away', () => {
    const hours = hoursOf({ week: { 'mon-sun': '09:00-18:00' }, calendar: 'cn' });
    const named = (today: string) =>
      hoursShown(hours, madeUpCalendar, today)?.otherDays.map(({ first, last }) => [first, last]);
    expect(named('2030-05-05')).toEqual([['2030-05-05', '2030-05-05']]);
    expect(named('2030-05-06')).toEqual([]);
    expect(named('2030-03-01')).toEqual([]);
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
