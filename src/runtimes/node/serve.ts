import { mkdir } from 'node:fs/promises';
import { offerSetup } from '../../actions/offer-setup.ts';
import type { RunNow } from '../../actions/run-monitor.ts';
import { AppError } from '../../domain/app-error.ts';
import { differencesOf } from '../../domain/settings/differences.ts';
import { watchedNow } from '../../domain/settings/watched-now.ts';
import type { Database } from '../../storage/database.ts';
import { readSettings } from '../../storage/setting.ts';
import { atMost } from '../../storage/waiting.ts';
import { linkTo } from '../../web/console/link.ts';
import type { Config } from '../config.ts';
import { type CalendarGap, calendarGaps } from '../definitions/calendar-gaps.ts';
import type { Resolved } from '../definitions/resolve.ts';
import type { Environment } from '../definitions/targets.ts';
import { createLog, type Log } from '../log.ts';
import { makeKnown } from '../wiring.ts';
import { openNodeDatabase } from './database.ts';
import { openDoor } from './door.ts';
import { thisHolder } from './holder.ts';
import { type Defaults, readInstallation } from './installation.ts';
import { type Candidacy, leadersOf, leaseTimesOf } from './leaders.ts';
import { startLedJobs } from './led-jobs.ts';
import { startLooking } from './looking.ts';
import { openNodeOutgoing } from './outgoing.ts';
import { openPages } from './pages.ts';
import { keepInbox, openSandbox } from './sandbox.ts';

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

/** Time given to requests under way when the process is asked to stop. */
const graceMs = 4000;

/** Time given to a change of status that is being told: it may wait for a database that hangs. */
const tellingMs = 500;

/** What is to be stopped, in the order in which it was started. */
type Stops = (() => Promise<unknown>)[];

/** What is asked before the web app; null where it has nothing to say. */
export type Beside = (request: Request) => Promise<Response> | null;

/**
 * Starts everything that Helplight is in one Node process.
 * @param candidacy who this is, and how long the others wait for it once it is gone.
 * @throws ConfigError with every fault of the settings; Error with one sentence otherwise.
 */
export async function serve(
  environment: Environment,
  defaults: Defaults,
  beside: Beside = () => null,
  candidacy?: Candidacy,
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
    const sandbox = await openSandbox(installation, config);
    if (sandbox) stops.push(sandbox.stop);
    const resolved = installation.resolve(sandbox?.targets);
    const { watched, leftOut, unwatched } = resolved;
    const db = await openDatabase(config, resolved, log, stops);
    const notice = sandbox ? 'sandbox' : 'none';
    const baseUrl = config.baseUrl ?? server.url;
    const inboxUrl = sandbox?.inboxUrl ?? null;
    const leaving = await openNodeOutgoing(db, config, { watched, baseUrl, inboxUrl }, log);
    const { outgoing, stop: stopLeaving } = leaving;
    stops.push(stopLeaving);
    await keepInbox(db, sandbox, outgoing);
    const own = candidacy ?? { holder: thisHolder(), times: leaseTimesOf(config.database.url) };
    const leaders = leadersOf(db, lookout.location, own, log);
    let runNow = notYet;
    const { snapshots, app, ...pages } = await openPages(
      db,
      {
        ...{ watched, notice, config, outgoing, telling: leaders.jobs },
        runNow: (...asked) => runNow(...asked),
      },
      log,
    );
    stops.push(() => atMost(tellingMs, pages.stop()));
    open((request, connection) => beside(request) ?? app(request, connection));
    const looking = await startLooking(db, watched, lookout, snapshots, leaders.looks, log);
    stops.push(looking.stop);
    runNow = looking.runNow;
    const tools = { db, site: watched.site, now: Date.now, changed: snapshots.refresh, log };
    stops.push(await startLedJobs(tools, leaving.jobs, leaders.jobs, looking.changed));
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

/** In the reverse order of starting: nothing is taken away from what still uses it. */
async function stopAll(stops: Stops): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}
