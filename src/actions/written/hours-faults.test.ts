import { describe, expect, test } from 'vitest';
import { resolveHours } from '../../../tests/support/hours.ts';
import { readProjectFile } from '../../../tests/support/tree.ts';
import { DefinitionError } from '../../runtimes/definitions/resolve.ts';

/** The fault lines, less the place where the component stands. */
function faults(hours: unknown): readonly string[] {
  try {
    resolveHours(hours);
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.message
      .split('\n')
      .map((line) =>
        line.replace(/^site\.ts: groups(\[0\]\.components\[0\]|\.component "chat")\.hours[. ]/, ''),
      );
  }
}

describe('faults are named with field and remedy', () => {
  const week = { 'mon-fri': '09:00-18:00' };
  const shape = 'must be "always", or { week: { "mon-fri": "09:00-18:00" } }.';
  const name = 'must be a day such as mon, or days such as mon-fri; correct it.';
  const date = 'must be a date that exists, such as "2026-10-01".';
  const zone = 'must be an IANA time zone, such as Asia/Shanghai.';
  const same = 'specialDays[0].hours is what the day has anyway; change it, or remove the day.';
  const never = 'week never opens; give at least one day hours, such as "09:00-18:00".';
  const season = (from: string) => ({ from, week });
  const special = (date: string, hours: string) => ({ date, hours });
  const rows: readonly (readonly [about: string, hours: unknown, ...lines: readonly string[]])[] = [
    ['another word', 'sometimes', shape],
    ['a number', 24, shape],
    ['no week', {}, 'week must be hours by day, such as { "mon-fri": "09:00-18:00" }.'],
    [
      'an unknown field',
      { week, holidays: 'closed' },
      'holidays is not a known field; correct its spelling or remove it.',
    ],
    [
      'hours that are no text',
      { week: { mon: 9 } },
      'week.mon must be a text such as "09:00-18:00", or "closed".',
    ],
    [
      'an empty span',
      { week: { mon: '09:00-09:00' } },
      'week.mon must not hold "09:00-09:00", which is empty; remove it.',
    ],
    [
      'an inverted span',
      { week: { 'mon-fri': '11:00-09:00' } },
      'week.mon-fri must not hold "11:00-09:00", which ends before it begins; swap its times.',
    ],
    [
      'a time that does not exist',
      { week: { mon: '09:00-25:00' } },
      'week.mon must hold times from 00:00 to 24:00; "09:00-25:00" does not.',
    ],
    [
      'spans that overlap',
      { week: { mon: '09:00-13:00, 12:00-18:00' } },
      'week.mon must not overlap, as 09:00-13:00 and 12:00-18:00 do; let one end where the other begins.',
    ],
    [
      'a night that runs into the morning',
      { week: { mon: '20:00-09:00', tue: '08:00-12:00' } },
      'week must not overlap, as 20:00-09:00 and 08:00-12:00 do; let one end where the other begins.',
    ],
    [
      'a night from Sunday to Monday',
      { week: { sun: '20:00-09:00', mon: '08:00-12:00' } },
      'week must not overlap, as 20:00-09:00 and 08:00-12:00 do; let one end where the other begins.',
    ],
    [
      'a day named twice',
      { week: { 'mon-fri': '09:00-18:00', wed: 'closed' } },
      'week.wed names wed a second time; give each day its hours once.',
    ],
    [
      'days named twice',
      { week: { 'mon-wed': '09:00-18:00', 'tue-thu': 'closed' } },
      'week.tue-thu names tue a second time; give each day its hours once.',
      'week.tue-thu names wed a second time; give each day its hours once.',
    ],
    ['a day that does not exist', { week: { monday: '09:00-18:00' } }, `week.monday ${name}`],
    ['a range of one day', { week: { 'mon-mon': '09:00-18:00' } }, `week.mon-mon ${name}`],
    ['a range of three', { week: { 'mon-tue-wed': '09:00-18:00' } }, `week.mon-tue-wed ${name}`],
    ['a zone that does not exist', { week, timeZone: 'Asia/Beijing' }, `timeZone ${zone}`],
    [
      'a calendar that is not there',
      { week, calendar: 'hk' },
      'calendar "hk" is not a calendar; use cn, or add its file.',
    ],
    [
      'hours of holidays without a calendar',
      { week, onHolidays: 'closed' },
      'onHolidays does nothing without a calendar; add calendar: "cn", or remove it.',
    ],
    [
      'make-up days without a calendar',
      { week, makeUpAs: 'fri' },
      'makeUpAs does nothing without a calendar; add calendar: "cn", or remove it.',
    ],
    [
      'a season with hours of holidays without a calendar',
      { week, seasons: [{ ...season('2026-07-01'), onHolidays: 'closed', makeUpAs: 'mon' }] },
      'seasons[0].onHolidays does nothing without a calendar; add calendar: "cn", or remove it.',
      'seasons[0].makeUpAs does nothing without a calendar; add calendar: "cn", or remove it.',
    ],
    [
      'a make-up day as no day',
      { week, calendar: 'cn', makeUpAs: 'workday' },
      'makeUpAs must be one of mon, tue, wed, thu, fri, sat, sun.',
    ],
    [
      'a season without a date',
      { week, seasons: [{ week }] },
      'seasons[0].from must be a date, such as "2026-10-01".',
    ],
    [
      'a season from a date that does not exist',
      { week, seasons: [season('2026-02-30')] },
      `seasons[0].from ${date}`,
    ],
    [
      'seasons out of order',
      { week, seasons: [season('2026-09-01'), season('2026-07-01')] },
      'seasons[1].from must be later than 2026-09-01; put the seasons in the order of their dates.',
    ],
    [
      'seasons of one date',
      { week, seasons: [season('2026-07-01'), season('2026-07-01')] },
      'seasons[1].from is 2026-07-01 a second time; give each season a date of its own.',
    ],
    [
      'a special day that does not exist',
      { week, specialDays: [special('2027-02-29', 'closed')] },
      `specialDays[0].date ${date}`,
    ],
    [
      'a date in other words',
      { week, specialDays: [special('1 May 2027', 'closed')] },
      `specialDays[0].date ${date}`,
    ],
    [
      'two special days of one date',
      {
        week,
        specialDays: [special('2026-11-11', 'closed'), special('2026-11-11', '09:00-10:00')],
      },
      'specialDays[1].date is 2026-11-11 a second time; give each date its hours once.',
    ],
    [
      'a special day as any other',
      { week, specialDays: [special('2026-11-11', '09:00-18:00')] },
      same,
    ],
    [
      'a special Sunday that is closed anyway',
      { week, specialDays: [special('2026-11-15', 'closed')] },
      same,
    ],
    [
      'a special day as the season has it',
      {
        week,
        seasons: [{ from: '2026-11-01', week: { wed: '10:00-11:00' } }],
        specialDays: [special('2026-11-11', '10:00-11:00')],
      },
      same,
    ],
    [
      'a special day that no calendar could change',
      {
        week: { mon: '09:00-18:00' },
        calendar: 'cn',
        onHolidays: '09:00-18:00',
        specialDays: [special('2026-11-09', '09:00-18:00')],
      },
      same,
    ],
    ['hours that never open', { week: {} }, never],
    ['every day closed', { week: { 'mon-sun': 'closed' } }, never],
    [
      'seasons that never open',
      {
        week: {},
        calendar: 'cn',
        onHolidays: 'closed',
        seasons: [{ from: '2026-07-01', week: { mon: 'closed' } }],
      },
      never,
    ],
    ['a bot that is never there', { week: {}, bot: { mon: 'closed' } }, never],
    [
      'more seasons than anybody has',
      { week, seasons: Array(101).fill(season('2026-07-01')) },
      'seasons must be at most 100 seasons; remove the oldest.',
    ],
    [
      'several faults at once',
      { timeZone: 'Mars', week: { mon: '9-5', someday: '09:00-18:00' }, makeUpAs: 'x' },
      `timeZone ${zone}`,
      'week.mon must be hours such as "09:00-12:00, 13:00-18:00 reduced", or "closed".',
      `week.someday ${name}`,
      'makeUpAs must be one of mon, tue, wed, thu, fri, sat, sun.',
    ],
  ];
  test.each(rows)('%s', (_, hours, ...lines) => {
    expect([...faults(hours)].sort()).toEqual([...lines].sort());
  });
});

describe('what might look like a fault and is none', () => {
  const week = { 'mon-fri': '09:00-18:00' };
  test.each([
    [
      'a day open on what may become a holiday',
      { week, calendar: 'cn', specialDays: [{ date: '2030-05-01', hours: '09:00-18:00' }] },
    ],
    [
      'a Sunday closed that may become a make-up day',
      { week, calendar: 'cn', specialDays: [{ date: '2031-05-04', hours: 'closed' }] },
    ],
    ['a season in which all is closed', { week, seasons: [{ from: '2026-07-01', week: {} }] }],
    [
      'open on special days only',
      { week: {}, specialDays: [{ date: '2026-11-11', hours: '09:00-18:00' }] },
    ],
    ['open on holidays only', { week: {}, calendar: 'cn', onHolidays: '09:00-18:00' }],
    ['a bot alone', { week: {}, bot: { 'mon-sun': '00:00-24:00' } }],
    ['nights that touch mornings', { week: { 'mon-sun': '08:00-20:00, 20:00-08:00 reduced' } }],
    ['a leap day', { week, specialDays: [{ date: '2028-02-29', hours: 'closed' }] }],
  ])('%s', (_, hours) => {
    expect(faults(hours)).toEqual([]);
  });
});

test('the example of the document is well', () => {
  const example = /```ts\n(\{[^`]+\})\n```/.exec(readProjectFile('docs/service-hours.md'))?.[1];
  expect(faults(new Function(`return (${example});`)())).toEqual([]);
});
