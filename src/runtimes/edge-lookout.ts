import { AppError } from '../domain/app-error.ts';
import type { Check } from '../domain/monitor/check.ts';
import type { Monitor } from '../domain/monitor/monitor.ts';
import { pausesAt } from '../domain/monitor/pause.ts';
import type { Watched } from '../domain/watched.ts';
import { edgeProbes } from '../probes/edge.ts';
import type { Database } from '../storage/database.ts';
import { readPauses } from '../storage/monitor-pause.ts';
import { readMonitorStates } from '../storage/monitor-state.ts';
import type { Resolved } from './definitions/resolve.ts';
import type { Log } from './log.ts';
import { type Lookout, recordedLook, watchableBy } from './look.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { dueAt, lookAtEach } from './slice.ts';
import { makeKnown, storeIn } from './wiring.ts';

/** The shortest time between two looks of a Worker: cron triggers come once a minute. */
const lookout: Lookout = {
  probes: edgeProbes,
  location: 'edge',
  shortestIntervalMs: 60_000,
  now: Date.now,
};

/**
 * What is watched, as a Worker sees it: what only Node can look at counts here once a Node process
 * that shares the database has looked.
 */
export function watchedHere(watched: Watched): Watched {
  const { monitors } = watched;
  const here = monitorsHere(watched);
  const elsewhere = monitors.filter((monitor) => !here.includes(monitor));
  return { ...watched, monitors: here, elsewhere };
}

type Watching = Readonly<{ resolved: Resolved; log: Log }>;

/** Looks at all that is due, and stores what was seen. */
export async function lookAtDue({ resolved, log }: Watching, db: Database): Promise<void> {
  await makeKnown(db, resolved);
  const { watched } = resolved;
  const { states, isPaused, recorder } = await openRecord(watched, db, log);
  const looking = monitorsHere(watched).filter(({ slug }) => !isPaused(slug));
  const isPausedNow = async (slug: string) => pausesAt(await readPauses(db), Date.now()).has(slug);
  await lookAtEach(dueAt(Date.now(), looking, states, lookout), lookout, recorder.add, isPausedNow);
  await close(recorder, log);
}

/** Looks at a monitor on demand, where the platform lets it. */
export async function lookByHand(
  { resolved: { watched }, log }: Watching,
  db: Database,
  slug: string,
  mayLook: () => Promise<void>,
): Promise<Check> {
  const monitor = monitorsHere(watched).find((one) => one.slug === slug);
  if (!monitor) {
    throw new AppError(
      'conflict',
      'A Worker cannot look at this; ask a Node process that shares the database.',
    );
  }
  await mayLook();
  const { isPaused, recorder } = await openRecord(watched, db, log);
  const { check } = await recordedLook(lookout, recorder, isPaused)(monitor, 'hand');
  await close(recorder, log);
  if (check) return check;
  throw new Error(`The look at "${slug}" that was asked for came to nothing.`);
}

function monitorsHere({ monitors }: Pick<Watched, 'monitors'>): readonly Monitor[] {
  return watchableBy(lookout.probes, monitors);
}

/** What is known of the monitors now, and where new checks of them go. */
async function openRecord({ monitors }: Watched, db: Database, log: Log) {
  const [states, pauses] = await Promise.all([readMonitorStates(db), readPauses(db)]);
  const isPaused = (slug: string) => pausesAt(pauses, Date.now()).has(slug);
  const recorder = createRecorder(monitors, states, storeIn(db), () => undefined, log, Date.now);
  return { states, isPaused, recorder };
}

async function close(recorder: Recorder, log: Log): Promise<void> {
  const lost = await recorder.stop();
  if (lost > 0) log.error('Checks were lost: the database did not take them.', { lost });
}
