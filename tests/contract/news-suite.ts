import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { openIncident } from '../../src/actions/open-incident.ts';
import { updateIncident } from '../../src/actions/update-incident.ts';
import type { Announcement } from '../../src/domain/words/announcement.ts';
import type { Maintenance } from '../../src/domain/words/maintenance.ts';
import type { News } from '../../src/domain/words/news.ts';
import { insertAnnouncement } from '../../src/storage/announcement.ts';
import { writeChange } from '../../src/storage/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { insertMaintenance } from '../../src/storage/maintenance.ts';
import { readNews } from '../../src/storage/news.ts';
import { createFeeds } from '../../src/web/feeds/kept-feeds.ts';
import { mountFeeds } from '../../src/web/feeds/mount-feeds.ts';
import { dayMs, minuteMs, someNow, someSite } from '../support/facts.ts';
import { someAnnouncement, someMaintenance } from '../support/words.ts';
import { acting } from './acting.ts';

/** What is promised of the news behind the feeds, wherever they are stored. */
export function newsSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const at = (minutes: number) => acting(db, { now: someNow + minutes * minuteMs });
  const read = (component: string | null, limit = 50) =>
    readNews(db, { component, limit, now: someNow });

  async function incident(title: string, minutes: number, slugs: readonly string[]) {
    const { id } = await openIncident(at(minutes), {
      title: { en: title },
      body: { zh: '正在排查。', en: 'We are looking.' },
      components: slugs.map((slug) => ({ slug, status: 'major_outage' })),
    });
    return id;
  }

  describe('the news', () => {
    test('are whole, and none are there at first', async () => {
      expect(await read(null)).toEqual({ incidents: [], maintenances: [], announcements: [] });
      const id = await incident('Chat is down', -9, ['chat']);
      await updateIncident(at(-5), id, null, { status: 'resolved', body: { en: 'Over.' } });
      await maintenance('windowaaaaaa', {});
      await announcement('newsaaaaaaaa', {});
      const news = await read(null);
      expect(news).toMatchObject({
        incidents: [
          { id, title: { en: 'Chat is down' }, updates: [{}, { body: { en: 'Over.' } }] },
        ],
        maintenances: [someMaintenance()],
        announcements: [someAnnouncement()],
      });
    });

    test('are those that were spoken of last, however old they are', async () => {
      const old = await incident('old', -500 * 24 * 60, ['chat']);
      const middle = await incident('middle', -300, ['chat']);
      const late = await incident('late', -200, ['chat']);
      expect(ids(await read(null, 2)).incidents).toEqual([late, middle].toSorted());
      await updateIncident(at(-1), old, null, { status: 'resolved', body: { en: 'Over.' } });
      expect(ids(await read(null, 2)).incidents).toEqual([late, old].toSorted());
      expect(ids(await read(null, 50)).incidents).toHaveLength(3);
    });

    test('of a component are what names it, and what names none', async () => {
      const chat = await incident('chat', -30, ['chat', 'email']);
      const later = await incident('first chat, then phone', -20, ['chat']);
      const none = await incident('none', -10, []);
      await updateIncident(at(-5), later, null, {
        ...{ status: 'identified', body: { en: 'It is the phone.' } },
        components: [{ slug: 'phone', status: 'major_outage' }],
      });
      await maintenance('windowphone', { components: ['phone'] });
      await maintenance('windowall', { components: [] });
      await announcement('newsphone', { components: ['phone'] });
      await announcement('newsall', { components: [] });
      expect(ids(await read('phone'))).toEqual({
        incidents: [later, none].toSorted(),
        maintenances: ['windowall', 'windowphone'],
        announcements: ['newsall', 'newsphone'],
      });
      expect(ids(await read('chat'))).toEqual({
        incidents: [chat, later, none].toSorted(),
        maintenances: ['windowall'],
        announcements: ['newsall'],
      });
      expect(ids(await read("x' OR 1=1")).incidents).toEqual([none]);
    });

    test('leave out announcements that are still to come', async () => {
      await announcement('newscoming', { publishedAt: someNow + 1 });
      await announcement('newsgone', { publishedAt: someNow - 30 * dayMs, until: someNow - dayMs });
      expect(ids(await read(null)).announcements).toEqual(['newsgone']);
    });
  });

  test('an incident is in the feeds from its first word to the last, in both languages', async () => {
    const text = feedsOver((component) => read(component));
    const id = await incident('Chat is down', -9, ['chat']);
    for (const path of ['/en/history.rss', '/zh/history.atom', '/updates.json?component=chat']) {
      expect(await text(path)).toContain('Chat is down');
    }
    expect(await text('/zh/history.rss')).toContain('排查中');
    expect(await text('/en/history.rss?component=phone')).not.toContain('Chat is down');
    await updateIncident(at(-5), id, null, {
      ...{ status: 'resolved', body: { zh: '已经好了。', en: 'All good.' }, notify: false },
    });
    expect(await text('/en/history.rss')).toContain('Resolved');
    expect(await text('/zh/updates.atom')).toContain('已经好了。');
  });

  /** Feeds that are printed anew each time. */
  function feedsOver(readNews: (component: string | null) => Promise<News>) {
    const app = new Hono({ strict: false });
    const site = someSite();
    const baseUrl = 'https://status.example';
    const now = () => someNow;
    const current = () => ({});
    mountFeeds(app, createFeeds({ site, baseUrl, current, readNews, compress: {}, now }));
    return async (path: string) => (await app.request(path)).text();
  }

  async function maintenance(id: string, changes: Partial<Maintenance>) {
    const updates = someMaintenance().updates.map((update) => ({ ...update, id: `update${id}` }));
    const one = someMaintenance({ id, ...(changes.components && { updates }), ...changes });
    await stored(id, (change) => insertMaintenance(one, change));
  }

  async function announcement(id: string, changes: Partial<Announcement>) {
    const one = someAnnouncement({ id, ...changes });
    await stored(id, (change) => [insertAnnouncement(one, change)]);
  }

  async function stored(
    id: string,
    statements: (change: string) => ReturnType<typeof insertMaintenance>,
  ) {
    const entry = {
      id,
      at: someNow,
      actor: { kind: 'clock' },
      action: 'test',
      subject: id,
    } as const;
    await writeChange(db, {
      audit: { ...entry, detail: null },
      ...{ guard: { sql: 'true', args: [] }, statements: statements(id), events: [], once: null },
    });
  }
}

/** The ids of each kind, in their own order. */
function ids({ incidents, maintenances, announcements }: News) {
  const of = (all: readonly { id: string }[]) => all.map(({ id }) => id).toSorted();
  return {
    incidents: of(incidents),
    maintenances: of(maintenances),
    announcements: of(announcements),
  };
}
