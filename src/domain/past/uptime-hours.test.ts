import { describe, expect, test } from 'vitest';
import { hoursOf, madeUpCalendar } from '../../../tests/support/hours.ts';
import { intervals } from '../../../tests/support/intervals.ts';
import type { ServiceHours } from '../hours/service-hours.ts';
import { staffedSpans } from '../hours/staffing.ts';
import { union } from '../time/span.ts';
import { daysOfMonth } from '../time/zoned-day.ts';
import { uptimeByDay, uptimePercent } from './uptime.ts';

/** From nine to six with an hour at noon, on Friday at night again, with fewer people on Saturday. */
const office = hoursOf({
  calendar: 'cn',
  week: {
    'mon-thu': '09:00-12:00, 13:00-18:00',
    fri: '09:00-12:00, 13:00-18:00, 22:00-02:00',
    sat: '10:00-16:00 reduced',
  },
  specialDays: [{ date: '2026-11-20', hours: '14:00-16:00' }],
});

/** Both percentages of one date, on which the clock goes on from midnight in hours of 60 minutes. */
function onDate(date: string, timeZone: string, hours: ServiceHours, written: string) {
  const day = daysOfMonth(date.slice(0, 7), timeZone).find((one) => one.date === date);
  if (!day) throw new Error(`There is no ${date} in ${timeZone}.`);
  const staffed = union(staffedSpans(hours, madeUpCalendar, day));
  const [uptimes] = uptimeByDay(intervals(written, day.start), [day], staffed);
  if (!uptimes) throw new Error('No day, no uptime.');
  return [uptimePercent(uptimes.roundTheClock), uptimePercent(uptimes.inServiceHours)];
}

describe('round the clock and in service hours', () => {
  test.each<[string, string, number | null, number | null]>([
    // A Monday with eight hours of service.
    ['2026-11-16', 'up 0-24', 100, 100],
    ['2026-11-16', 'out 0-24', 0, 0],
    ['2026-11-16', 'up 0-9, out 9-10, up 10-24', 95.83, 87.5],
    ['2026-11-16', 'up 0-12, out 12-13, up 13-24', 95.83, 100],
    ['2026-11-16', 'up 0-11.5, out 11.5-13.5, up 13.5-24', 91.66, 87.5],
    ['2026-11-16', 'out 0-9, up 9-24', 62.5, 100],
    ['2026-11-16', 'up 0-18, out 18-24', 75, 100],
    ['2026-11-16', 'up 0-17, out 17-24', 70.83, 87.5],
    ['2026-11-16', 'up 0-9, part 9-12, up 12-24', 93.75, 81.25],
    ['2026-11-16', 'up 0-9, work 9-18, up 18-24', 100, null],
    ['2026-11-16', 'up 0-9, work 9-17, out 17-18, up 18-24', 93.75, 0],
    ['2026-11-16', 'dark 0-18, up 18-24', 100, null],
    ['2026-11-16', 'dark 0-12, up 12-24', 100, 100],
    // The example of docs/uptime.md.
    ['2026-11-16', 'up 0-9, out 9-10, up 10-14, part 14-15, dark 15-17, up 17-24', 93.18, 75],
    // Friday opens again at ten in the evening, until two in the morning.
    ['2026-11-13', 'up 0-23, out 23-24', 95.83, 90],
    ['2026-11-14', 'out 0-1, up 1-24', 95.83, 87.5],
    ['2026-11-14', 'up 0-2, out 2-10, up 10-24', 66.66, 100],
    // Fewer people are people, too.
    ['2026-11-14', 'up 0-10, out 10-16, up 16-24', 75, 25],
    // A Sunday without service.
    ['2026-11-15', 'up 0-24', 100, null],
    ['2026-11-15', 'out 0-24', 0, null],
    // A day with hours of its own, a Friday.
    ['2026-11-20', 'up 0-14, out 14-15, up 15-24', 95.83, 50],
    ['2026-11-20', 'up 0-9, out 9-10, up 10-24', 95.83, 100],
    // An official holiday on a Wednesday, and the Saturday that makes up for it, as on Monday.
    ['2030-05-01', 'up 0-9, out 9-18, up 18-24', 62.5, null],
    ['2030-05-11', 'up 0-9, out 9-10, up 10-24', 95.83, 90],
    ['2030-05-11', 'up 0-16, out 16-18, up 18-24', 91.66, 80],
    // Any other Saturday is over at four.
    ['2030-05-18', 'up 0-16, out 16-18, up 18-24', 91.66, 100],
  ])('%s %s: %s and %s', (date, written, roundTheClock, inServiceHours) => {
    expect(onDate(date, 'Asia/Shanghai', office, written)).toEqual([roundTheClock, inServiceHours]);
  });
});

describe('days and hours are as long as the clocks make them', () => {
  test.each<[string, string, string, string, number | null, number | null]>([
    // 23 hours: clocks skip from 02:00 to 03:00, and so does an hour of service.
    ['2026-03-29', 'Europe/Berlin', '00:00-06:00', 'out 0-1, up 1-23', 95.65, 80],
    ['2026-03-29', 'Europe/Berlin', '02:00-04:00', 'up 0-2, out 2-3, up 3-23', 95.65, 0],
    ['2026-03-29', 'Europe/Berlin', '02:00-03:00', 'up 0-1, out 1-3, up 3-23', 91.3, null],
    ['2026-03-29', 'Europe/Berlin', '09:00-18:00', 'up 0-8, out 8-9, up 9-23', 95.65, 88.88],
    // 25 hours: clocks show 02:00 to 03:00 twice, and service goes on through both.
    ['2026-10-25', 'Europe/Berlin', '00:00-06:00', 'out 0-1, up 1-25', 96, 85.71],
    ['2026-10-25', 'Europe/Berlin', '02:00-03:00', 'up 0-2, out 2-3, up 3-25', 96, 50],
    ['2026-10-25', 'Europe/Berlin', '09:00-18:00', 'up 0-10, out 10-11, up 11-25', 96, 88.88],
    ['2026-10-25', 'Europe/Berlin', '00:00-24:00', 'out 0-12.5, up 12.5-25', 50, 50],
    // Half an hour more, half an hour less.
    ['2026-04-05', 'Australia/Lord_Howe', '00:00-24:00', 'out 0-1, up 1-24.5', 95.91, 95.91],
    ['2026-10-04', 'Australia/Lord_Howe', '00:00-24:00', 'out 0-1, up 1-23.5', 95.74, 95.74],
    // Midnight itself is skipped.
    ['2026-09-06', 'America/Santiago', '00:00-24:00', 'out 0-1, up 1-23', 95.65, 95.65],
    ['2026-09-06', 'America/Santiago', '00:00-02:00', 'out 0-0.5, up 0.5-23', 97.82, 50],
    ['2028-02-29', 'Asia/Shanghai', '09:00-17:00', 'up 0-9, out 9-10, up 10-24', 95.83, 87.5],
    ['2026-01-01', 'Asia/Kathmandu', '09:00-17:00', 'up 0-9, out 9-10, up 10-24', 95.83, 87.5],
  ])('%s in %s, open %s, %s: %s and %s', (date, zone, hours, written, clock, service) => {
    const everyDay = hoursOf({ timeZone: zone, week: { 'mon-sun': hours } });
    expect(onDate(date, zone, everyDay, written)).toEqual([clock, service]);
  });
});
