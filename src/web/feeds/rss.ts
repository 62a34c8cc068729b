import { languageTags } from '../../i18n/language-tags.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { element, escaped } from './xml.ts';

/** Prints a feed as RSS 2.0, in the shape of other status pages' `history.rss`. */
export function printRss(feed: Feed): string {
  const { title, homeUrl, selfUrl, description, language, updatedAt, entries } = feed;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '  <channel>',
    `    ${element('title', title)}`,
    `    ${element('link', homeUrl)}`,
    `    <atom:link rel="self" type="application/rss+xml" href="${escaped(selfUrl)}"/>`,
    `    ${element('description', description)}`,
    `    ${element('language', languageTags[language].toLowerCase())}`,
    `    ${element('pubDate', mailDate(updatedAt))}`,
    ...entries.map(printItem),
    '  </channel>',
    '</rss>',
    '',
  ].join('\n');
}

/** The address is the identity, too; a reader shows the instant at which it was last spoken of. */
function printItem({ title, html, spokenAt, url, components }: FeedEntry): string {
  return [
    '    <item>',
    `      ${element('title', title)}`,
    `      ${element('description', html)}`,
    `      ${element('pubDate', mailDate(spokenAt))}`,
    ...components.map(({ name }) => `      ${element('category', name)}`),
    `      ${element('link', url)}`,
    `      ${element('guid', url)}`,
    '    </item>',
  ].join('\n');
}

/** An instant (UTC ms) as RFC 822 has it, with the year in four digits: `Wed, 19 Jun 2024 12:53:33 +0000`. */
export function mailDate(instant: number): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000');
}
