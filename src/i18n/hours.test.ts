import { describe, expect, it } from 'vitest';
import type { DaySpan } from '../domain/hours/service-hours.ts';
import { datesText, spansText, weekdaysText } from './hours.ts';
import { readingAt } from './time.ts';

const reading = readingAt('Asia/Shanghai', Date.parse('2026-11-22T06:26:10Z'));

function span(from: number, until: number, staffing: DaySpan['staffing'] = 'open'): DaySpan {
  return { from: from * 60, until: until * 60, staffing };
}

describe('hours in words', () => {
  it.each([
    [[], '休息', 'Closed'],
    [[span(9, 18)], '09:00–18:00', '09:00–18:00'],
    [
      [span(9, 12), span(13.5, 18, 'reduced')],
      '09:00–12:00，13:30–18:00（人手较少）',
      '09:00–12:00, 13:30–18:00 (fewer people)',
    ],
    [[span(22, 26)], '22:00–次日 02:00', '22:00–02:00'],
    [[span(0, 24)], '全天', 'All day'],
    [[span(18, 24)], '18:00–24:00', '18:00–24:00'],
  ])('of %o', (spans, zh, en) => {
    expect(spansText(spans, 'zh')).toBe(zh);
    expect(spansText(spans, 'en')).toBe(en);
  });

  it.each([
    ['mon', 'fri', '周一至周五', 'Mon – Fri'],
    ['sat', 'sat', '周六', 'Sat'],
    ['mon', 'sun', '每天', 'Every day'],
  ] as const)('from %s to %s', (first, last, zh, en) => {
    expect(weekdaysText({ first, last, spans: [] }, 'zh')).toBe(zh);
    expect(weekdaysText({ first, last, spans: [] }, 'en')).toBe(en);
  });

  it('name the year of dates only where it is another one', () => {
    const dates = { first: '2026-12-31', last: '2027-01-03' };
    expect(datesText(dates, 'zh', reading)).toBe('12月31日至2027年1月3日');
    expect(datesText(dates, 'en', reading)).toBe('31 Dec – 3 Jan 2027');
  });
});
