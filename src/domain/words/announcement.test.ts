import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../tests/support/facts.ts';
import { someAnnouncement } from '../../../tests/support/words.ts';
import { type Announcement, announcementEnd, isCurrent, isPublished } from './announcement.ts';

const planned = someAnnouncement({ publishedAt: 10, until: 20 });
const open = someAnnouncement({ publishedAt: 10, until: null });
const takenBack = someAnnouncement({ publishedAt: 10, until: 5 });

describe('an announcement', () => {
  it.each<[string, Announcement, now: number, published: boolean, current: boolean]>([
    ['is not there before its instant', planned, 9, false, false],
    ['is there from its instant on', planned, 10, true, true],
    ['leaves the page at its end, and stays published', planned, 20, true, false],
    ['is on the page for a week without an end', open, 10 + 7 * dayMs - 1, true, true],
    ['leaves the page after a week without an end', open, 10 + 7 * dayMs, true, false],
    ['never comes when it was taken back before', takenBack, 15, false, false],
  ])('%s', (_, announcement, now, published, current) => {
    expect(isPublished(announcement, now)).toBe(published);
    expect(isCurrent(announcement, now)).toBe(current);
  });

  it('ends at its end, or a week after it was published', () => {
    expect([announcementEnd(planned), announcementEnd(open)]).toEqual([20, 10 + 7 * dayMs]);
  });
});
