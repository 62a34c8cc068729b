import type { Outgoing } from '../actions/change/outgoing.ts';
import type { RunNow } from '../actions/run-monitor.ts';
import type { Watched } from '../domain/watched.ts';
import type { Database } from '../storage/database.ts';
import { createApp } from '../web/app.ts';
import { prepareAssets } from '../web/assets.ts';
import { createFeeds, type Feeds } from '../web/feeds/kept-feeds.ts';
import { mountFeeds } from '../web/feeds/mount-feeds.ts';
import { createSnapshots, type Snapshots } from '../web/public/snapshot.ts';
import type { Notice } from '../web/public/view.ts';
import { clientAddress } from './client-address.ts';
import { nodeCompress } from './compress.ts';
import { baseUrlOf, type Config } from './config.ts';
import type { Resolved } from './definitions/resolve.ts';
import type { Connection } from './http-server.ts';
import type { Log } from './log.ts';
import { readStaticFiles } from './static-files.ts';
import { createStatusTeller, type StatusTeller, tellStatuses } from './told-statuses.ts';
import { turns } from './turns.ts';
import {
  pageFactsReader,
  readFeedNews,
  readPageAnswers,
  readPagePast,
  readPageSaid,
  snapshotLog,
} from './wiring.ts';

/** A handler of requests, as the web app is one. */
export type Fetch = (request: Request, connection: Connection) => Response | Promise<Response>;

/** What a Node process shows: the snapshots of its pages, and the app that answers with them. */
export type NodePages = Readonly<{
  snapshots: Snapshots;
  app: Fetch;
  /** Tells of no further change of status, and waits for what is being told. */
  stop(): Promise<void>;
}>;

/** Opens pages, API, feeds and console over a database. */
export async function openPages(
  db: Database,
  resolved: Resolved,
  notice: Notice,
  config: Config,
  log: Log,
  runNow: RunNow,
  outgoing: Outgoing,
): Promise<NodePages> {
  const { watched } = resolved;
  const rendered = snapshotsOf(db, watched, notice, config, log);
  const feeds = feedsOf(db, watched, rendered, config);
  const teller = createStatusTeller(() => tellStatuses(rendered, db), outgoing.wake, log);
  const snapshots = withNews(rendered, feeds, teller, outgoing);
  const app = await appOf(db, snapshots, feeds, resolved, config, log, runNow, outgoing);
  return { snapshots, app, stop: teller.stop };
}

function snapshotsOf(
  db: Database,
  watched: Watched,
  notice: Notice,
  config: Config,
  log: Log,
): Snapshots {
  const readPageFacts = pageFactsReader(watched.site.timeZone);
  return createSnapshots({
    watched,
    readFacts: () => readPageFacts(db),
    readAnswers: readPageAnswers(db),
    readPast: readPagePast(db),
    readSaid: readPageSaid(db),
    compress: nodeCompress,
    now: Date.now,
    notice,
    baseUrl: baseUrlOf(config),
    log: snapshotLog(log),
  });
}

function feedsOf(db: Database, { site }: Watched, { current }: Snapshots, config: Config): Feeds {
  const readNews = readFeedNews(db);
  return createFeeds({
    ...{ site, baseUrl: baseUrlOf(config), current, readNews, compress: nodeCompress },
    now: Date.now,
  });
}

/**
 * Whoever has the pages brought up to date has the news leave, the news of the feeds read and changes
 * of status told, too.
 */
function withNews(
  snapshots: Snapshots,
  feeds: Feeds,
  teller: StatusTeller,
  { wake }: Outgoing,
): Snapshots {
  const refresh = async () => {
    // Nobody who is told has to wait for a page.
    wake();
    await snapshots.refresh();
    teller.tell();
    await feeds.renew();
  };
  return { ...snapshots, refresh };
}

async function appOf(
  db: Database,
  snapshots: Snapshots,
  feeds: Feeds,
  { watched: { site } }: Resolved,
  config: Config,
  log: Log,
  runNow: RunNow,
  outgoing: Outgoing,
): Promise<Fetch> {
  const addressOf = clientAddress(config.trustProxy, log);
  const app = createApp({
    snapshots,
    assets: await prepareAssets(await readStaticFiles(), nodeCompress),
    compress: nodeCompress,
    siteName: site.name,
    defaultLanguage: site.defaultLanguage,
    baseUrl: baseUrlOf(config),
    api: {
      openDatabase: async () => db,
      snapshots,
      compress: nodeCompress,
      now: Date.now,
      changed: snapshots.refresh,
      ...{ runNow, outgoing, addressOf },
      // A process goes on by itself.
      later: () => undefined,
      log: (level, message, facts) => log[level](message, facts),
    },
    console: {
      ...{ openDatabase: async () => db, snapshots, addressOf, now: Date.now },
      changed: snapshots.refresh,
      ...{ runNow, outgoing },
      // Each takes one of the four threads of the process for some 80 ms, and probes look names up
      // in the same threads.
      inTurn: turns({ atOnce: 2, waiting: 60 }),
      log: (level, message, facts) => log[level](message, facts),
    },
    onError: (error) => log.error('A request failed.', { error: error.stack ?? String(error) }),
  });
  mountFeeds(app, feeds);
  return app.fetch;
}
