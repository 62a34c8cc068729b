import { componentSlugs } from '../../domain/component.ts';
import { type Language, languages } from '../../domain/localized.ts';
import { apiPath } from '../../web/api/api-path.ts';
import { feedAddresses } from '../../web/feeds/address.ts';
import { historyMonths } from '../../web/public/history-view.ts';
import type { Rendering } from '../../web/public/snapshot.ts';

/** The pages that a rendering knows of, in both languages. What is older, they link to. */
export function pagePaths({ watched, facts: { words }, status }: Rendering): readonly string[] {
  const named = (noun: string, all: readonly Readonly<{ id: string }>[]) =>
    all.map(({ id }) => `/${noun}/${id}`);
  const below = [
    '',
    ...componentSlugs(watched.site).map((slug) => `/components/${slug}`),
    '/history',
    ...historyMonths(status, watched.site.timeZone).map((month) => `/history/${month}`),
    ...named('incidents', words.incidents),
    ...named('maintenances', words.maintenances),
    ...named('announcements', words.announcements),
  ];
  return languages.flatMap((language) => below.map((path) => `/${language}${path}`));
}

/**
 * What programs read: feeds, and the documents of the API that anybody may ask for. Not the events: who
 * asks for what follows one would be told all of them again by a file, and again.
 */
export function documentPaths({ watched }: Rendering): readonly string[] {
  return [
    ...feedAddresses.map(({ path }) => path),
    `${apiPath}/support`,
    ...componentSlugs(watched.site).map((slug) => `${apiPath}/components/${slug}/uptime`),
    '/robots.txt',
  ];
}

const page =
  /^\/(?<language>zh|en)(\/(history|components|incidents|maintenances|announcements)\b|$)/;
const picture = /^\/(logo|icon)-[\w-]+\.\w+$/;

/** In which language a path is a page that a copy holds; null where it is none. */
export function pageLanguage(path: string): Language | null {
  const language = page.exec(path)?.groups?.language;
  if (language === undefined || /\.[a-z]+$/.test(path)) return null;
  return language === 'zh' ? 'zh' : 'en';
}

/** Whether a path is that of a picture that pages show. */
export function isPicture(path: string): boolean {
  return picture.test(path);
}
