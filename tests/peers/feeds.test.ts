import { expect, test } from 'vitest';
import type { FeedAddress } from '../../src/web/feeds/address.ts';
import { feedAddresses } from '../../src/web/feeds/address.ts';
import { minuteMs, someNow, someSite } from '../support/facts.ts';
import { someFeeds, someNews } from '../support/feeds.ts';
import { readFeed } from '../support/peers/feed-reader.ts';
import { describeWith } from '../support/system-parts.ts';
import { someAnnouncement, someIncident, someMaintenance, someUpdate } from '../support/words.ts';

const nasty = 'A & B <x> 在线客服 😀 ]]> &amp; "q" \'s\' {{7*7}} \u0000\u000b\u001b\ufffe\ud800';
const shown = 'A & B <x> 在线客服 😀 ]]> &amp; "q" \'s\' {{7*7}} \ufffd';

const updates = [
  someUpdate('updateaaaaaa', someNow - 30 * minuteMs, {
    components: { chat: 'major_outage' },
    body: { zh: nasty, en: `${nasty} <script>alert(1)</script> [x](javascript:alert(1))` },
  }),
  someUpdate('updateeeeeee', someNow - minuteMs, { status: 'resolved' }),
];
const news = someNews({
  incidents: [someIncident({ title: { zh: nasty, en: nasty }, updates, updatedAt: someNow })],
  maintenances: [someMaintenance({ title: { zh: nasty } })],
  announcements: [someAnnouncement({ body: { en: nasty } })],
});

/** A site whose own names are as bad as anything that staff could write. */
function nastySite() {
  const site = someSite();
  const name = { zh: nasty, en: nasty };
  const groups = site.groups.map((group) => ({
    ...group,
    components: group.components.map((component) => ({ ...component, name })),
  }));
  return { ...site, name, groups };
}

const printed = feedAddresses.filter(({ format }) => format !== 'json');

describeWith(['feedparser'], 'feedparser', () => {
  test.each(printed)('reads $path', async ({ path, subject, language, format }: FeedAddress) => {
    const { text } = someFeeds(news);
    const feed = await readFeed(await text(path));
    expect(feed).toMatchObject({
      isBroken: false,
      version: format === 'rss' ? 'rss20' : 'atom10',
      links: [expect.any(String), `https://status.example${path}`],
    });
    expect(feed.language.toLowerCase()).toBe(language === 'en' ? 'en' : 'zh-cn');
    expect(feed.entries).toHaveLength(subject === 'history' ? 3 : 4);
    const instants = feed.entries.map(({ published }) => published);
    expect(instants.every((instant) => Number.isInteger(instant))).toBe(true);
    const below = `https://status.example${language === null ? '' : `/${language}`}`;
    const anchor = subject === 'history' ? '' : '#update-updateeeeeee';
    expect(feed.entries[0]?.link).toBe(`${below}/incidents/incidentaaaa${anchor}`);
  });

  test.each(printed)('finds words in $path as they were written', async ({ path, subject }) => {
    const { text } = someFeeds(news, { site: nastySite() });
    const feed = await readFeed(await text(`${path}?component=chat`));
    expect(feed.isBroken).toBe(false);
    expect(feed.title).toContain(shown);
    const incident = feed.entries.find(({ link }) => link.includes('incident'));
    expect(incident?.title).toContain(shown);
    const all = feed.entries.map(({ html }) => html).join('');
    expect(all).toContain('A &amp; B &lt;x&gt; 在线客服 😀 ]]&gt;');
    expect(all).not.toMatch(/<(?!\/?(?:p|br|small|strong|var|span)\b)/);
    expect(feed.entries).toHaveLength(subject === 'history' ? 2 : 3);
  });

  test('gets both dates of Atom, and of RSS the one at which it was last spoken of', async () => {
    const { text } = someFeeds(news);
    const [atom] = (await readFeed(await text('/en/history.atom'))).entries;
    expect(atom).toMatchObject({ published: someNow - 30 * minuteMs, updated: someNow });
    const [rss] = (await readFeed(await text('/en/history.rss'))).entries;
    expect(rss).toMatchObject({ published: someNow - minuteMs });
    expect(rss?.id).toBe(rss?.link);
  });
});
