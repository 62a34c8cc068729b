import { timestamp } from '../../domain/time/timestamp.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { legible } from './xml.ts';

/** Prints a feed as JSON Feed 1.1. */
export function printJsonFeed(feed: Feed): string {
  const { title, description, siteName, language, homeUrl, selfUrl, entries } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: legible(title),
    home_page_url: homeUrl,
    feed_url: selfUrl,
    description,
    authors: [{ name: legible(siteName) }],
    language: languageTags[language],
    items: entries.map(itemOf),
  });
}

function itemOf(entry: FeedEntry) {
  const { id, url, title, titleLanguage, html, publishedAt, updatedAt, components } = entry;
  return {
    id,
    url,
    title: legible(title),
    content_html: legible(html),
    date_published: timestamp(publishedAt),
    date_modified: timestamp(updatedAt),
    language: languageTags[titleLanguage],
    ...(components.length > 0 && { tags: components.map(({ name }) => legible(name)) }),
  };
}
