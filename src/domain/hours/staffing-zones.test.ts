import { describe, expect, test } from 'vitest';
import { hoursOf } from '../../../tests/support/hours.ts';
import { staffedSpans } from './staffing.ts';

const at = (instant: number) => new Date(instant).toISOString().slice(5, 16);

/** What daily hours in a zone come to between two instants, in UTC without the year. */
function spansIn(timeZone: string, hours: string, from: string, until: string): string {
  const within = { start: Date.parse(from), end: Date.parse(until) };
  const spans = staffedSpans(hoursOf({ timeZone, week: { 'mon-sun': hours } }), new Map(), within);
  return spans.map(({ start, end }) => `${at(start)} ${at(end)}`).join(', ');
}

describe('hours are told by the clocks of their zone', () => {
  test.each([
    ['Asia/Shanghai', '09:00-18:00', '2026-03-29', '03-29T01:00 03-29T10:00'],
    ['Asia/Shanghai', '02:00-03:00', '2026-10-25', '10-24T18:00 10-24T19:00'],
    ['Asia/Kathmandu', '09:00-18:00', '2026-06-01', '06-01T03:15 06-01T12:15'],
    ['Asia/Kolkata', '09:00-18:00', '2026-06-01', '06-01T03:30 06-01T12:30'],
    ['Pacific/Marquesas', '09:00-18:00', '2026-06-01', '06-01T18:30 06-02T03:30'],
    ['Pacific/Kiritimati', '09:00-18:00', '2026-06-01', '05-31T19:00 06-01T04:00'],
    ['Pacific/Pago_Pago', '09:00-18:00', '2026-06-01', '06-01T20:00 06-02T05:00'],
    ['America/St_Johns', '09:00-18:00', '2026-06-01', '06-01T11:30 06-01T20:30'],
    ['Pacific/Chatham', '09:00-18:00', '2026-01-01', '12-31T19:15 01-01T04:15'],
    ['UTC', '09:00-18:00', '2024-02-29', '02-29T09:00 02-29T18:00'],
  ])('%s %s on %s: %s', (zone, hours, date, expected) => {
    const spans = spansIn(zone, hours, `${date}T00:00+14:00`, `${date}T24:00-12:00`);
    expect(spans.split(', ')).toContain(expected);
  });
});

// Berlin: 02:00 to 03:00 are skipped at 01:00 UTC.
describe('what touches the hour that clocks skip', () => {
  const day = ['2026-03-28T23:00Z', '2026-03-29T22:00Z'] as const;
  test.each([
    ['lasts over it', '01:00-05:00', '03-29T00:00 03-29T03:00'],
    ['begins in it', '02:30-05:00', '03-29T01:00 03-29T03:00'],
    ['ends in it', '00:30-02:30', '03-28T23:30 03-29T01:00'],
    ['lies in it', '02:15-02:45', ''],
    ['is all of it', '02:00-03:00', ''],
    ['begins with it', '02:00-04:00', '03-29T01:00 03-29T02:00'],
    ['ends with it', '01:00-03:00', '03-29T00:00 03-29T01:00'],
    ['ends as it begins', '01:00-02:00', '03-29T00:00 03-29T01:00'],
    ['begins as it ends', '03:00-04:00', '03-29T01:00 03-29T02:00'],
    ['touches within it', '01:00-02:30, 02:30-04:00', '03-29T00:00 03-29T02:00'],
    ['is the whole day', '00:00-24:00', '03-28T23:00 03-29T22:00'],
    [
      'comes from the evening before',
      '22:00-02:30',
      '03-28T23:00 03-29T01:00, 03-29T20:00 03-29T22:00',
    ],
    [
      'comes from before and lasts over it',
      '22:00-06:00',
      '03-28T23:00 03-29T04:00, 03-29T20:00 03-29T22:00',
    ],
  ])('%s', (_, hours, expected) => {
    expect(spansIn('Europe/Berlin', hours, ...day)).toBe(expected);
  });
});

// Berlin: 02:00 to 03:00 come twice, from 00:00 and from 01:00 UTC.
describe('what touches the hour that comes twice', () => {
  const day = ['2026-10-24T22:00Z', '2026-10-25T23:00Z'] as const;
  test.each([
    ['lasts over it', '01:00-05:00', '10-24T23:00 10-25T04:00'],
    ['begins in it, the first time', '02:30-05:00', '10-25T00:30 10-25T04:00'],
    ['ends in it, the last time', '00:30-02:30', '10-24T22:30 10-25T01:30'],
    ['lies in it', '02:15-02:45', '10-25T00:15 10-25T01:45'],
    ['is all of it', '02:00-03:00', '10-25T00:00 10-25T02:00'],
    ['ends as it begins', '01:00-02:00', '10-24T23:00 10-25T01:00'],
    ['begins as it ends', '03:00-04:00', '10-25T02:00 10-25T03:00'],
    ['touches within it', '01:00-02:30, 02:30-04:00', '10-24T23:00 10-25T03:00'],
    ['is the whole day', '00:00-24:00', '10-24T22:00 10-25T23:00'],
    [
      'comes from the evening before',
      '22:00-02:30',
      '10-24T22:00 10-25T01:30, 10-25T21:00 10-25T23:00',
    ],
  ])('%s', (_, hours, expected) => {
    expect(spansIn('Europe/Berlin', hours, ...day)).toBe(expected);
  });
});

describe('clocks elsewhere', () => {
  test.each([
    [
      'America/New_York',
      '01:00-04:00',
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
      '03-08T06:00 03-08T08:00',
    ],
    [
      'America/New_York',
      '01:00-04:00',
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
      '11-01T05:00 11-01T09:00',
    ],
    [
      'America/New_York',
      '01:15-01:45',
      '2026-11-01T04:00Z',
      '2026-11-02T05:00Z',
      '11-01T05:15 11-01T06:45',
    ],
    // Half an hour is skipped in October, and comes twice in April.
    ['Australia/Lord_Howe', '02:10-02:20', '2026-10-03T13:30Z', '2026-10-04T13:00Z', ''],
    [
      'Australia/Lord_Howe',
      '02:15-04:00',
      '2026-10-03T13:30Z',
      '2026-10-04T13:00Z',
      '10-03T15:30 10-03T17:00',
    ],
    [
      'Australia/Lord_Howe',
      '01:45-04:00',
      '2026-04-04T13:00Z',
      '2026-04-05T13:30Z',
      '04-04T14:45 04-04T17:30',
    ],
    [
      'Australia/Lord_Howe',
      '00:00-01:45',
      '2026-04-04T13:00Z',
      '2026-04-05T13:30Z',
      '04-04T13:00 04-04T15:15',
    ],
    // Midnight is skipped: the day begins at 01:00.
    [
      'America/Santiago',
      '00:00-02:00',
      '2026-09-06T00:00Z',
      '2026-09-07T00:00Z',
      '09-06T04:00 09-06T05:00',
    ],
    [
      'America/Santiago',
      '18:00-24:00',
      '2026-09-05T12:00Z',
      '2026-09-06T12:00Z',
      '09-05T22:00 09-06T04:00',
    ],
    // 23:00 to 24:00 come twice on the evening before.
    [
      'America/Santiago',
      '22:00-24:00',
      '2026-04-04T12:00Z',
      '2026-04-05T12:00Z',
      '04-05T01:00 04-05T04:00',
    ],
    // Midnight comes twice: a day ends at the first, what begins then begins then.
    [
      'America/Havana',
      '18:00-24:00',
      '2026-10-31T12:00Z',
      '2026-11-01T12:00Z',
      '10-31T22:00 11-01T04:00',
    ],
    [
      'America/Havana',
      '00:00-02:00',
      '2026-10-31T12:00Z',
      '2026-11-01T12:00Z',
      '11-01T04:00 11-01T07:00',
    ],
    [
      'America/Havana',
      '20:00-00:30',
      '2026-10-31T12:00Z',
      '2026-11-01T12:00Z',
      '11-01T00:00 11-01T05:30',
    ],
    // The 30th of December 2011 never was.
    [
      'Pacific/Apia',
      '09:00-10:00',
      '2011-12-29T12:00Z',
      '2011-12-31T12:00Z',
      '12-29T19:00 12-29T20:00, 12-30T19:00 12-30T20:00',
    ],
    [
      'Pacific/Apia',
      '22:00-02:00',
      '2011-12-30T00:00Z',
      '2011-12-31T00:00Z',
      '12-30T08:00 12-30T12:00',
    ],
  ])('%s %s from %s', (zone, hours, from, until, expected) => {
    expect(spansIn(zone, hours, from, until)).toBe(expected);
  });
});
