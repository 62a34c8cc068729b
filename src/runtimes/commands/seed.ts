import * as z from 'zod';
import type { Watched } from '../../domain/watched.ts';
import { exampleTargets } from '../../sandbox/targets.ts';
import type { Database } from '../../storage/database.ts';
import { readMonitorStates } from '../../storage/monitor-state.ts';
import { type Environment, targetsIn } from '../definitions/targets.ts';
import { openConfigured } from '../node/database.ts';
import { type Defaults, readInstallation } from '../node/installation.ts';
import { showProgress } from '../progress.ts';
import { seedPast } from '../seed/past.ts';
import { story } from '../seed/story.ts';
import { stretchesUntil } from '../seed/stretch.ts';
import { UsageError } from '../usage-error.ts';
import { makeKnown } from '../wiring.ts';

/**
 * `until` is an instant as ISO 8601 writes it, by default now; `goOn` takes a database with checks,
 * `realTargets` an environment that sets targets.
 */
type Wanted = Readonly<{ until?: string; goOn: boolean; realTargets: boolean }>;

/**
 * Fills the database with a believable past of what is watched, and says how much that was.
 * @throws UsageError when `until` is no instant or is to come, or when real targets are watched and
 * that is not wanted; Error when the database has checks already, and is not to go on from them.
 */
export async function seed(
  environment: Environment,
  defaults: Defaults,
  { until, goOn, realTargets }: Wanted,
): Promise<string> {
  const now = Date.now();
  const end = until === undefined ? now : instantIn(until, now);
  if (!realTargets) refuseTargets(environment);
  const { config, lookout, resolve } = await readInstallation(environment, defaults);
  const resolved = resolve(exampleTargets);
  const { db } = await openConfigured(config);
  try {
    if (!goOn) await refuseChecks(db);
    await makeKnown(db, resolved);
    return told(await fill(db, resolved.watched, lookout.location, end), end);
  } finally {
    db.client.close();
  }
}

function instantIn(text: string, now: number): number {
  if (!z.iso.datetime({ offset: true }).safeParse(text).success) {
    throw new UsageError(
      '--until must be an instant with its offset, such as 2026-11-22T06:26:10Z.',
    );
  }
  if (Date.parse(text) <= now) return Date.parse(text);
  throw new UsageError('--until is still to come; name an instant that has passed.');
}

/** A made-up past must not stand under the names of what is really watched. */
function refuseTargets(environment: Environment): void {
  const [name] = Object.keys(targetsIn(environment));
  if (name === undefined) return;
  throw new UsageError(
    `${name} is set, so the made-up past would stand under real names; unset the targets, or add --real-targets.`,
  );
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
