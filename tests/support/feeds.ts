import { Hono } from 'hono';
import type { Site } from '../../src/domain/component.ts';
import { type News, newsAbout } from '../../src/domain/words/news.ts';
import { nodeCompress } from '../../src/runtimes/node/compress.ts';
import { createFeeds } from '../../src/web/feeds/kept-feeds.ts';
import type { ReadNews } from '../../src/web/feeds/kept-news.ts';
import { mountFeeds } from '../../src/web/feeds/mount-feeds.ts';
import { someNow, someSite } from './facts.ts';

/** News of nothing but what is given. */
export function someNews(news: Partial<News> = {}): News {
  return { incidents: [], maintenances: [], announcements: [], ...news };
}

/** Feeds over news in memory, served; a test changes `news`, `read` or `now` and calls `changed`. */
export function someFeeds(
  news: News = someNews(),
  { site = someSite(), baseUrl = 'https://status.example' }: { site?: Site; baseUrl?: string } = {},
) {
  let rendering = {};
  const state = { news, reads: 0, read: fromMemory as ReadNews, now: someNow };
  async function fromMemory(component: string | null): Promise<News> {
    return component === null ? state.news : newsAbout(state.news, component);
  }
  const readNews: ReadNews = (component) => {
    state.reads += 1;
    return state.read(component);
  };
  const feeds = createFeeds({
    ...{ site, baseUrl, readNews, compress: nodeCompress, current: () => rendering },
    now: () => state.now,
  });
  const app = new Hono({ strict: false });
  mountFeeds(app, feeds);
  const changed = () => {
    rendering = {};
  };
  const text = async (path: string) => (await app.request(path)).text();
  return { app, feeds, state, changed, text };
}
