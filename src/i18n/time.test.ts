import { describe, expect, it } from 'vitest';
import {
  answerTime,
  calendarDay,
  clockTime,
  duration,
  futureTime,
  monthName,
  offsetFromUtc,
  pastTime,
  readingAt,
  shortMonth,
} from './time.ts';

/** 2026-11-22 14:26:10 in Beijing. */
const now = Date.parse('2026-11-22T06:26:10Z');
const reading = readingAt('Asia/Shanghai', now);

describe('pastTime', () => {
  it.each([
    ['2026-11-22T06:05:00Z', '14:05', '14:05'],
    ['2026-11-21T16:00:00Z', '00:00', '00:00'],
    ['2026-11-21T15:59:59Z', '昨天 23:59', 'yesterday 23:59'],
    ['2026-11-20T06:05:00Z', '11月20日 14:05', '20 Nov 14:05'],
    ['2025-12-31T06:05:00Z', '2025年12月31日 14:05', '31 Dec 2025 14:05'],
  ])('prints %s in the zone of the site, as short as it stays clear', (instant, zh, en) => {
    expect(pastTime(Date.parse(instant), 'zh', reading)).toBe(zh);
    expect(pastTime(Date.parse(instant), 'en', reading)).toBe(en);
  });

  it('knows yesterday across a day of 25 hours', () => {
    const berlin = readingAt('Europe/Berlin', Date.parse('2026-10-25T22:30:00Z'));
    expect(pastTime(Date.parse('2026-10-24T21:30:00Z'), 'en', berlin)).toBe('yesterday 23:30');
    expect(pastTime(Date.parse('2026-10-24T22:30:00Z'), 'en', berlin)).toBe('00:30');
  });
});

describe('futureTime', () => {
  it.each([
    ['2026-11-22T10:00:00Z', '18:00', '18:00'],
    ['2026-11-22T15:59:59Z', '23:59', '23:59'],
    ['2026-11-22T16:00:00Z', '明天 00:00', 'tomorrow 00:00'],
    ['2026-11-23T16:00:00Z', '周二 00:00', 'Tue 00:00'],
    ['2026-11-28T01:00:00Z', '周六 09:00', 'Sat 09:00'],
    ['2026-11-29T01:00:00Z', '11月29日 09:00', '29 Nov 09:00'],
    ['2027-01-04T01:00:00Z', '2027年1月4日 09:00', '4 Jan 2027 09:00'],
  ])('prints %s in the zone of the site, as short as it stays clear', (instant, zh, en) => {
    expect(futureTime(Date.parse(instant), 'zh', reading)).toBe(zh);
    expect(futureTime(Date.parse(instant), 'en', reading)).toBe(en);
  });
});

describe('other times', () => {
  it('prints clock times to the second on a 24-hour clock', () => {
    expect(clockTime(now, 'en', reading)).toBe('14:26:10');
    expect(clockTime(Date.parse('2026-11-21T16:00:05Z'), 'zh', reading)).toBe('00:00:05');
  });

  it('prints a calendar day whatever the zone is', () => {
    expect(calendarDay('2026-11-01', 'en', readingAt('America/Los_Angeles', now))).toBe('1 Nov');
    expect(calendarDay('2026-11-01', 'zh', reading)).toBe('11月1日');
  });

  it.each([
    [0, '不到 1 秒', 'under 1 s'],
    [1000, '1 秒', '1 s'],
    [59_999, '59 秒', '59 s'],
    [21 * 60_000, '21 分钟', '21 min'],
    [125 * 60_000, '2 小时 5 分钟', '2 h 5 min'],
    [120 * 60_000, '2 小时', '2 h'],
    [49 * 3_600_000, '2 天', '2 days'],
  ])('prints a length of %i ms in words', (ms, zh, en) => {
    expect(duration(ms, 'zh')).toBe(zh);
    expect(duration(ms, 'en')).toBe(en);
  });

  it('prints a month with its year and without it', () => {
    expect([monthName('2026-10', 'zh'), monthName('2026-10', 'en')]).toEqual([
      '2026年10月',
      'October 2026',
    ]);
    expect([shortMonth('2026-10', 'zh'), shortMonth('2026-10', 'en')]).toEqual(['10月', 'Oct']);
  });

  it('prints answer times with one decimal, and never as nothing', () => {
    expect(answerTime(1240, 'en')).toBe('1.2 s');
    expect(answerTime(40, 'en')).toBe('under 1 s');
    expect(answerTime(40, 'zh')).toBe('不到 1 秒');
  });
});

describe('offsetFromUtc', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-22', 480, 'UTC+8'],
    ['Asia/Kolkata', '2026-11-22', 330, 'UTC+5:30'],
    ['America/St_Johns', '2026-11-22', -210, 'UTC−3:30'],
    ['Europe/London', '2026-11-22', 0, 'UTC'],
    ['Europe/London', '2026-07-01', 60, 'UTC+1'],
    ['UTC', '2026-11-22', 0, 'UTC'],
  ])('%s on %s', (timeZone, date, minutes, printed) => {
    const there = readingAt(timeZone, Date.parse(date));
    expect(there.offsetMinutes).toBe(minutes);
    expect(offsetFromUtc(there)).toBe(printed);
  });
});
