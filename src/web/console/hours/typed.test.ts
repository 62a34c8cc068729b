import { describe, expect, test } from 'vitest';
import { hoursOf } from '../../../../tests/support/hours.ts';
import type { HoursDefinition } from '../../../domain/hours/hours-definition.ts';
import { hoursFields, typedHours } from './typed.ts';

const zone = 'Asia/Shanghai';
const typed = (fields: Readonly<Record<string, string>>) =>
  typedHours(new Map(Object.entries({ kind: 'weekly', ...fields })), zone);

describe('hours that are typed', () => {
  test.each([
    ['09:00-18:00', '09:00-18:00'],
    ['9-18', '09:00-18:00'],
    ['9：00－12：00，13：00～18：00', '09:00-12:00, 13:00-18:00'],
    [' 9:00 – 12:00 ; 13:00 – 18:00 ', '09:00-12:00, 13:00-18:00'],
    ['22点至2点', null],
    ['22:00至02:00', '22:00-02:00'],
    ['0-24', '00:00-24:00'],
  ])('as %s mean %s', (text, meant) => {
    const { hours } = typed({ 'seasons.0.mon.open': text, 'seasons.0.tue.open': '10-11' });
    const week = typeof hours === 'string' ? {} : hours.week;
    if (meant === null) expect(week.mon).toContain('点');
    else expect(week.mon).toBe(meant);
  });

  test('with fewer people are marked so, and empty days are closed', () => {
    expect(typed({ 'seasons.0.sat.open': '9-12', 'seasons.0.sat.reduced': '12-16' }).hours).toEqual(
      {
        ...{ timeZone: zone, week: { sat: '09:00-12:00, 12:00-16:00 reduced' } },
      },
    );
  });

  test('take rows without a date for nothing, and put the others in order', () => {
    const { hours, seasonRows, dayRows } = typed({
      ...{
        'seasons.0.mon.open': '9-18',
        'seasons.1.from': '2030-03-01',
        'seasons.1.mon.open': '10-18',
      },
      ...{ 'seasons.2.from': '2030-01-01', 'seasons.2.mon.open': '11-18' },
      ...{ 'seasons.3.from': '', 'seasons.3.mon.open': '9-18', 'days.0.date': '' },
      ...{ 'days.1.date': '2030-05-01', 'days.1.open': '' },
    });
    expect(hours).toEqual({
      ...{ timeZone: zone, week: { mon: '09:00-18:00' } },
      seasons: [
        { from: '2030-01-01', week: { mon: '11:00-18:00' } },
        { from: '2030-03-01', week: { mon: '10:00-18:00' } },
      ],
      specialDays: [{ date: '2030-05-01', hours: 'closed' }],
    });
    expect([seasonRows, dayRows]).toEqual([[2, 1], [1]]);
  });

  test.each<HoursDefinition>([
    'always',
    { week: { 'mon-fri': '09:00-12:00, 13:00-18:00 reduced', sat: '22:00-02:00' } },
    {
      ...{ calendar: 'cn', timeZone: 'Europe/Berlin', week: { mon: '09:00-18:00' } },
      ...{ onHolidays: '10:00-12:00 reduced', makeUpAs: 'fri' },
      seasons: [{ from: '2030-01-01', week: { tue: '09:00-18:00' }, onHolidays: 'closed' }],
      specialDays: [{ date: '2030-12-24', hours: '09:00-12:00' }],
      bot: { 'mon-sun': '00:00-24:00' },
    },
  ])('are what the form began with, where nothing was changed: %j', (definition) => {
    const { hours } = typedHours(hoursFields(definition, zone), zone);
    expect(hoursOf(hours)).toEqual(hoursOf(definition));
  });
});
