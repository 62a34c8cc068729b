import { componentSlugs, type Site } from '../../domain/component.ts';
import { recent } from '../../domain/recent.ts';
import { languageTags } from '../../i18n/language-tags.ts';
import type { Found, Sharing } from '../public/pages.ts';
import { type Compress, type Representation, represent, withHeaders } from '../representation.ts';
import { baseHeaders } from '../security-headers.ts';
import { below, type FeedAddress, type FeedFormat, feedTypes } from './address.ts';
import { printAtom } from './atom.ts';
import { type Feed, feedOf } from './feed.ts';
import { printJsonFeed } from './json-feed.ts';
import { keptNews, type ReadNews } from './kept-news.ts';
import { printRss } from './rss.ts';

export type FeedsOptions = Readonly<{
  site: Site;
  /** The public address of the site, an origin. */
  baseUrl: string;
  /** The rendering of the pages, by its identity: for each of them the feeds are printed anew. */
  current: () => object | Promise<object>;
  /** Given up after 3 s. */
  readNews: ReadNews;
  compress: Compress;
  /** The wall clock, UTC milliseconds. */
  now: () => number;
  /** `results` where no request may wait for the work of another; else `work`. */
  sharing?: Sharing;
}>;

/** The feeds of a site, ready to be sent. */
export type Feeds = Readonly<{
  /** A promise only where it has to be printed first; null where there is no such component. */
  get: (address: FeedAddress, component: string | null) => Found | Promise<Found> | null;
  /** Reads the news of now, so that there are some should the database go away. */
  renew: () => Promise<void>;
}>;

/** A feed and the path that it has with its component. */
type Asked = Readonly<{ path: string; address: FeedAddress; component: string | null }>;

/** A feed ready to be sent, and when it was last modified: a whole second, UTC ms. */
type Kept = Readonly<{ document: Representation; modifiedAt: number }>;

/** How many feeds are kept: those that people read, not all that a stranger can ask for. */
const mostFeeds = 256;

/** Prints feeds when they are asked for, and keeps them until the next rendering of the pages. */
export function createFeeds(options: FeedsOptions): Feeds {
  const { site, current, readNews, sharing = 'work' } = options;
  const slugs = componentSlugs(site);
  const newsOf = keptNews(readNews, slugs.length + 1);
  const kept = recent<Kept & Readonly<{ at: object }>>(mostFeeds);
  const underWay = new Map<string, Promise<Found>>();

  async function printed({ path, address, component }: Asked, at: object): Promise<Found> {
    const news = await newsOf(component, at);
    if (news === null) return 'unreadable';
    const language = address.language ?? site.defaultLanguage;
    const choice = { subject: address.subject, language, component };
    const place = { origin: options.baseUrl, path, pagesBelow: below(address.language) };
    const feed = feedOf(news, choice, place, site);
    const made = await encoded(feed, address.format, kept.get(path), options);
    kept.set(path, { ...made, at });
    return made.document;
  }

  function get(address: FeedAddress, component: string | null) {
    if (component !== null && !slugs.includes(component)) return null;
    const path = component === null ? address.path : `${address.path}?component=${component}`;
    const known = kept.get(path);
    const rendering = current();
    if (known?.at === rendering) return known.document;
    const waited = underWay.get(path);
    if (waited) return waited;
    const asked = { path, address, component };
    const work = Promise.resolve(rendering)
      .then((at) => printed(asked, at))
      .finally(() => underWay.delete(path));
    if (sharing === 'work') underWay.set(path, work);
    return work;
  }

  async function renew(): Promise<void> {
    await newsOf(null, await current());
  }

  return { get, renew };
}

/** The same document as before where its text is the same: compressing is the dearest part. */
async function encoded(
  feed: Feed,
  format: FeedFormat,
  before: Kept | undefined,
  { compress, now }: FeedsOptions,
): Promise<Kept> {
  const text = printIn[format](feed);
  if (before && textOf(before.document) === text) return dated(before, now());
  // Of two documents of one second, a date could not tell which one a reader has.
  const earliest = before ? before.modifiedAt + 1000 : 0;
  const modifiedAt = Math.max(Math.floor(feed.updatedAt / 1000) * 1000, earliest);
  const document = await represent(text, { headers: headersOf(feed, format), compress });
  return dated({ document, modifiedAt }, now());
}

/** RFC 9110 §8.8.2.1: nothing was modified later than now; such a date is told once it has come. */
function dated({ document, modifiedAt }: Kept, now: number): Kept {
  const isTold = 'Last-Modified' in document.variants.identity.headers;
  if (isTold || modifiedAt > now) return { document, modifiedAt };
  const told = { 'Last-Modified': new Date(modifiedAt).toUTCString() };
  return { document: withHeaders(document, told), modifiedAt };
}

function textOf({ variants }: Representation): string {
  return new TextDecoder().decode(variants.identity.bytes);
}

const printIn: Readonly<Record<FeedFormat, (feed: Feed) => string>> = {
  rss: printRss,
  atom: printAtom,
  json: printJsonFeed,
};

/** Anybody may read feeds, also from within other sites; no reader needs them fresher than this. */
function headersOf({ language }: Feed, format: FeedFormat) {
  return {
    ...baseHeaders,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Content-Type': `${feedTypes[format]}; charset=utf-8`,
    'Content-Language': languageTags[language],
    'Cache-Control': 'public, max-age=30, stale-while-revalidate=60',
  };
}
