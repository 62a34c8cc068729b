import { expect, test } from 'vitest';
import { dayMs, minuteMs, someNow } from '../../../tests/support/facts.ts';
import { someAnnouncement } from '../../../tests/support/words.ts';
import { announcementStanding } from './announcement-standing.ts';

const instantIn = (minutes: number) => someNow + minutes * minuteMs;

test.each([
  ['from its instant on', 0, 60, 'current'],
  ['until its end', -60, 0, 'past'],
  ['shortly before its end', -60, 1, 'current'],
  ['before its instant', 1, 60, 'coming'],
  ['taken back before its instant', 60, 30, 'taken_back'],
  ['taken back at its instant', -60, -60, 'taken_back'],
] as const)('%s', (_, from, until, standing) => {
  const announcement = someAnnouncement({ publishedAt: instantIn(from), until: instantIn(until) });
  expect(announcementStanding(announcement, someNow)).toBe(standing);
});

test.each([
  [6, 'current'],
  [7, 'past'],
] as const)(
  'one that does not say until when is shown for a week: after %i days',
  (days, standing) => {
    const announcement = someAnnouncement({ publishedAt: someNow - days * dayMs, until: null });
    expect(announcementStanding(announcement, someNow)).toBe(standing);
  },
);
