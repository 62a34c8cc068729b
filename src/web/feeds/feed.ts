import { type Site, siteComponents } from '../../domain/component.ts';
import { type Language, wordsFor } from '../../domain/localized.ts';
import type { News } from '../../domain/words/news.ts';
import { type FeedSubject, feedTexts } from '../../i18n/feed-texts.ts';
import { type Reader, type Sheet, saidHtml, storyHtml } from './blocks.ts';
import { roomFor } from './room.ts';
import { newestAt, type Said, type Story, storiesOf } from './story.ts';

/** Which of the feeds: about what, in which language, and of one component (its slug) or of all. */
export type FeedChoice = Readonly<{
  subject: FeedSubject;
  language: Language;
  component: string | null;
}>;

/** One entry, in one language. Instants are UTC milliseconds. */
export type FeedEntry = Readonly<{
  /** A tag URI (RFC 4151): the same for good, whatever is changed. */
  id: string;
  url: string;
  title: string;
  /** In which language the title is; it may still wait for its translation. */
  titleLanguage: Language;
  html: string;
  /** When it was first told. */
  publishedAt: number;
  /** When it was last spoken of; edits do not move it. */
  spokenAt: number;
  /** When anything of it was changed last. */
  updatedAt: number;
  components: readonly Readonly<{ slug: string; name: string }>[];
}>;

export type Feed = Readonly<{
  id: string;
  title: string;
  description: string;
  siteName: string;
  language: Language;
  /** The page that the feed belongs to. */
  homeUrl: string;
  selfUrl: string;
  updatedAt: number;
  /** Newest first. */
  entries: readonly FeedEntry[];
}>;

/** Where a feed lies: its own address and the one below which it links to pages. */
export type FeedPlace = Readonly<{ origin: string; path: string; pagesBelow: string }>;

/** How many entries a feed has at most. */
export const mostEntries = 50;

/** How many bytes its texts have at most; with all else a feed stays below 1 MB. */
const mostBytes = 700_000;

/** When nothing was told yet (UTC ms): before anything could be. */
const beforeAll = Date.UTC(2026, 0, 1);

/** Makes a feed of the news. Pure: it changes only when the news or the site do. */
export function feedOf(news: News, choice: FeedChoice, place: FeedPlace, site: Site): Feed {
  const { subject, language, component } = choice;
  const text = feedTexts[language];
  const tag = tagging(place.origin);
  const of = siteComponents(site).find(({ slug }) => slug === component)?.name[language] ?? null;
  const siteName = site.name[language];
  const entries = entriesOf(storiesOf(news), choice, place, site);
  return {
    ...{ id: tag(place.path), title: text.title(subject, siteName, of), siteName, language },
    ...{ description: text.description(subject), homeUrl: `${place.origin}${place.pagesBelow}` },
    selfUrl: `${place.origin}${place.path}`,
    updatedAt: entries.reduce((latest, one) => Math.max(latest, one.updatedAt), beforeAll),
    entries,
  };
}

/** Makes tag URIs of the host of an origin; ports and brackets have no place in them. */
function tagging(origin: string): (specific: string) => string {
  const host = /^https?:\/\/\[?([^\]/]*?)\]?(?::\d+)?$/.exec(origin)?.[1] ?? '';
  const name = host.replace(/[^A-Za-z0-9.-]/g, '-');
  return (specific) => `tag:${name || 'localhost'},2026:${specific}`;
}

function entriesOf(
  stories: readonly Story[],
  { subject, language }: FeedChoice,
  { origin, pagesBelow }: FeedPlace,
  site: Site,
): readonly FeedEntry[] {
  const reader = { language, timeZone: site.timeZone };
  const hasRoom = roomFor(mostBytes);
  const told = (story: Story) =>
    toldIn(story, tagging(origin), `${origin}${pagesBelow}`, site, reader);
  const newest = stories.slice(0, mostEntries);
  switch (subject) {
    case 'history':
      return newest.map((story) => wholeOf(told(story), story, { reader, hasRoom }));
    case 'updates':
      // What is newest of all messages is in what was last spoken of.
      return newest
        .flatMap((story) => story.said.map((said) => ({ story, said })))
        .sort((a, b) => b.said.at - a.said.at)
        .slice(0, mostEntries)
        .map(({ story, said }) => messageOf(told(story), story, said, { reader, hasRoom }));
  }
}

type Told = Omit<FeedEntry, 'html' | 'publishedAt' | 'spokenAt' | 'updatedAt'>;

/** What all entries of a feed are written on. */
type Paper = Omit<Sheet, 'page'>;

/** What all entries about a story have in common. */
function toldIn(
  { kind, id, title, components }: Story,
  tag: (specific: string) => string,
  below: string,
  site: Site,
  { language }: Reader,
): Told {
  const shown = wordsFor(title, language);
  const noun = kind === 'outage' || kind === 'security' ? 'incident' : kind;
  return {
    id: tag(`${noun}/${id}`),
    url: `${below}/${noun}s/${id}`,
    title: shown.text,
    titleLanguage: shown.language,
    components: siteComponents(site)
      .filter(({ slug }) => components.includes(slug))
      .map(({ slug, name }) => ({ slug, name: name[language] })),
  };
}

function wholeOf(told: Told, story: Story, paper: Paper): FeedEntry {
  const { said, updatedAt } = story;
  return {
    ...told,
    html: storyHtml(story, { ...paper, page: told.url }),
    publishedAt: said.at(-1)?.at ?? updatedAt,
    spokenAt: newestAt(story),
    updatedAt,
  };
}

function messageOf(told: Told, story: Story, said: Said, paper: Paper): FeedEntry {
  const { label, updateTitle } = feedTexts[paper.reader.language];
  const { id, at, updatedAt } = said;
  return {
    ...told,
    ...(id !== null && { id: `${told.id}/update/${id}`, url: `${told.url}#update-${id}` }),
    title: updateTitle(label[said.label], told.title),
    html: saidHtml(story, said, { ...paper, page: told.url }),
    ...{ publishedAt: at, spokenAt: at, updatedAt },
  };
}
