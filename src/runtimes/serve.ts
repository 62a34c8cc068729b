import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Outgoing } from '../actions/change/outgoing.ts';
import { offerSetup } from '../actions/offer-setup.ts';
import type { RunNow } from '../actions/run-monitor.ts';
import { subscribeInbox, unsubscribeInbox } from '../actions/subscribe-inbox.ts';
import { AppError } from '../domain/app-error.ts';
import { differencesOf } from '../domain/settings/differences.ts';
import { watchedNow } from '../domain/settings/watched-now.ts';
import type { Watched } from '../domain/watched.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import type { Database } from '../storage/database.ts';
import { readPauses } from '../storage/monitor-pause.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import { readSettings } from '../storage/setting.ts';
import { linkTo } from '../web/console/link.ts';
import type { Snapshots } from '../web/public/snapshot.ts';
import type { Config } from './config.ts';
import { type CalendarGap, calendarGaps } from './definitions/calendar-gaps.ts';
import type { Resolved } from './definitions/resolve.ts';
import type { Environment } from './definitions/targets.ts';
import { type HttpServer, listen } from './http-server.ts';
import { type Defaults, readInstallation } from './installation.ts';
import { jobTable } from './job-table.ts';
import { startJobs } from './jobs.ts';
import { createLog, type Log } from './log.ts';
import { type Lookout, recordedLook, watchableBy } from './look.ts';
import { openNodeDatabase } from './node-database.ts';
import { openNodeOutgoing } from './node-outgoing.ts';
import { type Fetch, openPages } from './node-pages.ts';
import { followPauses } from './pauses.ts';
import { createRecorder } from './recorder.ts';
import { startRefresher } from './refresh.ts';
import { createScheduler } from './scheduler.ts';
import { makeKnown, storeIn } from './wiring.ts';

/** A running Helplight. */
export type Running = Readonly<{
  url: string;
  /** Components and monitors that are not watched for want of a target. */
  leftOut: Resolved['leftOut'];
  unwatched: Resolved['unwatched'];
  /** How many fields the database has otherwise than the files; those of the database count. */
  differences: number;
  /** Official years without which holidays count as ordinary days. */
  calendarGaps: readonly CalendarGap[];
  /** The sandbox's page of received webhooks; null where real targets are watched. */
  inboxUrl: string | null;
  /** Where the first of the staff sets up the console; null where there is somebody. */
  setupUrl: string | null;
  /** Finishes what is under way and stores what is waiting; within 8 seconds. */
  stop(): Promise<void>;
}>;

/** Time given to looks and requests under way when the process is asked to stop. */
const graceMs = 4000;

/** Time given to a page that is being rendered: it may wait for a database that hangs. */
const renderingMs = 500;

/** What is to be stopped, in the order in which it was started. */
type Stops = (() => Promise<unknown>)[];

/** What is asked before the web app; null where it has nothing to say. */
export type Beside = (request: Request) => Promise<Response> | null;

/**
 * Starts everything that Helplight is in one Node process.
 * @throws ConfigError with every fault of the settings; Error with one sentence otherwise.
 */
export async function serve(
  environment: Environment,
  defaults: Defaults,
  beside: Beside = () => null,
): Promise<Running> {
  const installation = await readInstallation(environment, defaults);
  const { config, lookout } = installation;
  const log = createLog(config.logLevel);
  // The address comes first: where it cannot be had, nothing else is touched.
  const { server, open } = await openDoor(config);
  const stops: Stops = [];
  const stop = async () => {
    await Promise.all([server.stop(graceMs), stopAll(stops)]);
  };
  try {
    await mkdir(config.dataDir, { recursive: true });
    const sandbox = installation.watches === 'sandbox' ? await openSandbox(config, stops) : null;
    const resolved = installation.resolve(sandbox?.targets);
    const { watched, leftOut, unwatched } = resolved;
    const db = await openDatabase(config, resolved, log, stops);
    const notice = sandbox ? 'sandbox' : 'none';
    let runNow = notYet;
    const baseUrl = config.baseUrl ?? server.url;
    const inboxUrl = sandbox?.inboxUrl ?? null;
    const site = { watched, baseUrl, inboxUrl };
    const leaving = await openNodeOutgoing(db, config, site, log);
    const { outgoing, stop: stopLeaving } = leaving;
    stops.push(stopLeaving);
    await keepInbox(db, sandbox, outgoing);
    const {
      snapshots,
      app,
      stop: stopTelling,
    } = await openPages(
      ...([db, resolved, notice, config, log] as const),
      (...asked) => runNow(...asked),
      outgoing,
    );
    stops.push(() => atMost(renderingMs, stopTelling()));
    open((request, connection) => beside(request) ?? app(request, connection));
    runNow = await startLooking(db, watched, lookout, snapshots, log, stops);
    const { refresh: changed } = snapshots;
    const jobs = jobTable({ db, site: watched.site, now: Date.now, changed, log });
    stops.push(startJobs([...jobs, ...leaving.jobs], log));
    // Begins with the first of them, as it takes its time; the database is open until it is done.
    stops.push(async () => void stopLeaving());
    const settings = await readSettings(db);
    return {
      url: server.url,
      leftOut,
      unwatched,
      differences: differencesOf(resolved.settings, settings).length,
      calendarGaps: calendarGaps(watchedNow(watched, settings), Date.now()),
      inboxUrl,
      setupUrl: await offerSetupUrl(db, baseUrl),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The page is shown before anybody looks. */
const notYet: RunNow = async () => {
  throw new AppError('unavailable', 'Helplight is just starting; ask again in a moment.');
};

/** Each start makes a new link while there is nobody: the one before may have scrolled away. */
async function offerSetupUrl(db: Database, baseUrl: string): Promise<string | null> {
  const offered = await offerSetup({ db, actor: { kind: 'terminal' }, now: Date.now() });
  return offered && linkTo(baseUrl, offered.secret);
}

/** Listens at once, and answers "not yet" until `open` is called with the app. */
async function openDoor(
  config: Config,
): Promise<{ server: HttpServer; open: (app: Fetch) => void }> {
  let answer: Fetch = () => new Response(null, { status: 503, headers: { 'Retry-After': '1' } });
  const server = await listen((request, connection) => answer(request, connection), config);
  return {
    server,
    open: (app) => {
      answer = app;
    },
  };
}

async function openSandbox({ dataDir }: Config, stops: Stops): Promise<Sandbox> {
  const sandbox = await startSandbox({ dataDir: path.resolve(dataDir) });
  stops.push(sandbox.stop);
  return sandbox;
}

/** The inbox of the sandbox is told of everything, wherever it listens this time. */
async function keepInbox(db: Database, sandbox: Sandbox | null, outgoing: Outgoing): Promise<void> {
  const acting = { db, actor: { kind: 'clock' }, now: Date.now() } as const;
  if (!sandbox) await unsubscribeInbox(acting);
  else sandbox.verifyBy(await subscribeInbox(acting, outgoing, sandbox.inboxUrl));
}

async function openDatabase(
  config: Config,
  resolved: Resolved,
  log: Log,
  stops: Stops,
): Promise<Database> {
  const { db, warning } = await openNodeDatabase(config.database);
  stops.push(async () => db.client.close());
  if (warning) log.warn(warning);
  await makeKnown(db, resolved);
  return db;
}

/**
 * From here on monitors are looked at, checks are recorded, and the page follows them. Returns how a
 * monitor is looked at on demand.
 */
async function startLooking(
  db: Database,
  watched: Watched,
  lookout: Lookout,
  snapshots: Snapshots,
  log: Log,
  stops: Stops,
): Promise<RunNow> {
  const refresher = startRefresher(snapshots, Date.now, log);
  const recorder = createRecorder(
    watched.monitors,
    await readMonitorStates(db),
    storeIn(db),
    refresher.changed,
    log,
    Date.now,
  );
  stops.push(async () => {
    const lost = await recorder.stop();
    if (lost > 0) log.error('Checks were lost: the database was away to the end.', { lost });
  });
  // Before the recorder: its last checks change no page that anybody reads.
  stops.push(() => atMost(renderingMs, refresher.stop()));
  const pauses = await followPauses(
    () => readPauses(db),
    Date.now,
    (slug) => scheduler.soon(slug),
  );
  stops.push(async () => pauses.stop());
  const scheduler = createScheduler(
    watchableBy(lookout.probes, watched.monitors),
    recordedLook(lookout, recorder, pauses.isPaused),
    () => performance.now(),
    ({ slug }, error) =>
      log.error('A look failed by a fault of ours.', { monitor: slug, error: String(error) }),
  );
  scheduler.start();
  stops.push(() => atMost(graceMs, scheduler.stop()));
  return async (slug, mayLook) => {
    // Somebody may have resumed it a moment ago, so that its look is to be judged.
    await pauses.readNow();
    const check = await scheduler.runNow(slug, mayLook);
    await recorder.flush();
    return check;
  };
}

/** In the reverse order of starting: nothing is taken away from what still uses it. */
async function stopAll(stops: Stops): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}
