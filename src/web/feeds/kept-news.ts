import { recent } from '../../domain/recent.ts';
import { type News, newsAbout } from '../../domain/words/news.ts';
import { patienceMs, within } from '../patience.ts';

/** Reads the news of the whole site, or of a component (its slug). */
export type ReadNews = (component: string | null) => Promise<News>;

/** The news as of one rendering, `at`, by its identity; null where none were ever read. */
export type NewsOf = (component: string | null, at: object) => Promise<News | null>;

/**
 * Reads news once for each rendering, and goes on with the last ones while they cannot be read: with
 * those of the whole site for a component that nobody has asked about. Keeps at most so many.
 */
export function keptNews(read: ReadNews, most: number): NewsOf {
  const kept = recent<Readonly<{ at: object; news: News }>>(most);

  /** No slug is empty. */
  const keyOf = (component: string | null) => component ?? '';

  function lastOf(component: string | null): News | null {
    const last = kept.get(keyOf(component));
    if (last || component === null) return last?.news ?? null;
    const whole = lastOf(null);
    return whole && newsAbout(whole, component);
  }

  return async (component, at) => {
    const known = kept.get(keyOf(component));
    if (known?.at === at) return known.news;
    // Whether the database can be read is told by the facts, which come from there as well.
    const fresh = await within(patienceMs, read(component)).catch(() => null);
    const news = fresh ?? lastOf(component);
    if (news) kept.set(keyOf(component), { at, news });
    return news;
  };
}
