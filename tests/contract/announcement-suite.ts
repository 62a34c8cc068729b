import { beforeEach, describe, expect, test } from 'vitest';
import { advanceAnnouncements } from '../../src/actions/advance-announcements.ts';
import { changeAnnouncement } from '../../src/actions/change-announcement.ts';
import { endAnnouncement } from '../../src/actions/end-announcement.ts';
import { publishAnnouncement } from '../../src/actions/publish-announcement.ts';
import {
  announcementsOf,
  readAnnouncement,
  readAnnouncementsPage,
  selectAnnouncements,
} from '../../src/storage/announcement.ts';
import type { Database } from '../../src/storage/database.ts';
import { dayMs, minuteMs, someNow } from '../support/facts.ts';
import { acting, clock, countRows, eventsIn, spanFrom } from './acting.ts';

const instant = (minutes: number) => new Date(someNow + minutes * minuteMs).toISOString();

const news = {
  title: { zh: '元旦放假安排', en: 'Hours over New Year' },
  body: { zh: '1 月 1 日电话客服休息。', en: 'On 1 January the phone line is closed.' },
  components: ['phone'],
};

/** What is promised of announcements; `open` gives an empty database each time. */
export function announcementSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const ticks = (minutes: number) => advanceAnnouncements(clock(db, someNow + minutes * minuteMs));

  describe('an announcement', () => {
    test('is published with its audit entry and its event', async () => {
      const announcement = await publishAnnouncement(at(0), news);
      expect(announcement).toMatchObject({
        ...{ ...news, id: expect.stringMatching(/^[a-z0-9]{12}$/), version: 1 },
        ...{ publishedAt: instant(0), until: new Date(someNow + 7 * dayMs).toISOString() },
      });
      expect(await readAnnouncement(db, announcement.id)).toMatchObject({ ...news, until: null });
      expect(await countRows(db, 'audit_entries')).toBe(1);
      expect(await eventsIn(db)).toEqual([
        {
          ...{ type: 'announcement.published', subject: announcement.id, sequence: 1, notify: 1 },
          body: { announcement },
        },
      ]);
      expect(await ticks(1)).toBe(0);
    });

    test('that is to come is told by the clock when its instant has come, and once', async () => {
      const { id } = await publishAnnouncement(at(0), { ...news, publishedAt: instant(10) });
      expect(await ticks(9)).toBe(0);
      expect(await countRows(db, 'events')).toBe(0);
      const told = await Promise.all([ticks(10), ticks(10), ticks(11)]);
      expect(told.reduce((sum, count) => sum + count)).toBe(1);
      expect(await ticks(12)).toBe(0);
      expect(await eventsIn(db)).toMatchObject([{ type: 'announcement.published', subject: id }]);
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('is told with the change that brings it forward', async () => {
      const { id } = await publishAnnouncement(at(0), { ...news, publishedAt: instant(60) });
      await changeAnnouncement(at(1), id, 1, { title: { en: 'New Year' } });
      expect(await countRows(db, 'events')).toBe(0);
      const changed = await changeAnnouncement(at(2), id, 2, { publishedAt: instant(2) });
      expect(await eventsIn(db)).toMatchObject([{ body: { announcement: changed } }]);
      expect(await ticks(3)).toBe(0);
    });

    test('is never told when it was taken back before its instant, or slept through', async () => {
      const { id } = await publishAnnouncement(at(0), { ...news, publishedAt: instant(10) });
      await endAnnouncement(at(5), id, 1);
      await publishAnnouncement(at(0), {
        ...{ ...news, publishedAt: instant(10), until: instant(20) },
      });
      expect(await ticks(20)).toBe(0);
      expect(await countRows(db, 'events')).toBe(0);
    });

    test('is changed, keeps what was left out, and tells nobody again', async () => {
      const { id } = await publishAnnouncement(at(0), news);
      const changed = await changeAnnouncement(at(1), id, 1, {
        ...{ body: { en: 'Closed on 1 January.' }, components: [], until: instant(60) },
      });
      expect(changed).toMatchObject({
        ...{ title: news.title, components: [], until: instant(60), version: 2 },
        body: { zh: news.body.zh, en: 'Closed on 1 January.' },
      });
      expect(await changeAnnouncement(at(2), id, 2, { until: null })).toMatchObject({
        until: new Date(someNow + 7 * dayMs).toISOString(),
      });
      expect(await countRows(db, 'events')).toBe(1);
    });

    test('is left alone by a change to what it is already', async () => {
      const { id } = await publishAnnouncement(at(0), news);
      const change = { body: { en: 'Closed.' }, components: ['phone'], until: instant(60) };
      const changed = await changeAnnouncement(at(1), id, 1, change);
      expect(await changeAnnouncement(at(2), id, 2, change)).toEqual(changed);
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('ends once', async () => {
      const { id } = await publishAnnouncement(at(0), news);
      expect(await endAnnouncement(at(5), id, null)).toMatchObject({ until: instant(5) });
      await expect(endAnnouncement(at(6), id, null)).rejects.toMatchObject({ code: 'conflict' });
      await expect(endAnnouncement(at(6), 'x', null)).rejects.toMatchObject({ code: 'not_found' });
      const late = changeAnnouncement(at(6), id, 1, { components: [] });
      await expect(late).rejects.toMatchObject({ code: 'stale' });
      expect(await countRows(db, 'audit_entries')).toBe(2);
    });

    test('is changed only by who may', async () => {
      const other = acting(db, { scopes: ['announcements:read', 'incidents:write'] });
      const forbidden = { code: 'forbidden' };
      await expect(publishAnnouncement(other, news)).rejects.toMatchObject(forbidden);
      await expect(changeAnnouncement(other, 'x', null, {})).rejects.toMatchObject(forbidden);
      await expect(endAnnouncement(other, 'x', null)).rejects.toMatchObject(forbidden);
    });

    test('is read for the page until it is over, and for lists newest first', async () => {
      const over = await publishAnnouncement(at(0), { ...news, until: instant(10) });
      const toCome = await publishAnnouncement(at(0), { ...news, publishedAt: instant(30) });
      const selected = async (since: number) =>
        announcementsOf(await selectAnnouncements(db, spanFrom(someNow + since * minuteMs))).map(
          ({ id }) => id,
        );
      expect(await selected(10)).toEqual([over.id, toCome.id]);
      expect(await selected(11)).toEqual([toCome.id]);
      const [first] = await readAnnouncementsPage(db, { before: null, limit: 1 });
      expect(first?.id).toBe(toCome.id);
      const before = { at: first?.publishedAt ?? 0, id: toCome.id };
      const rest = await readAnnouncementsPage(db, { before, limit: 5 });
      expect(rest.map(({ id }) => id)).toEqual([over.id]);
    });
  });
}
