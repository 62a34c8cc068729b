import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import type { Watched } from '../../domain/support-status.ts';
import { exampleTargets } from '../../sandbox/targets.ts';
import type { Database } from '../../storage/database.ts';
import { readMonitorStates } from '../../storage/monitor-state.ts';
import { type Defaults, readInstallation } from '../installation.ts';
import { openNodeDatabase } from '../node-database.ts';
import { showProgress } from '../progress.ts';
import { seedPast } from '../seed/past.ts';
import { story } from '../seed/story.ts';
import { stretchesUntil } from '../seed/stretch.ts';
import type { Environment } from '../targets.ts';
import { UsageError } from '../usage-error.ts';
import { makeKnown } from '../wiring.ts';

/** `until` is an instant as ISO 8601 writes it, by default now; `goOn` takes a database with checks. */
type Wanted = Readonly<{ until?: string; goOn: boolean }>;

/**
 * Fills the database with a believable past of what is watched, and says how much that was.
 * @throws UsageError when `until` is no instant; Error when the database has checks already, and
 * is not to go on from them.
 */
export async function seed(
  environment: Environment,
  defaults: Defaults,
  { until, goOn }: Wanted,
): Promise<string> {
  const end = until === undefined ? Date.now() : instantIn(until);
  const { config, lookout, resolve } = await readInstallation(environment, defaults);
  const resolved = resolve(exampleTargets);
  await mkdir(config.dataDir, { recursive: true });
  const { db } = await openNodeDatabase(config.database);
  try {
    if (!goOn) await refuseChecks(db);
    await makeKnown(db, resolved);
    return told(await fill(db, resolved.watched, lookout.location, end), end);
  } finally {
    db.client.close();
  }
}

function instantIn(text: string): number {
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return Date.parse(text);
  throw new UsageError('--until must be an instant with its offset, such as 2026-11-22T06:26:10Z.');
}

async function refuseChecks(db: Database): Promise<void> {
  const states = await readMonitorStates(db);
  if (states.every(({ lastCheckAt }) => lastCheckAt === null)) return;
  throw new Error(
    'The database has checks already; choose another DATA_DIR, or add --go-on to go on from the newest of them.',
  );
}

/** Returns how many checks were written. */
function fill(
  db: Database,
  { site: { timeZone }, monitors }: Watched,
  location: string,
  end: number,
): Promise<number> {
  const progress = showProgress(process.stderr, 'Monitors with a past', monitors.length);
  const stretches = stretchesUntil(end, timeZone);
  const past = { monitors, location, timeZone, stretches, story };
  return seedPast(db, past, progress.step).finally(progress.end);
}

function told(written: number, end: number): string {
  const instant = new Date(end).toISOString();
  if (written === 0)
    return `Nothing was written: the database has checks until ${instant} already.`;
  return `Wrote ${written} checks until ${instant}; see them on the page with npm start and the same DATA_DIR.`;
}
