import { describe, expect, it } from 'vitest';
import { dayMs, someCoverage, someMonitor, someTransition } from '../../../tests/support/facts.ts';
import { intervals } from '../../../tests/support/intervals.ts';
import { monthSpan, monthsBetween } from '../time/month.ts';
import { overlapping } from '../time/span.ts';
import {
  componentPast,
  oldestMonth,
  pastSince,
  pastWithin,
  shownTime,
  uptimesWithin,
  watchedShare,
} from './component-past.ts';
import { troublesOf } from './trouble.ts';

const hourMs = 60 * 60 * 1000;
const at = (local: string) => Date.parse(`${local}:00+08:00`);

describe('the time that every page needs facts of', () => {
  it.each([
    // The 90 days before the evening of 22 November begin on 25 August.
    ['2026-11-22T14:26', '2026-08', '2026-07-25T00:00'],
    ['2026-03-01T00:00', '2025-12', '2025-11-24T00:00'],
    ['2026-02-28T23:59', '2025-12', '2025-11-24T00:00'],
    ['2028-02-29T12:00', '2027-12', '2027-11-24T00:00'],
  ])('at %s begins a week before %s', (now, month, since) => {
    expect(oldestMonth('Asia/Shanghai', at(now))).toBe(month);
    expect(pastSince('Asia/Shanghai', at(now))).toBe(at(since));
  });
});

describe('the share of a span that was watched', () => {
  const watchedBySome = [{ monitor: someMonitor('chat'), transitions: [], coverage: [] }];

  it('is none where nobody watched, whatever staff have said', () => {
    const past = { intervals: intervals('up 0-10'), monitors: [] };
    expect(watchedShare(past, { start: 0, end: 10 * hourMs })).toBe(0);
  });

  it.each([
    ['up 0-10', 0, 10, 1],
    ['dark 0-10', 0, 10, 0],
    ['dark 0-4, up 4-10', 0, 10, 0.6],
    ['dark 0-4, up 4-10', 2, 6, 0.5],
    ['dark 0-4, up 4-10', 4, 10, 1],
    // Trouble and maintenance are known; only what is past counts.
    ['out 0-2, work 2-4, dark 4-5, slow 5-10', 0, 10, 0.9],
    ['dark 0-1, up 1-2', 0, 40, 0.5],
    ['up 0-2', 5, 9, 0],
    ['up 0-2', 2, 2, 0],
  ])('of %s, from %d to %d, is %d', (written, start, end, expected) => {
    const within = { start: start * hourMs, end: end * hourMs };
    const past = { intervals: intervals(written), monitors: watchedBySome };
    expect(watchedShare(past, within)).toBeCloseTo(expected, 10);
  });
});

describe('a month of the last 90 days', () => {
  const now = at('2026-11-22T14:26');
  const timeZone = 'Asia/Shanghai';
  const begun = at('2026-06-01T00:00');
  const changes = Array.from({ length: 300 }, (_, index) =>
    someTransition(
      'chat',
      begun + index * (dayMs / 2) + ((index * 7919) % 40) * 17 * 60_000,
      index % 3 === 0 ? 'down' : index % 3 === 1 ? 'up' : 'degraded',
    ),
  );
  const coverage = Array.from({ length: 60 }, (_, index) =>
    someCoverage('chat', begun + index * 3 * dayMs, begun + (index * 3 + 2) * dayMs),
  );
  const component = { slug: 'chat', name: { zh: '在线客服', en: 'Chat' } };
  const of = { component, calendar: new Map() };
  const monitors = [{ monitor: someMonitor('chat'), transitions: changes, coverage }];
  const told = { monitors, said: [] };
  const whole = componentPast(of, told, shownTime(timeZone, now), now);

  it.each(monthsBetween('2026-08', '2026-11'))('is the same on its own: %s', (month) => {
    const within = monthSpan(month, timeZone);
    const alone = pastWithin(of, told, within, now);
    const cut = overlapping(whole.intervals, within).map((interval) => ({
      ...interval,
      start: Math.max(interval.start, within.start),
      end: Math.min(interval.end, within.end),
    }));
    expect(alone.intervals).toEqual(cut);
    expect(uptimesWithin(alone, within)).toEqual(uptimesWithin(whole, within));
    expect(watchedShare(alone, within)).toBe(watchedShare(whole, within));
    expect(troublesOf(alone, now).length).toBeGreaterThan(5);
  });
});
