import { expect, test } from 'vitest';
import { hoursOf } from '../../../tests/support/hours.ts';
import type { Calendar, ServiceHours } from './service-hours.ts';
import { peopleTime, staffedTime } from './staffed-time.ts';

const hourMs = 60 * 60 * 1000;
const monday = Date.parse('2026-11-16T00:00:00Z');
const within = { start: monday, end: monday + 24 * hourMs };
const at = (hours: number) => monday + hours * hourMs;

/** Open from nine, and reduced from five to seven, on Mondays. */
const hours: ServiceHours = {
  kind: 'weekly',
  timeZone: 'UTC',
  calendar: 'cn',
  seasons: [
    {
      from: null,
      week: {
        mon: [
          { from: 540, until: 1020, staffing: 'open' },
          { from: 1020, until: 1140, staffing: 'reduced' },
        ],
        tue: [],
        wed: [],
        thu: [],
        fri: [],
        sat: [],
        sun: [],
      },
      onHolidays: [{ from: 600, until: 660, staffing: 'reduced' }],
      makeUpAs: 'mon',
    },
  ],
  specialDays: [],
  bot: null,
};

const noDays: Calendar = new Map();

test.each([undefined, { kind: 'always' } as const])('hours %j have no end', (none) => {
  expect(staffedTime(none === undefined ? {} : { hours: none }, noDays, within)).toEqual([within]);
});

test('open and reduced hours that touch are one time', () => {
  expect(staffedTime({ hours }, noDays, within)).toEqual([{ start: at(9), end: at(19) }]);
});

test('the answer follows the time that is asked for, and the calendar', () => {
  const tuesday = { start: at(24), end: at(48) };
  const both = { start: at(0), end: at(48) };
  const holiday: Calendar = new Map([['2026-11-16', 'holiday']]);
  expect(staffedTime({ hours }, noDays, within)).toHaveLength(1);
  expect(staffedTime({ hours }, noDays, tuesday)).toEqual([]);
  expect(staffedTime({ hours }, noDays, both)).toEqual([{ start: at(9), end: at(19) }]);
  expect(staffedTime({ hours }, holiday, both)).toEqual([{ start: at(10), end: at(11) }]);
  expect(staffedTime({ hours }, noDays, both)).toEqual([{ start: at(9), end: at(19) }]);
});

test('counts no bot as people', () => {
  const hours = hoursOf({ week: { mon: '09:00-12:00' }, bot: { 'mon-sun': '00:00-24:00' } });
  // Monday, 2030-04-29, in Shanghai.
  const start = Date.parse('2030-04-28T16:00:00Z');
  const day = { start, end: start + 24 * 3_600_000 };
  expect(staffedTime({ hours }, new Map(), day)).toEqual([day]);
  expect(peopleTime({ hours }, new Map(), day)).toEqual([
    { start: start + 9 * 3_600_000, end: start + 12 * 3_600_000 },
  ]);
  expect(peopleTime({}, new Map(), day)).toEqual([day]);
});
