import { describe, expect, test } from 'vitest';
import { resolveHours } from '../../../tests/support/hours.ts';
import { siteComponents } from '../../domain/component.ts';

const open = [{ from: 540, until: 1080, staffing: 'open' }];
const days = (of: object) => ({
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
  ...of,
});

describe('the resolved site carries the hours', () => {
  const hoursOf = (written: unknown) =>
    siteComponents(resolveHours(written).watched.site)[0]?.hours;

  test('which are not said', () => {
    expect(hoursOf(undefined)).toBeUndefined();
  });

  test('which are always', () => {
    expect(hoursOf('always')).toEqual({ kind: 'always' });
  });

  test('which are short, in the zone of the site', () => {
    expect(hoursOf({ week: { mon: '09:00-18:00' } })).toEqual({
      kind: 'weekly',
      timeZone: 'Asia/Shanghai',
      calendar: null,
      seasons: [{ from: null, week: days({ mon: open }), onHolidays: [], makeUpAs: 'mon' }],
      specialDays: [],
      bot: null,
    });
  });

  test('which say everything', () => {
    const written = {
      timeZone: 'Europe/Berlin',
      calendar: 'cn',
      week: { 'fri-mon': '09:00-18:00' },
      onHolidays: '09:00-18:00',
      makeUpAs: 'fri',
      seasons: [
        { from: '2026-07-01', week: {}, onHolidays: 'closed' },
        { from: '2026-09-01', week: { 'tue-wed': '09:00-18:00' }, makeUpAs: 'tue' },
      ],
      specialDays: [{ date: '2026-11-11', hours: '09:00-18:00' }],
      bot: { sun: '09:00-18:00' },
    };
    const weekend = days({ fri: open, sat: open, sun: open, mon: open });
    expect(hoursOf(written)).toEqual({
      kind: 'weekly',
      timeZone: 'Europe/Berlin',
      calendar: 'cn',
      seasons: [
        { from: null, week: weekend, onHolidays: open, makeUpAs: 'fri' },
        { from: '2026-07-01', week: days({}), onHolidays: [], makeUpAs: 'fri' },
        {
          from: '2026-09-01',
          week: days({ tue: open, wed: open }),
          onHolidays: [],
          makeUpAs: 'tue',
        },
      ],
      specialDays: [{ date: '2026-11-11', spans: open }],
      bot: days({ sun: open }),
    });
  });

  test('and the calendars that are known', () => {
    const { watched } = resolveHours('always');
    expect(watched.calendars?.get('cn')?.get('2030-05-01')).toBe('holiday');
    expect(watched.calendarYears?.map(({ year }) => year)).toEqual([2030]);
  });
});
