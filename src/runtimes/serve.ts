import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { recordChecks } from '../actions/record-checks.ts';
import { siteComponents } from '../domain/component.ts';
import { historyDays } from '../domain/history.ts';
import type { Watched } from '../domain/support-status.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { readFacts } from '../storage/facts.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import { register } from '../storage/registration.ts';
import { createApp } from '../web/app.ts';
import { prepareAssets } from '../web/assets.ts';
import { createSnapshots } from '../web/public/snapshot.ts';
import { nodeCompress } from './compress.ts';
import { readConfig } from './config.ts';
import { listen } from './http-server.ts';
import { jobTable } from './job-table.ts';
import { startJobs } from './jobs.ts';
import { createLog, type Log } from './log.ts';
import { recordedLook, watchableBy } from './look.ts';
import { loadMonitorsDir } from './monitors-dir.ts';
import { openNodeDatabase } from './node-database.ts';
import { nodeLookout } from './node-lookout.ts';
import { createRecorder } from './recorder.ts';
import { startRefresher } from './refresh.ts';
import { createScheduler } from './scheduler.ts';
import { readStaticFiles } from './static-files.ts';
import type { Environment } from './targets.ts';
import { type Resolved, resolveDefinitions, wantsSandbox } from './watched.ts';

/** A running Helplight. */
export type Running = Readonly<{
  url: string;
  /** What it watches: the built-in sandbox, or real targets. */
  watches: 'sandbox' | 'targets';
  leftOut: Resolved['leftOut'];
  /** The sandbox's page of received webhooks; null without a sandbox. */
  inboxUrl: string | null;
  /** Finishes what is under way and stores what is waiting; within 8 seconds. */
  stop(): Promise<void>;
}>;

/** Time given to looks and requests under way when the process is asked to stop. */
const graceMs = 4000;

/** A day longer than the history shown, as the oldest day may begin before it in the site's zone. */
const factsMs = (historyDays + 1) * 24 * 60 * 60 * 1000;

/**
 * Starts everything that Helplight is in one Node process.
 * @throws ConfigError or DefinitionError with every fault; Error with one sentence otherwise.
 */
export async function serve(
  environment: Environment,
  defaults: { monitorsDir: string },
): Promise<Running> {
  const config = readConfig(environment, defaults);
  const log = createLog(config.logLevel);
  const files = await loadMonitorsDir(config.monitorsDir);
  const lookout = await nodeLookout(config);
  await mkdir(config.dataDir, { recursive: true });

  const stops: (() => Promise<unknown>)[] = [];
  try {
    const sandbox = wantsSandbox(files, environment)
      ? await startSandbox({ dataDir: path.resolve(config.dataDir) })
      : null;
    if (sandbox) stops.push(sandbox.stop);
    const { watched, leftOut } = resolveDefinitions(
      files,
      { ...environment, ...sandbox?.targets },
      sandbox ? 'all' : 'targeted',
    );

    const { db, warning } = await openNodeDatabase(config.database);
    if (warning) log.warn(warning);
    stops.push(async () => db.client.close());
    await register(db, registrationOf(watched), Date.now());

    const baseUrl = config.baseUrl ?? `http://${config.host}:${config.port}`;
    const snapshots = createSnapshots({
      watched,
      readFacts: () => readFacts(db, { since: Date.now() - factsMs }),
      compress: nodeCompress,
      now: Date.now,
      notice: sandbox ? 'sandbox' : 'none',
      baseUrl,
      log: snapshotLog(log),
    });
    const refresher = startRefresher(snapshots, Date.now, log);
    stops.push(async () => refresher.stop());

    const recorder = createRecorder(
      watched.monitors,
      await readMonitorStates(db),
      { record: (judged) => recordChecks(db, judged), readStates: () => readMonitorStates(db) },
      refresher.changed,
      log,
      Date.now,
    );
    stops.push(async () => {
      const lost = await recorder.stop();
      if (lost > 0) log.error('Checks were lost: the database was away to the end.', { lost });
    });

    const app = createApp({
      snapshots,
      assets: await prepareAssets(await readStaticFiles(), nodeCompress),
      siteName: watched.site.name,
      defaultLanguage: watched.site.defaultLanguage,
      baseUrl,
      onError: (error) => log.error('A request failed.', { error: error.stack ?? String(error) }),
    });
    const server = await listen(app.fetch, config);
    const scheduler = createScheduler(
      watchableBy(lookout.probes, watched.monitors),
      recordedLook(lookout, recorder.add),
      () => performance.now(),
      ({ slug }, error) =>
        log.error('A look failed by a fault of ours.', { monitor: slug, error: String(error) }),
    );
    scheduler.start();
    stops.push(() => atMost(graceMs, Promise.all([scheduler.stop(), server.stop(graceMs)])));

    stops.push(startJobs(jobTable(db, Date.now, log), log));

    return {
      url: server.url,
      watches: sandbox ? 'sandbox' : 'targets',
      leftOut,
      inboxUrl: sandbox?.inboxUrl ?? null,
      stop: () => stopAll(stops),
    };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

function registrationOf({ site, monitors }: Watched) {
  return { components: siteComponents(site).map(({ slug }) => slug), monitors };
}

function snapshotLog(log: Log) {
  return (level: 'warn' | 'info', message: string, error?: unknown) =>
    log[level](message, error === undefined ? {} : { error: String(error) });
}

/** In the reverse order of starting: nothing is taken away from what still uses it. */
async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}
