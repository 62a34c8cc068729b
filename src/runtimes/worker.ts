import { createClient } from '@libsql/client/web';
import files from '#monitors';
import type { RunNow } from '../actions/run-monitor.ts';
import { type Database, openDatabase, remoteClient } from '../storage/database.ts';
import { createApp } from '../web/app.ts';
import { createFeeds } from '../web/feeds/kept-feeds.ts';
import { mountFeeds } from '../web/feeds/mount-feeds.ts';
import { ConfigError, readConfig } from './config.ts';
import { resolveDefinitions } from './definitions/resolve.ts';
import type { Environment } from './definitions/targets.ts';
import { lookAtDue, lookByHand, watchedHere } from './edge-lookout.ts';
import { edgeOutgoing } from './edge-outgoing.ts';
import { edgeSnapshots } from './edge-snapshots.ts';
import { jobTable, runJob } from './job-table.ts';
import { createLog } from './log.ts';
import { tellingJob } from './told-statuses.ts';
import {
  pageFactsReader,
  readFeedNews,
  readPageAnswers,
  readPagePast,
  readPageSaid,
  snapshotLog,
} from './wiring.ts';

/**
 * The variables and secrets of the Worker: those of docs/operations.md that apply here, and those
 * that `npm run dev:edge` sets: `WATCHES_SANDBOX`, as the targets are those of a sandbox, and
 * `SANDBOX_INBOX_URL`, where webhooks may go in spite of all rules.
 */
type Bindings = Environment;

/** What keeps an isolate awake after its answer; the application hands it through untouched. */
type Waiting = Readonly<{ waitUntil(work: Promise<unknown>): void }>;

/** What Cron Triggers hand over: the expression that fired, and the instant it stands for. */
type Trigger = Readonly<{ cron: string; scheduledTime: number }>;

const everyMinute = '* * * * *';

let application: ReturnType<typeof build> | undefined;

export default {
  /** Serves a request from the isolate's memory, or from the database when that is too old. */
  async fetch(request: Request, env: Bindings, waiting: Waiting): Promise<Response> {
    application ??= build(env);
    const { app, leaving } = application;
    const answer = await app.fetch(request, waiting);
    if (leaving.isWoken()) waiting.waitUntil(leaving.leave('request'));
    return answer;
  },

  /** Runs the jobs that have the expression of the trigger; every minute looks at what is due, too. */
  async scheduled(trigger: Trigger, env: Bindings): Promise<void> {
    application ??= build(env);
    const { log, open, resolved, snapshots, leaving } = application;
    const { site } = resolved.watched;
    const db = await open();
    for (const job of jobTable({ db, site, now: Date.now, changed: snapshots.refresh, log })) {
      if (job.cron === trigger.cron) await runJob(job, log);
    }
    if (trigger.cron !== everyMinute) return;
    await lookAtDue(application, db);
    await snapshots.refresh();
    await runJob(tellingJob(snapshots, db), log);
    await leaving.leave('minute');
  },
};

/** Everything that an isolate keeps between requests; no connection is among it. */
function build(env: Bindings) {
  const config = readConfig(env, { monitorsDir: '' });
  if (config.database.url.startsWith('file:')) {
    throw new ConfigError(
      'DATABASE_URL must be set to a remote database: libsql:, https: or http:.',
    );
  }
  if (config.secret === null) {
    throw new ConfigError('SECRET must be set, to at least 32 random characters.');
  }
  const log = createLog(config.logLevel);
  const sandbox = env.WATCHES_SANDBOX === 'yes';
  const resolved = resolveDefinitions(files, env, sandbox ? 'all' : 'targeted');
  const { watched } = resolved;
  const baseUrl = config.baseUrl ?? 'https://localhost';
  const open = (): Promise<Database> =>
    openDatabase(
      createClient({
        ...remoteClient,
        url: config.database.url,
        ...(config.database.authToken && { authToken: config.database.authToken }),
      }),
    );
  const readPageFacts = pageFactsReader(watched.site.timeZone);
  const snapshots = edgeSnapshots({
    watched: watchedHere(watched),
    readFacts: async () => readPageFacts(await open()),
    readAnswers: async (component, since) => readPageAnswers(await open())(component, since),
    readPast: async (within) => readPagePast(await open())(within),
    readSaid: {
      incident: async (id) => readPageSaid(await open()).incident(id),
      maintenance: async (id) => readPageSaid(await open()).maintenance(id),
      announcement: async (id) => readPageSaid(await open()).announcement(id),
      revisions: async (updates) => readPageSaid(await open()).revisions(updates),
    },
    // The platform compresses on its way out.
    compress: {},
    now: Date.now,
    notice: sandbox ? 'sandbox' : 'none',
    baseUrl,
    log: snapshotLog(log),
  });
  const runNow: RunNow = async (slug, mayLook) =>
    lookByHand({ resolved, log }, await open(), slug, mayLook);
  const inboxUrl = env.SANDBOX_INBOX_URL ?? null;
  const leaving = edgeOutgoing(open, config, { watched, baseUrl, inboxUrl }, config.secret, log);
  const { outgoing } = leaving;
  const changed = () => {
    outgoing.wake();
    return snapshots.refresh();
  };
  const app = createApp({
    snapshots,
    // The platform serves `public/` before the Worker is asked.
    assets: new Map(),
    // The platform compresses on its way out.
    compress: {},
    siteName: watched.site.name,
    defaultLanguage: watched.site.defaultLanguage,
    baseUrl,
    api: {
      openDatabase: open,
      snapshots,
      // The platform compresses on its way out.
      compress: {},
      now: Date.now,
      changed,
      ...{ runNow, outgoing, addressOf },
      later: (work, waiting) => (waiting as Waiting).waitUntil(work),
      log: (level, message, facts) => log[level](message, facts),
    },
    console: {
      ...{ openDatabase: open, snapshots, addressOf, now: Date.now },
      ...{ changed, runNow, outgoing },
      // An isolate has one thread, and no request in it may wait for another.
      inTurn: (work) => work(),
      log: (level, message, facts) => log[level](message, facts),
    },
    onError: (error) => log.error('A request failed.', { error: error.stack ?? String(error) }),
  });
  const feeds = createFeeds({
    site: watched.site,
    baseUrl,
    current: snapshots.current,
    readNews: async (component) => readFeedNews(await open())(component),
    compress: {},
    now: Date.now,
    sharing: 'results',
  });
  mountFeeds(app, feeds);
  return { app, log, open, resolved, snapshots, leaving };
}

/** Cloudflare sets it, whatever the visitor sends. */
function addressOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? 'unknown';
}
