import { createClient } from '@libsql/client/web';
import files from '#monitors';
import type { Outgoing } from '../actions/change/outgoing.ts';
import type { RunNow } from '../actions/run-monitor.ts';
import { AppError } from '../domain/app-error.ts';
import type { Check } from '../domain/monitor/check.ts';
import type { Monitor } from '../domain/monitor/monitor.ts';
import { pausesAt } from '../domain/monitor/pause.ts';
import type { Watched } from '../domain/watched.ts';
import { edgeProbes } from '../probes/edge.ts';
import { type Database, openDatabase, remoteClient } from '../storage/database.ts';
import { keysOf, webHmac } from '../storage/keys.ts';
import { readPauses } from '../storage/monitor-pause.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import { createApp } from '../web/app.ts';
import { createFeeds } from '../web/feeds/kept-feeds.ts';
import { mountFeeds } from '../web/feeds/mount-feeds.ts';
import { ConfigError, readConfig } from './config.ts';
import { type Resolved, resolveDefinitions } from './definitions/resolve.ts';
import type { Environment } from './definitions/targets.ts';
import { edgeSnapshots } from './edge-snapshots.ts';
import { jobTable, runJob } from './job-table.ts';
import { createLog, type Log } from './log.ts';
import { type Lookout, recordedLook, watchableBy } from './look.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { dueAt, lookAtEach } from './slice.ts';
import {
  makeKnown,
  pageFactsReader,
  readFeedNews,
  readPageAnswers,
  readPagePast,
  readPageSaid,
  snapshotLog,
  storeIn,
} from './wiring.ts';

/**
 * The variables and secrets of the Worker: those of docs/operations.md that apply here, and
 * `WATCHES_SANDBOX`, which `npm run dev:edge` sets when the targets are those of a sandbox.
 */
type Bindings = Environment;

/** What keeps an isolate awake after its answer; the application hands it through untouched. */
type Waiting = Readonly<{ waitUntil(work: Promise<unknown>): void }>;

/** What Cron Triggers hand over: the expression that fired, and the instant it stands for. */
type Trigger = Readonly<{ cron: string; scheduledTime: number }>;

/** The shortest time between two looks of a Worker: cron triggers come once a minute. */
const lookout: Lookout = {
  probes: edgeProbes,
  location: 'edge',
  shortestIntervalMs: 60_000,
  now: Date.now,
};

const everyMinute = '* * * * *';

let application: ReturnType<typeof build> | undefined;

export default {
  /** Serves a request from the isolate's memory, or from the database when that is too old. */
  fetch(request: Request, env: Bindings, waiting: Waiting): Response | Promise<Response> {
    application ??= build(env);
    return application.app.fetch(request, waiting);
  },

  /** Runs the jobs that have the expression of the trigger; every minute looks at what is due, too. */
  async scheduled(trigger: Trigger, env: Bindings): Promise<void> {
    application ??= build(env);
    const { log, open, resolved, snapshots } = application;
    const { site } = resolved.watched;
    const db = await open();
    for (const job of jobTable({ db, site, now: Date.now, changed: snapshots.refresh, log })) {
      if (job.cron === trigger.cron) await runJob(job, log);
    }
    if (trigger.cron === everyMinute) await look(application, db);
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
    watched: watchedFrom(lookout, watched),
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
  const outgoing: Outgoing = {
    keys: keysOf(config.secret ?? '', webHmac),
    urlFault: async () => null,
    sendsMail: config.mail.url !== null,
    wake: () => undefined,
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
      changed: snapshots.refresh,
      ...{ runNow, outgoing, addressOf },
      later: (work, waiting) => (waiting as Waiting).waitUntil(work),
      log: (level, message, facts) => log[level](message, facts),
    },
    console: {
      ...{ openDatabase: open, snapshots, addressOf, now: Date.now },
      changed: snapshots.refresh,
      ...{ runNow, outgoing },
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
  return { app, log, open, resolved, snapshots };
}

/** Cloudflare sets it, whatever the visitor sends. */
function addressOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? 'unknown';
}

/** What only Node can look at counts here once a Node process that shares the database has looked. */
function watchedFrom({ probes }: Lookout, watched: Watched): Watched {
  const { monitors } = watched;
  const here = watchableBy(probes, monitors);
  const elsewhere = monitors.filter((monitor) => !here.includes(monitor));
  return { ...watched, monitors: here, elsewhere };
}

async function look(
  { resolved, log, snapshots }: ReturnType<typeof build>,
  db: Database,
): Promise<void> {
  await makeKnown(db, resolved);
  const { states, isPaused, recorder } = await openRecord(resolved, db, log);
  const looking = watchedHere(resolved).filter(({ slug }) => !isPaused(slug));
  const isPausedNow = async (slug: string) => pausesAt(await readPauses(db), Date.now()).has(slug);
  await lookAtEach(dueAt(Date.now(), looking, states, lookout), lookout, recorder.add, isPausedNow);
  await close(recorder, log);
  await snapshots.refresh();
}

/** Looks at a monitor on demand, where the platform lets it. */
async function lookByHand(
  { resolved, log }: Readonly<{ resolved: Resolved; log: Log }>,
  db: Database,
  slug: string,
  mayLook: () => Promise<void>,
): Promise<Check> {
  const monitor = watchedHere(resolved).find((one) => one.slug === slug);
  if (!monitor) {
    throw new AppError(
      'conflict',
      'A Worker cannot look at this; ask a Node process that shares the database.',
    );
  }
  await mayLook();
  const { isPaused, recorder } = await openRecord(resolved, db, log);
  const { check } = await recordedLook(lookout, recorder, isPaused)(monitor, 'hand');
  await close(recorder, log);
  if (check) return check;
  throw new Error(`The look at "${slug}" that was asked for came to nothing.`);
}

function watchedHere({ watched }: Resolved): readonly Monitor[] {
  return watchableBy(lookout.probes, watched.monitors);
}

/** What is known of the monitors now, and where new checks of them go. */
async function openRecord({ watched }: Resolved, db: Database, log: Log) {
  const [states, pauses] = await Promise.all([readMonitorStates(db), readPauses(db)]);
  const isPaused = (slug: string) => pausesAt(pauses, Date.now()).has(slug);
  const recorder = createRecorder(
    watched.monitors,
    states,
    storeIn(db),
    () => undefined,
    log,
    Date.now,
  );
  return { states, isPaused, recorder };
}

async function close(recorder: Recorder, log: Log): Promise<void> {
  const lost = await recorder.stop();
  if (lost > 0) log.error('Checks were lost: the database did not take them.', { lost });
}
