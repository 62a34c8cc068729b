import { describe, expect, it } from 'vitest';
import { monthIn, monthReach, monthSpan, monthsBetween } from './month.ts';

describe('months', () => {
  it.each([
    ['Asia/Shanghai', '2026-10-31T15:59:59.999Z', '2026-10'],
    ['Asia/Shanghai', '2026-10-31T16:00:00Z', '2026-11'],
    ['America/New_York', '2027-01-01T04:59:59Z', '2026-12'],
  ])('in %s at %s is %s', (timeZone, instant, month) => {
    expect(monthIn(timeZone, Date.parse(instant))).toBe(month);
  });

  it.each([
    ['2026-02', 'Asia/Shanghai', '2026-01-31T16:00:00Z', 28 * 24],
    ['2028-02', 'UTC', '2028-02-01T00:00:00Z', 29 * 24],
    ['2026-03', 'Europe/Berlin', '2026-02-28T23:00:00Z', 31 * 24 - 1],
    ['2026-10', 'Europe/Berlin', '2026-09-30T22:00:00Z', 31 * 24 + 1],
    ['2026-12', 'UTC', '2026-12-01T00:00:00Z', 31 * 24],
  ])('%s in %s begins at %s and lasts %d hours', (month, timeZone, start, hours) => {
    const span = monthSpan(month, timeZone);
    expect(span.start).toBe(Date.parse(start));
    expect((span.end - span.start) / 3_600_000).toBe(hours);
  });

  it('are shown from a week more on both sides', () => {
    expect(monthReach('2026-03', 'Europe/Berlin')).toEqual({
      start: Date.parse('2026-02-21T23:00:00Z'),
      end: Date.parse('2026-04-07T22:00:00Z'),
    });
  });

  it('are listed newest first, over the turn of the year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual([
      '2026-02',
      '2026-01',
      '2025-12',
      '2025-11',
    ]);
    expect(monthsBetween('2026-02', '2026-02')).toEqual(['2026-02']);
    expect(monthsBetween('2026-03', '2026-02')).toEqual([]);
  });
});
