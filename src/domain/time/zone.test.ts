import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, isZone, zoneOffset } from './zone.ts';

const local = (text: string) => Date.parse(`${text}Z`);
const at = (instant: number) => new Date(instant).toISOString().replace(/:00\.000Z$/, 'Z');

describe('the instant at which clocks show a local time', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-29T02:30', '2026-03-28T18:30Z', '2026-03-28T18:30Z'],
    ['UTC', '2024-02-29T23:59', '2024-02-29T23:59Z', '2024-02-29T23:59Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15Z', '2025-12-31T18:15Z'],
    ['Asia/Kolkata', '2026-12-31T23:59', '2026-12-31T18:29Z', '2026-12-31T18:29Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00Z', '2025-12-31T10:00Z'],
    ['Pacific/Marquesas', '2026-01-01T00:00', '2026-01-01T09:30Z', '2026-01-01T09:30Z'],
    // The gap of 29 March: 02:00 to 03:00 are skipped at 01:00 UTC.
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59Z', '2026-03-29T00:59Z'],
    ['Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-03-29T03:01', '2026-03-29T01:01Z', '2026-03-29T01:01Z'],
    // The doubled hour of 25 October: 02:00 to 03:00 come twice.
    ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59Z', '2026-10-24T23:59Z'],
    ['Europe/Berlin', '2026-10-25T02:00', '2026-10-25T00:00Z', '2026-10-25T01:00Z'],
    ['Europe/Berlin', '2026-10-25T02:59', '2026-10-25T00:59Z', '2026-10-25T01:59Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00Z', '2026-03-08T07:00Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', '2026-11-01T06:30Z'],
    // Half an hour is doubled in April, and skipped in October.
    ['Australia/Lord_Howe', '2026-04-05T01:30', '2026-04-04T14:30Z', '2026-04-04T15:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T02:00', '2026-04-04T15:30Z', '2026-04-04T15:30Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30Z', '2026-10-03T15:30Z'],
    // Midnight is skipped, and elsewhere doubled.
    ['America/Santiago', '2026-09-06T00:00', '2026-09-06T04:00Z', '2026-09-06T04:00Z'],
    ['America/Havana', '2026-11-01T00:00', '2026-11-01T04:00Z', '2026-11-01T05:00Z'],
    // A whole day is skipped.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00Z', '2011-12-30T10:00Z'],
    ['Pacific/Apia', '2011-12-31T00:30', '2011-12-30T10:30Z', '2011-12-30T10:30Z'],
  ])('%s %s is first %s and last %s', (zone, text, first, last) => {
    const offsetAt = zoneOffset(zone);
    expect(at(instantOf(local(text), offsetAt, 'first'))).toBe(first);
    expect(at(instantOf(local(text), offsetAt, 'last'))).toBe(last);
  });
});

test.each(['Asia/Shanghai', 'UTC', 'Etc/GMT-8', 'EST5EDT'])('%s names a zone', (name) => {
  expect(isZone(name)).toBe(true);
});

test.each(['+08:00', '-0330', '', 'Mars/Olympus', 'Asia/Shanghai ', 8, null, ['UTC']])(
  '%j names no zone that every runtime knows',
  (name) => {
    expect(isZone(name)).toBe(false);
  },
);

test('an instant is found again by what clocks show at it, unless it is shown twice', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago'];
  const instant = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
      const offsetAt = zoneOffset(zone);
      const shown = now + offsetAt(now);
      const found = (['first', 'last'] as const).map((which) => instantOf(shown, offsetAt, which));
      expect(found).toContain(now);
      for (const one of found) expect(one + offsetAt(one)).toBe(shown);
    }),
  );
});
