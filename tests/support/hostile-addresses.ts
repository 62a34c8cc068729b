import { consolePages } from './console-pages.ts';
import type { SpokenSite } from './hostile-site.ts';
import type { Told } from './told-site.ts';

/** Where customers read what staff tell, below each language. */
function publicPages(told: Told): readonly string[] {
  return [
    ...['', '/history', '/components/chat', '/components/phone', '/components/verification'],
    ...[`/incidents/${told.incident}`, `/maintenances/${told.maintenance}`],
    `/announcements/${told.announcement}`,
  ];
}

/** Every page on which words of staff may stand, by a name that is the same on every site. */
export function pagesOf({ told }: SpokenSite): Readonly<Record<string, string>> {
  const inConsole = Object.entries(consolePages(told)).map(([route, path]) => [
    `/console${route}`,
    `/console${path}`,
  ]);
  const inPublic = ['/zh', '/en'].flatMap((language) =>
    publicPages(told).map((path, index) => [`${language} ${index}`, language + path]),
  );
  const draft = [['draft', `/console/incidents/new?draft=${told.draft}`]];
  return Object.fromEntries([...inConsole, ...draft, ...inPublic]);
}

/** Feeds of each format and language, of whole stories and of single updates. */
export const feedPaths = [
  ...['/zh/history.rss', '/en/history.atom', '/en/feed.json'],
  ...['/en/updates.rss', '/zh/updates.atom', '/zh/updates.json'],
];

/** What the addresses of the console may ask for. */
const queries = [
  ...['words', 'who', 'action', 'subject', 'from', 'until', 'before', 'after', 'q', 'state'],
  ...['status', 'component', 'template', 'draft', 'to', 'done', 'date', 'kind', 'ran', 'calendar'],
  ...['year', 'month', 'v.why.zh', 'v.why.en', 'v.who', 'v.until', 'v.how'],
];

/** An address below the console with texts for all that it may ask for, besides what it names. */
export function askingFor(path: string, texts: readonly string[]): string {
  const [place = '', own] = path.split('?');
  const query = new URLSearchParams(own);
  for (const [index, name] of queries.entries()) {
    if (!query.has(name)) query.set(name, texts[index % texts.length] ?? '');
  }
  return `/console${place}?${query}`;
}

/** An address with texts in the place of all names in the path of a route. */
export function namedBy(route: string, texts: readonly string[]): string {
  let index = 0;
  return `/console${route.replaceAll(/:\w+/g, () => encodeURIComponent(texts[index++] ?? ''))}`;
}
