import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { someNow } from '../../../tests/support/facts.ts';
import { printAtom } from './atom.ts';
import type { Feed } from './feed.ts';
import { printJsonFeed } from './json-feed.ts';
import { mailDate, printRss } from './rss.ts';
import { legible } from './xml.ts';

const nasty = 'A & B <x> 在线客服 😀 ]]> "q" \'s\'\u0000\u000b\ud800';
const feed: Feed = {
  id: 'tag:status.example,2026:/en/history.atom',
  title: nasty,
  description: 'Every incident.',
  siteName: nasty,
  language: 'en',
  homeUrl: 'https://status.example/en',
  selfUrl: 'https://status.example/en/history.atom?component=chat',
  updatedAt: someNow,
  entries: [
    {
      id: 'tag:status.example,2026:incident/aaaaaaaaaaaa',
      url: 'https://status.example/en/incidents/aaaaaaaaaaaa',
      title: nasty,
      titleLanguage: 'zh',
      html: "<p><var data-var='date'>22</var> ]]&gt; 😀\u0007</p>",
      publishedAt: someNow - 3000,
      spokenAt: someNow - 2000,
      updatedAt: someNow - 1000,
      components: [{ slug: 'chat', name: nasty }],
    },
  ],
};
const [entry] = feed.entries;
const escaped = 'A &amp; B &lt;x&gt; 在线客服 😀 ]]&gt; &quot;q&quot; &#39;s&#39;\ufffd';

describe('RSS 2.0', () => {
  it('is printed as other status pages print it, and names itself', () => {
    expect(printRss(feed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${escaped}</title>
    <link>https://status.example/en</link>
    <atom:link rel="self" type="application/rss+xml" href="${feed.selfUrl}"/>
    <description>Every incident.</description>
    <language>en</language>
    <pubDate>Sun, 22 Nov 2026 06:26:10 +0000</pubDate>
    <item>
      <title>${escaped}</title>
      <description>&lt;p&gt;&lt;var data-var=&#39;date&#39;&gt;22&lt;/var&gt; ]]&amp;gt; 😀&lt;/p&gt;</description>
      <pubDate>Sun, 22 Nov 2026 06:26:08 +0000</pubDate>
      <category>${escaped}</category>
      <link>https://status.example/en/incidents/aaaaaaaaaaaa</link>
      <guid>https://status.example/en/incidents/aaaaaaaaaaaa</guid>
    </item>
  </channel>
</rss>
`);
  });

  it.each([
    ['2024-06-19T12:53:33Z', 'Wed, 19 Jun 2024 12:53:33 +0000'],
    ['2024-02-29T00:00:00Z', 'Thu, 29 Feb 2024 00:00:00 +0000'],
    ['2027-01-01T23:59:59.999Z', 'Fri, 01 Jan 2027 23:59:59 +0000'],
  ])('dates %s as %s', (instant, printed) => {
    expect(mailDate(Date.parse(instant))).toBe(printed);
  });
});

describe('Atom', () => {
  it('is printed by RFC 4287, with the language of a title that is not that of the feed', () => {
    expect(printAtom(feed)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
  <id>tag:status.example,2026:/en/history.atom</id>
  <link rel="alternate" type="text/html" href="https://status.example/en"/>
  <link rel="self" type="application/atom+xml" href="${feed.selfUrl}"/>
  <title>${escaped}</title>
  <subtitle>Every incident.</subtitle>
  <updated>2026-11-22T06:26:10Z</updated>
  <author><name>${escaped}</name></author>
  <entry>
    <id>tag:status.example,2026:incident/aaaaaaaaaaaa</id>
    <published>2026-11-22T06:26:07Z</published>
    <updated>2026-11-22T06:26:09Z</updated>
    <link rel="alternate" type="text/html" href="https://status.example/en/incidents/aaaaaaaaaaaa"/>
    <title type="text" xml:lang="zh-CN">${escaped}</title>
    <category term="chat" label="${escaped}"/>
    <content type="html">&lt;p&gt;&lt;var data-var=&#39;date&#39;&gt;22&lt;/var&gt; ]]&amp;gt; 😀&lt;/p&gt;</content>
  </entry>
</feed>
`);
  });
});

describe('JSON Feed', () => {
  it('is printed by version 1.1', () => {
    const legible = 'A & B <x> 在线客服 😀 ]]> "q" \'s\'\ufffd';
    expect(JSON.parse(printJsonFeed(feed))).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: legible,
      home_page_url: 'https://status.example/en',
      feed_url: feed.selfUrl,
      description: 'Every incident.',
      authors: [{ name: legible }],
      language: 'en',
      items: [
        {
          id: 'tag:status.example,2026:incident/aaaaaaaaaaaa',
          url: 'https://status.example/en/incidents/aaaaaaaaaaaa',
          title: legible,
          content_html: "<p><var data-var='date'>22</var> ]]&gt; 😀</p>",
          date_published: '2026-11-22T06:26:07.000Z',
          date_modified: '2026-11-22T06:26:09.000Z',
          language: 'zh-CN',
          tags: [legible],
        },
      ],
    });
  });

  it('leaves tags out where there are none', () => {
    const entries = entry ? [{ ...entry, components: [] }] : [];
    expect(JSON.parse(printJsonFeed({ ...feed, entries })).items[0]).not.toHaveProperty('tags');
  });
});

test('whatever was written, XML holds only what it may, and every word of it', () => {
  const allowed = /^[\t\n\r\u0020-\ufffd]*$/;
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }));
  fc.assert(
    fc.property(text, (written) => {
      const entries = entry ? [{ ...entry, title: `[${written}]` }] : [];
      for (const print of [printRss, printAtom]) {
        const xml = print({ ...feed, title: 'Feed', entries });
        const [, title = ''] = /<title[^>]*>(\[[^<]*)<\/title>/.exec(xml) ?? [];
        expect(xml.isWellFormed() && allowed.test(xml) && unescaped(title)).toBe(
          legible(`[${written}]`),
        );
      }
    }),
    { numRuns: 100 },
  );
});

function unescaped(text: string): string {
  const characters = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return text.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: keyof typeof characters) => characters[name],
  );
}
