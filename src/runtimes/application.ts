import type { RunNow } from '../actions/run-monitor.ts';
import { siteContacts } from '../domain/component.ts';
import type { Watched } from '../domain/watched.ts';
import { isDatabaseOlder, olderSentence } from '../storage/away.ts';
import type { Database } from '../storage/database.ts';
import type { ApiOptions } from '../web/api/api.ts';
import { createApp } from '../web/app.ts';
import type { Assets } from '../web/assets.ts';
import type { ConsoleOptions } from '../web/console/mount-console.ts';
import { createFeeds, type Feeds } from '../web/feeds/kept-feeds.ts';
import { mountFeeds } from '../web/feeds/mount-feeds.ts';
import type { Sharing } from '../web/public/pages.ts';
import type { SnapshotOptions, Snapshots } from '../web/public/snapshot.ts';
import type { Notice } from '../web/public/view.ts';
import type { Compress } from '../web/representation.ts';
import type { Log } from './log.ts';
import {
  pageFactsReader,
  readFeedNews,
  readPageAnswers,
  readPagePast,
  readPageSaid,
  snapshotLog,
} from './wiring.ts';

/** What a runtime gives to the pages: all in which Node and Workers differ there. */
export type Platform = Readonly<{
  watched: Watched;
  notice: Notice;
  /** The origin under which people see the page. */
  baseUrl: string;
  /** Whether requests may wait for each other's work. */
  sharing: Sharing;
  compress: Compress;
  /** One database for all, or one for each request. */
  open: () => Promise<Database>;
  log: Log;
}>;

/** What a runtime gives to those who change something, besides. */
export type ChangeTools = Pick<ApiOptions, 'addressOf' | 'changed' | 'later' | 'outgoing'> &
  Pick<ConsoleOptions, 'inTurn'> &
  Readonly<{ runNow: RunNow; assets: Assets }>;

/** How snapshots are made: from the facts of the database, in the languages of the site. */
export function snapshotOptions(platform: Platform): SnapshotOptions {
  const { watched, open, log, compress, notice, baseUrl } = platform;
  const readPageFacts = pageFactsReader(watched.site.timeZone);
  return {
    ...{ watched, compress, notice, baseUrl, now: Date.now, log: snapshotLog(log) },
    readFacts: async () => readPageFacts(await open()),
    readAnswers: async (component, since) => readPageAnswers(await open())(component, since),
    readPast: async (within) => readPagePast(await open())(within),
    readSaid: {
      incident: async (id) => readPageSaid(await open()).incident(id),
      maintenance: async (id) => readPageSaid(await open()).maintenance(id),
      announcement: async (id) => readPageSaid(await open()).announcement(id),
      revisions: async (updates) => readPageSaid(await open()).revisions(updates),
    },
  };
}

/** The feeds, of which no request is served before `openApplication` has mounted them. */
export function feedsOf(platform: Platform, { current }: Pick<Snapshots, 'current'>): Feeds {
  const { watched, open, compress, baseUrl, sharing } = platform;
  return createFeeds({
    ...{ site: watched.site, baseUrl, current, compress, now: Date.now, sharing },
    readNews: async (component) => readFeedNews(await open())(component),
  });
}

/** Pages, API, feeds and console: the same on Node and on Workers. */
export function openApplication(
  platform: Platform,
  tools: ChangeTools,
  snapshots: Snapshots,
  feeds: Feeds,
) {
  const { watched, baseUrl, compress, open, log } = platform;
  const { addressOf, changed, later, outgoing, runNow, inTurn, assets } = tools;
  const shared = {
    ...{ openDatabase: open, snapshots, now: Date.now, changed, runNow, outgoing, addressOf },
    log: (level, message, facts) => log[level](message, facts),
  } satisfies Partial<ConsoleOptions>;
  const app = createApp({
    ...{ snapshots, assets, compress, baseUrl },
    siteName: watched.site.name,
    contacts: siteContacts(watched.site),
    defaultLanguage: watched.site.defaultLanguage,
    api: { ...shared, compress, later },
    console: { ...shared, inTurn },
    onError: (error) => {
      const message = isDatabaseOlder(error) ? olderSentence : 'A request failed.';
      log.error(message, { error: error.stack ?? String(error) });
    },
  });
  mountFeeds(app, feeds);
  return app;
}
