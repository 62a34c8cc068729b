import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursOf, madeUpCalendar } from '../../../tests/support/hours.ts';
import { saidAt } from '../../../tests/support/staffing.ts';
import { lengthOf, union } from '../time/span.ts';
import type { HoursDefinition } from './hours-definition.ts';
import { type Staffing, weekdays } from './service-hours.ts';
import { staffedSpans, staffingAt } from './staffing.ts';

const office = { 'mon-fri': '09:00-12:00, 13:00-18:00', sat: '10:00-16:00 reduced' } as const;
const night = { 'mon-sun': '22:00-02:00' } as const;

describe('whether people are there now', () => {
  const cn = { calendar: 'cn', week: office };
  const rows: readonly (readonly [about: string, HoursDefinition, now: string, says: string])[] = [
    ['always', 'always', '2026-11-02T03:00', 'always'],
    ['in the morning', { week: office }, '2026-11-02T10:00', 'open until 2026-11-02T12:00'],
    ['at opening', { week: office }, '2026-11-02T09:00', 'open until 2026-11-02T12:00'],
    ['just before', { week: office }, '2026-11-02T08:59:59.999', 'closed until 2026-11-02T09:00'],
    ['at closing', { week: office }, '2026-11-02T18:00', 'closed until 2026-11-03T09:00'],
    [
      'just before closing',
      { week: office },
      '2026-11-02T17:59:59.999',
      'open until 2026-11-02T18:00',
    ],
    ['at lunch', { week: office }, '2026-11-02T12:00', 'closed until 2026-11-02T13:00'],
    ['on a Saturday', { week: office }, '2026-11-07T10:00', 'reduced until 2026-11-07T16:00'],
    ['on Saturday night', { week: office }, '2026-11-07T16:00', 'closed until 2026-11-09T09:00'],
    ["on New Year's Eve", { week: office }, '2026-12-31T23:59', 'closed until 2027-01-01T09:00'],
    ['on a leap day', { week: office }, '2028-02-29T15:00', 'open until 2028-02-29T18:00'],
    ['at night', { week: night }, '2026-11-03T01:00', 'open until 2026-11-03T02:00'],
    ['at midnight', { week: night }, '2026-11-03T00:00', 'open until 2026-11-03T02:00'],
    ['after the night', { week: night }, '2026-11-03T02:00', 'closed until 2026-11-03T22:00'],
    [
      'days that touch',
      { week: { 'mon-wed': '00:00-24:00' } },
      '2026-11-02T05:00',
      'open until 2026-11-05T00:00',
    ],
    [
      'nights that touch days',
      { week: { mon: '20:00-08:00', tue: '08:00-20:00' } },
      '2026-11-02T21:00',
      'open until 2026-11-03T20:00',
    ],
    [
      'all the time',
      { week: { 'mon-sun': '00:00-24:00' } },
      '2026-11-02T05:00',
      'open until never',
    ],
    [
      'all the time but on holidays',
      { calendar: 'cn', week: { 'mon-sun': '00:00-24:00' } },
      '2030-04-10T05:00',
      'open until 2030-05-01T00:00',
    ],
    [
      'all the time until a season',
      { week: { 'mon-sun': '00:00-24:00' }, seasons: [{ from: '2026-12-01', week: office }] },
      '2026-11-02T05:00',
      'open until 2026-12-01T00:00',
    ],
    ['before a holiday', cn, '2030-04-30T18:00', 'closed until 2030-05-06T09:00'],
    ['on a holiday', cn, '2030-05-01T10:00', 'closed until 2030-05-06T09:00'],
    ['on a make-up Saturday', cn, '2030-05-11T10:00', 'open until 2030-05-11T12:00'],
    ['before a make-up Sunday', cn, '2030-04-27T16:00', 'closed until 2030-04-28T09:00'],
    [
      'a holiday with hours',
      { ...cn, onHolidays: '12:00-14:00 reduced' },
      '2030-05-01T10:00',
      'closed until 2030-05-01T12:00',
    ],
    [
      'a special morning',
      { week: office, specialDays: [{ date: '2026-11-03', hours: '10:00-11:00' }] },
      '2026-11-02T19:00',
      'closed until 2026-11-03T10:00',
    ],
    [
      'a long break',
      { week: { sun: '09:00-10:00' }, specialDays: [{ date: '2026-11-08', hours: 'closed' }] },
      '2026-11-02T10:00',
      'closed until 2026-11-15T09:00',
    ],
    [
      'a season that opens in half a year',
      { week: {}, seasons: [{ from: '2027-05-03', week: office }] },
      '2026-11-02T10:00',
      'closed until 2027-05-03T09:00',
    ],
    [
      'a season that opens in two years',
      { week: {}, seasons: [{ from: '2028-05-01', week: office }] },
      '2026-11-02T10:00',
      'closed until never',
    ],
    [
      'closed for good',
      { week: office, seasons: [{ from: '2026-11-01', week: {} }] },
      '2026-11-02T10:00',
      'closed until never',
    ],
  ];
  test.each(rows)('%s', (_, hours, now, says) => {
    expect(saidAt(hours, now)).toBe(says);
  });
});

/** Hours of any shape, read as a file writes them. */
const clock = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => new Date(quarter * 15 * 60_000).toISOString().slice(11, 16));
const dayText = fc
  .tuple(clock, clock, fc.constantFrom('', ' reduced'))
  .filter(([from, until]) => from < until || (from > until && from >= '12:00' && until <= '12:00'))
  .map(([from, until, staffing]) => `${from}-${until}${staffing}`);
const day = fc.oneof(
  { weight: 3, arbitrary: dayText },
  { weight: 1, arbitrary: fc.constant('closed') },
);
const week = fc.record(Object.fromEntries(weekdays.map((name) => [name, day])));
const hoursOfAnyKind = fc
  .record({
    timeZone: fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/Havana',
    ),
    calendar: fc.constant('cn'),
    week,
    onHolidays: day,
    bot: week,
  })
  .map((written) => {
    try {
      return hoursOf(written);
    } catch {
      // Nights that run into the next morning are refused.
      return null;
    }
  })
  .filter((hours) => hours !== null);
const instant = fc.integer({ min: Date.parse('2030-03-01'), max: Date.parse('2030-12-01') });
const within = fc
  .tuple(instant, fc.integer({ min: 0, max: 30 * 24 * 60 }))
  .map(([start, minutes]) => ({ start, end: start + minutes * 60_000 }));
const runs = { numRuns: 60 };

describe('whatever the hours are', () => {
  test('staffed spans are in order, apart or of another kind, not empty, and within', () => {
    fc.assert(
      fc.property(hoursOfAnyKind, within, (hours, time) => {
        let before: { end: number; staffing: Staffing | null } = {
          end: time.start,
          staffing: null,
        };
        for (const span of staffedSpans(hours, madeUpCalendar, time)) {
          expect(span.start).toBeGreaterThanOrEqual(before.end);
          expect(span.start === before.end && span.staffing === before.staffing).toBe(false);
          expect(span.end).toBeGreaterThan(span.start);
          before = span;
        }
        expect(before.end).toBeLessThanOrEqual(Math.max(time.end, time.start));
      }),
      runs,
    );
  });

  test('splitting the time anywhere changes nothing', () => {
    fc.assert(
      fc.property(
        hoursOfAnyKind,
        within,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (hours, time, part) => {
          const middle = Math.round(time.start + (time.end - time.start) * part);
          const spansIn = (start: number, end: number) =>
            staffedSpans(hours, madeUpCalendar, { start, end });
          const whole = spansIn(time.start, time.end);
          const parts = [...spansIn(time.start, middle), ...spansIn(middle, time.end)];
          for (const kind of ['open', 'reduced']) {
            const of = (spans: typeof whole) =>
              union(spans.filter(({ staffing }) => staffing === kind));
            expect(of(parts)).toEqual(of(whole));
          }
          expect(lengthOf(parts)).toBe(lengthOf(whole));
        },
      ),
      runs,
    );
  });

  test('what is said of an instant is what the spans say', () => {
    fc.assert(
      fc.property(hoursOfAnyKind, instant, (hours, now) => {
        const said = staffingAt(hours, madeUpCalendar, now);
        const end = now + 40 * 24 * 60 * 60_000;
        const spans = staffedSpans(hours, madeUpCalendar, { start: now, end });
        const first = spans[0];
        if (first?.start === now) {
          expect(said.kind).toBe(first.staffing);
          // Within reduced time, people may take turns with a bot.
          const until = 'until' in said ? (said.until ?? first.end) : null;
          if (said.kind === 'reduced') expect(until).toBeLessThanOrEqual(first.end);
          else expect(until).toBe(first.end);
        } else if (first) expect(said).toEqual({ kind: 'closed', opensAt: first.start });
        else expect(said).toEqual({ kind: 'closed', opensAt: null });
      }),
      runs,
    );
  });
});
