import { setTimeout } from 'node:timers/promises';
import { exampleTargets } from '../../sandbox/targets.ts';
import type { Database } from '../../storage/database.ts';
import { readMark } from '../../storage/mark.ts';
import { baseUrlOf } from '../config.ts';
import type { Environment } from '../definitions/targets.ts';
import { demandApart } from '../export/apart.ts';
import { copySite, type SiteCopy } from '../export/copy.ts';
import { type Folder, openFolder, type Written } from '../export/folder.ts';
import { follow } from '../export/follow.ts';
import { openSite } from '../export/site.ts';
import { createLog, type Log } from '../log.ts';
import { openConfigured } from '../node/database.ts';
import { type Defaults, type Installation, readInstallation } from '../node/installation.ts';
import { readStaticFiles } from '../node/static-files.ts';
import { showProgress } from '../progress.ts';
import { stopSignal } from './stop-signal.ts';

/**
 * Writes the public site as files into a directory, and says how many.
 * @throws UsageError where the directory holds what no export has made, or would hold the database; Error with one sentence when
 * the database cannot be read.
 */
export async function exportOnce(
  environment: Environment,
  defaults: Defaults,
  dir: string,
): Promise<string> {
  return exporting(environment, defaults, dir, async ({ copy, folder }) => {
    const now = Date.now();
    const { files } = await copy(now);
    const progress = showProgress(process.stderr, 'Files of the copy', files.length);
    return told(await folder.write(files, now, progress.step).finally(progress.end), dir);
  });
}

/** As `exportOnce`, again and again with each change, until the process is asked to stop. */
export async function exportFollowing(
  environment: Environment,
  defaults: Defaults,
  dir: string,
): Promise<string> {
  // It ends what waits; what is being written is finished first.
  const signal = stopSignal();
  return exporting(environment, defaults, dir, async ({ copy, folder, db, log }) => {
    await follow({
      readMark: () => readMark(db),
      write: async (now) => {
        const { files, holdsUntil } = await copy(now);
        const { written, removed } = await folder.write(files, now);
        log.debug('The copy was written.', { written, removed });
        return holdsUntil;
      },
      now: Date.now,
      wait: (ms) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
      isEnded: () => signal.aborted,
      log: (level, message, error) =>
        log[level](message, error === undefined ? {} : { error: messageOf(error) }),
    });
    return `The copy in ${dir} stays as it is from now on.`;
  });
}

type Exporting = Readonly<{
  copy: (now: number) => Promise<SiteCopy>;
  folder: Folder;
  db: Database;
  log: Log;
}>;

async function exporting(
  environment: Environment,
  defaults: Defaults,
  dir: string,
  work: (exporting: Exporting) => Promise<string>,
): Promise<string> {
  const installation = await readInstallation(environment, defaults);
  const { config } = installation;
  const log = createLog(config.logLevel);
  await demandApart(dir, config);
  const folder = await openFolder(dir);
  const { db, warning } = await openConfigured(config);
  try {
    if (warning) log.warn(warning);
    return await work({ folder, db, log, copy: await copier(installation, db, log) });
  } finally {
    db.client.close();
  }
}

async function copier({ config, watches, resolve }: Installation, db: Database, log: Log) {
  const baseUrl = baseUrlOf(config);
  if (config.baseUrl === null) {
    log.warn('BASE_URL is not set, so feeds name an address that nobody else can reach; set it.', {
      address: baseUrl,
    });
  }
  const { watched } = resolve(exampleTargets);
  const notice = watches === 'sandbox' ? 'sandbox' : 'none';
  const site = openSite(db, { watched, notice, baseUrl, log });
  const options = { siteUrl: config.baseUrl, assets: await readStaticFiles() };
  return (now: number) => copySite(site, now, options);
}

function told({ written, removed }: Written, dir: string): string {
  const removing = removed === 0 ? '' : `, and ${removed} removed`;
  return `The copy of the site is in ${dir}: ${written} files were written${removing}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
