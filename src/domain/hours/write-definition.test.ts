import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursOf } from '../../../tests/support/hours.ts';
import type { HoursDefinition } from './hours-definition.ts';
import { readHoursDefinition } from './read-definition.ts';
import { weekdays } from './service-hours.ts';
import { writeHoursDefinition } from './write-definition.ts';

const zone = 'Asia/Shanghai';

describe('hours are written as files write them', () => {
  const rows: readonly (readonly [string, HoursDefinition, object | string])[] = [
    ['always', 'always', 'always'],
    [
      'neighbours of the same hours as one range, and closed days not at all',
      { week: { mon: '09:00-18:00', tue: '09:00-18:00', thu: '09:00-18:00', sun: 'closed' } },
      { timeZone: zone, week: { 'mon-tue': '09:00-18:00', thu: '09:00-18:00' } },
    ],
    [
      'a range over the end of the week as two',
      { week: { 'fri-mon': '22:00-02:00' } },
      { timeZone: zone, week: { mon: '22:00-02:00', 'fri-sun': '22:00-02:00' } },
    ],
    [
      'official days only where they are not as usual, or as before',
      {
        ...{ calendar: 'cn', timeZone: 'Europe/Berlin' },
        ...{ week: { mon: '09:00-18:00 reduced' }, onHolidays: '10:00-12:00', makeUpAs: 'mon' },
        seasons: [
          { from: '2030-01-01', week: { tue: '09:00-18:00' }, onHolidays: '10:00-12:00' },
          { from: '2030-02-01', week: {}, onHolidays: 'closed', makeUpAs: 'fri' },
        ],
      },
      {
        ...{ calendar: 'cn', timeZone: 'Europe/Berlin' },
        ...{ week: { mon: '09:00-18:00 reduced' }, onHolidays: '10:00-12:00' },
        seasons: [
          { from: '2030-01-01', week: { tue: '09:00-18:00' } },
          { from: '2030-02-01', week: {}, onHolidays: 'closed', makeUpAs: 'fri' },
        ],
      },
    ],
    [
      'special days and a bot',
      {
        ...{ week: { mon: '09:00-24:00' }, bot: { 'mon-sun': '00:00-24:00' } },
        specialDays: [{ date: '2030-12-23', hours: 'closed' }],
      },
      {
        ...{ timeZone: zone, week: { mon: '09:00-24:00' }, bot: { 'mon-sun': '00:00-24:00' } },
        specialDays: [{ date: '2030-12-23', hours: 'closed' }],
      },
    ],
  ];

  test.each(rows)('%s', (_, definition, written) => {
    expect(writeHoursDefinition(hoursOf(definition))).toEqual(written);
  });

  test('and read back as they were', () => {
    const day = fc.constantFrom(
      'closed',
      '09:00-18:00',
      '00:00-24:00',
      '10:00-11:00 reduced, 13:00-14:00',
    );
    const week = fc.dictionary(fc.constantFrom(...weekdays, 'fri-sun'), day);
    const official = { onHolidays: day, makeUpAs: fc.constantFrom(...weekdays) };
    const definition = fc.record(
      {
        ...{ calendar: fc.constant('cn'), week, ...official, bot: week },
        seasons: fc.uniqueArray(
          fc.record(
            { from: fc.constantFrom('2030-01-01', '2030-02-01', '2030-03-01'), week, ...official },
            { requiredKeys: ['from', 'week'] },
          ),
          { selector: ({ from }) => from },
        ),
      },
      { requiredKeys: ['calendar', 'week'] },
    );
    fc.assert(
      fc.property(definition, (one) => {
        const hours = readHoursDefinition(one as HoursDefinition, zone);
        if (hours === null) throw new Error('These hours are well.');
        expect(readHoursDefinition(writeHoursDefinition(hours), 'Etc/UTC')).toEqual(hours);
      }),
      { numRuns: 200 },
    );
  });
});
