import { type Language, languages } from '../../domain/localized.ts';
import type { FeedSubject } from '../../i18n/feed-texts.ts';

/** How a feed is printed. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/** A feed of the site: in the language of its path, or at the root in the site's own (`null`). */
export type FeedAddress = Readonly<{
  path: string;
  subject: FeedSubject;
  format: FeedFormat;
  language: Language | null;
}>;

/** The feeds below the root and below each language; existing clients have these names built in. */
const names = [
  { name: 'history.rss', subject: 'history', format: 'rss' },
  { name: 'history.atom', subject: 'history', format: 'atom' },
  { name: 'feed.json', subject: 'history', format: 'json' },
  { name: 'updates.rss', subject: 'updates', format: 'rss' },
  { name: 'updates.atom', subject: 'updates', format: 'atom' },
  { name: 'updates.json', subject: 'updates', format: 'json' },
] as const;

/** Every feed, each with `?component=SLUG` as well. */
export const feedAddresses: readonly FeedAddress[] = [null, ...languages].flatMap((language) =>
  names.map(({ name, subject, format }) => ({
    ...{ path: `${below(language)}/${name}`, subject, format, language },
  })),
);

/** Where the pages lie to which a feed links. */
export function below(language: Language | null): string {
  return language === null ? '' : `/${language}`;
}

/** The media types of the formats, for headers and for links to feeds. */
export const feedTypes: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};
