import { type JudgedCheck, recordChecks } from '../../actions/record-checks.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import { type MonitorState, pendingState } from '../../domain/monitor/monitor-state.ts';
import type { Database } from '../../storage/database.ts';
import { readMonitorStates } from '../../storage/monitor-state.ts';
import { busyTimes } from './busy-time.ts';
import { episodesUntil } from './episode.ts';
import { looksIn, type Plot } from './looks.ts';
import type { StoryLine } from './story.ts';
import type { Stretch } from './stretch.ts';

/** The past that is written: who looked at what from where, in which rhythm, and what happened. */
export type Seed = Readonly<{
  monitors: readonly Monitor[];
  location: string;
  timeZone: string;
  /** In order, each from where the one before ends; the story ends with the last of them. */
  stretches: readonly Stretch[];
  story: readonly StoryLine[];
}>;

/** How many checks are made up before they are written. */
const checksAtOnce = 1500;

/**
 * Makes up the past and records it, on top of what is stored. Returns how many checks that were.
 * `onMonitor` is called whenever all of a monitor is written.
 * @throws Error when another process writes checks meanwhile.
 */
export async function seedPast(
  db: Database,
  { monitors, location, timeZone, stretches, story }: Seed,
  onMonitor: () => void,
): Promise<number> {
  const until = stretches.at(-1)?.end ?? 0;
  const plot = { episodes: episodesUntil(story, timeZone, until), busyAt: busyTimes(timeZone) };
  const states = await readMonitorStates(db);
  let written = 0;
  for (const monitor of monitors) {
    const known = states.find(
      (state) => state.monitor === monitor.slug && state.location === location,
    );
    const from = known ?? pendingState(monitor.slug, location, monitor.intervalMs);
    written += await record(db, looksOver(stretches, monitor, plot, from));
    onMonitor();
  }
  return written;
}

function* looksOver(
  stretches: readonly Stretch[],
  monitor: Monitor,
  plot: Plot,
  from: MonitorState,
): Generator<JudgedCheck> {
  let state = from;
  for (const stretch of stretches) state = yield* looksIn(stretch, monitor, plot, state);
}

async function record(db: Database, looks: Iterable<JudgedCheck>): Promise<number> {
  let written = 0;
  for (const judged of inPortions(looks)) {
    const { conflicts } = await recordChecks(db, judged);
    if (conflicts.length > 0) {
      throw new Error('Another process writes to this database; stop it, and seed a new one.');
    }
    written += judged.length;
  }
  return written;
}

function* inPortions(looks: Iterable<JudgedCheck>): Generator<readonly JudgedCheck[]> {
  let portion: JudgedCheck[] = [];
  for (const look of looks) {
    portion.push(look);
    if (portion.length < checksAtOnce) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
