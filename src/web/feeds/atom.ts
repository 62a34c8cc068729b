import { languageTags } from '../../i18n/language-tags.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { element, escaped } from './xml.ts';

/** Prints a feed as Atom (RFC 4287). */
export function printAtom(feed: Feed): string {
  const { id, title, description, siteName, language, homeUrl, selfUrl, updatedAt } = feed;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xml:lang="${languageTags[language]}" xmlns="http://www.w3.org/2005/Atom">`,
    `  ${element('id', id)}`,
    `  <link rel="alternate" type="text/html" href="${escaped(homeUrl)}"/>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(selfUrl)}"/>`,
    `  ${element('title', title)}`,
    `  ${element('subtitle', description)}`,
    `  ${element('updated', seconds(updatedAt))}`,
    `  <author>${element('name', siteName)}</author>`,
    ...feed.entries.map((entry) => printEntry(entry, feed)),
    '</feed>',
    '',
  ].join('\n');
}

function printEntry(entry: FeedEntry, { language }: Feed): string {
  const { id, url, title, titleLanguage, html, publishedAt, updatedAt, components } = entry;
  const foreign = titleLanguage === language ? '' : ` xml:lang="${languageTags[titleLanguage]}"`;
  return [
    '  <entry>',
    `    ${element('id', id)}`,
    `    ${element('published', seconds(publishedAt))}`,
    `    ${element('updated', seconds(updatedAt))}`,
    `    <link rel="alternate" type="text/html" href="${escaped(url)}"/>`,
    `    ${element(`title type="text"${foreign}`, title)}`,
    ...components.map(
      ({ slug, name }) => `    <category term="${escaped(slug)}" label="${escaped(name)}"/>`,
    ),
    `    ${element('content type="html"', html)}`,
    '  </entry>',
  ].join('\n');
}

/** An instant (UTC ms) by RFC 3339, to the second: `2024-06-18T18:09:43Z`. */
function seconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
