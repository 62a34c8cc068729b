import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateIn, daysOfMonth, lastDays } from './zoned-day.ts';

const hourMs = 60 * 60 * 1000;

describe('days are as long as the zone makes them', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-29', '2026-03-28T16:00:00Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00Z', 24],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    // Half an hour of daylight saving time.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z', 23.5],
    // Midnight itself is skipped: the day begins at 01:00.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00Z', 24],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z', 24],
  ])('%s %s begins at %s and has %d hours', (zone, date, start, hours) => {
    const [day] = lastDays(1, zone, Date.parse(start) + 12 * hourMs);
    expect(day).toMatchObject({ date, start: Date.parse(start) });
    expect(((day?.end ?? 0) - (day?.start ?? 0)) / hourMs).toBe(hours);
  });
});

test.each([
  ['2026-11', 'Asia/Shanghai', '2026-10-31T16:00:00Z', 30, 30 * 24],
  ['2026-12', 'Asia/Shanghai', '2026-11-30T16:00:00Z', 31, 31 * 24],
  ['2028-02', 'Asia/Shanghai', '2028-01-31T16:00:00Z', 29, 29 * 24],
  ['2026-03', 'Europe/Berlin', '2026-02-28T23:00:00Z', 31, 31 * 24 - 1],
  ['2026-10', 'Europe/Berlin', '2026-09-30T22:00:00Z', 31, 31 * 24 + 1],
])(
  '%s in %s begins at %s and has %d days of %d hours in all',
  (month, zone, start, count, hours) => {
    const days = daysOfMonth(month, zone);
    expect(days).toHaveLength(count);
    expect(days[0]).toMatchObject({ date: `${month}-01`, start: Date.parse(start) });
    expect(((days.at(-1)?.end ?? 0) - (days[0]?.start ?? 0)) / hourMs).toBe(hours);
  },
);

test('the last instant of a day belongs to it, the next one does not', () => {
  const midnight = Date.parse('2026-11-21T16:00:00Z');
  expect(lastDays(1, 'Asia/Shanghai', midnight - 1)[0]?.date).toBe('2026-11-21');
  expect(lastDays(1, 'Asia/Shanghai', midnight)[0]?.date).toBe('2026-11-22');
});

test('days follow each other without gap, and the last one holds the instant', () => {
  const zones = [
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'UTC',
  ];
  const instant = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
      const days = lastDays(90, zone, now);
      expect(days).toHaveLength(90);
      days.forEach((day, index) => {
        if (index > 0) expect(day.start).toBe(days[index - 1]?.end);
      });
      expect(days.at(-1)?.start).toBeLessThanOrEqual(now);
      expect(days.at(-1)?.end).toBeGreaterThan(now);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['Asia/Shanghai', '2026-10-31T15:59:59.999Z', '2026-10-31'],
  ['Asia/Shanghai', '2026-10-31T16:00:00Z', '2026-11-01'],
  ['America/New_York', '2027-01-01T04:59:59Z', '2026-12-31'],
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
  ['UTC', '2028-02-29T23:59:59Z', '2028-02-29'],
])('the calendars of %s show at %s the date %s', (zone, instant, date) => {
  expect(dateIn(zone, Date.parse(instant))).toBe(date);
});
