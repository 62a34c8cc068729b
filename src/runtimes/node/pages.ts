import type { Outgoing } from '../../actions/change/outgoing.ts';
import type { RunNow } from '../../actions/run-monitor.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Database } from '../../storage/database.ts';
import { prepareAssets } from '../../web/assets.ts';
import { createSnapshots, type Snapshots } from '../../web/public/snapshot.ts';
import type { Notice } from '../../web/public/view.ts';
import { feedsOf, openApplication, type Platform, snapshotOptions } from '../application.ts';
import { baseUrlOf, type Config } from '../config.ts';
import type { Log } from '../log.ts';
import { clientAddress } from './client-address.ts';
import { nodeCompress } from './compress.ts';
import type { Fetch } from './door.ts';
import type { Leadership } from './leadership.ts';
import { readStaticFiles } from './static-files.ts';
import { tellingSnapshots } from './telling.ts';
import { turns } from './turns.ts';

/** What a Node process shows: the snapshots of its pages, and the app that answers with them. */
export type NodePages = Readonly<{
  snapshots: Snapshots;
  app: Fetch;
  /** Tells of no further change of status, and waits for what is being told. */
  stop(): Promise<void>;
}>;

/** What is shown, and to whom changes are told. */
type Shown = Readonly<{
  watched: Watched;
  notice: Notice;
  config: Config;
  runNow: RunNow;
  outgoing: Outgoing;
  /** Who leads tells which statuses have changed. */
  telling: Pick<Leadership, 'lease'>;
}>;

/** Opens pages, API, feeds and console over a database. */
export async function openPages(
  db: Database,
  { watched, notice, config, runNow, outgoing, telling }: Shown,
  log: Log,
): Promise<NodePages> {
  const baseUrl = baseUrlOf(config);
  const platform: Platform = {
    ...{ watched, notice, baseUrl, log, sharing: 'work', compress: nodeCompress },
    open: async () => db,
  };
  const rendered = createSnapshots(snapshotOptions(platform));
  const feeds = feedsOf(platform, rendered);
  const hearers = { wake: outgoing.wake, feeds };
  const { snapshots, stop } = tellingSnapshots(rendered, db, telling, hearers, log);
  const tools = {
    ...{ runNow, outgoing, changed: snapshots.refresh },
    assets: await prepareAssets(await readStaticFiles(), nodeCompress),
    addressOf: clientAddress(config.trustProxy, log),
    // A process goes on by itself.
    later: () => undefined,
    // Each takes one of the four threads of the process for some 80 ms, and probes look names up
    // in the same threads.
    inTurn: turns({ atOnce: 2, waiting: 60 }),
  };
  const { fetch } = openApplication(platform, tools, snapshots, feeds);
  return { snapshots, app: fetch, stop };
}
