import { describe, expect, it } from 'vitest';
import { resolveHours } from '../../../tests/support/hours.ts';
import { calendarGaps, gapSentence } from './calendar-gaps.ts';

const week = { 'mon-fri': '09:00-18:00' };

describe('what official calendars lack', () => {
  // The made-up calendar knows 2030; its clocks are those of Shanghai.
  it.each([
    ['a year that is known', '2030-06-01T12:00:00Z', []],
    ['the year before it', '2029-10-31T12:00:00Z', [2029]],
    ['from November on the next year, too', '2029-10-31T16:00:00Z', [2029]],
    ['the next year while that is not published', '2030-11-01T00:00:00Z', [2031]],
    ['a year that has begun there, and not yet in UTC', '2030-12-31T16:00:00Z', [2031]],
  ])('is %s', (_, now, years) => {
    const gaps = calendarGaps(resolveHours({ calendar: 'cn', week }).watched, Date.parse(now));
    expect(gaps).toEqual(
      years.map((year) => ({
        calendar: 'cn',
        says: `${year} is missing, so its holidays count as ordinary days; write it down in the console, or add cn-${year}.json (docs/service-hours.md)`,
      })),
    );
  });

  it('is a sentence that says what to do', () => {
    const [gap] = calendarGaps(
      resolveHours({ calendar: 'cn', week }).watched,
      Date.parse('2029-06-01T12:00:00Z'),
    );
    expect(gap && gapSentence(gap)).toBe(
      'Of the calendar "cn" 2029 is missing, so its holidays count as ordinary days; write it down in the console, or add cn-2029.json (docs/service-hours.md).',
    );
  });

  it('is nothing where no hours follow a calendar', () => {
    for (const hours of [undefined, 'always', { week }]) {
      expect(calendarGaps(resolveHours(hours).watched, Date.parse('2029-06-01T12:00:00Z'))).toEqual(
        [],
      );
    }
  });
});
