import { AppError } from '../../domain/app-error.ts';
import type { Check } from '../../domain/monitor/check.ts';
import type { MonitorState } from '../../domain/monitor/monitor-state.ts';
import { type Pause, pausesAt } from '../../domain/monitor/pause.ts';
import type { Watched } from '../../domain/watched.ts';
import type { Database } from '../../storage/database.ts';
import { readPauses } from '../../storage/monitor-pause.ts';
import { readMonitorStates } from '../../storage/monitor-state.ts';
import { atMost } from '../../storage/waiting.ts';
import type { Resolved } from '../definitions/resolve.ts';
import type { Log } from '../log.ts';
import { checkOnce, recordedLook } from '../look.ts';
import { createRecorder, type Recorder, type Store } from '../recorder.ts';
import { storeIn } from '../wiring.ts';
import { AllowanceSpent, type Share } from './allowance.ts';
import { dueAt, type Looking, lookAtEach } from './due-looks.ts';
import { edgeLocation, edgeLookout, monitorsHere } from './lookout.ts';

/** What is watched, and what may be asked of the network. */
type Watching = Readonly<{ resolved: Resolved; log: Log; share: Share }>;

/**
 * Looks at all that is due, as far as time and allowance go, and stores what was seen.
 * @param mayLook whether a look may begin so many milliseconds from now that takes so long.
 */
export async function lookAtDue(
  { resolved: { watched }, log, share }: Watching,
  db: Database,
  mayLook: (inMs: number, takesMs: number) => boolean,
): Promise<void> {
  const { store, letGo } = storedTogether(storeIn(db));
  const { states, pauses, recorder } = await openRecord(watched, db, store, log);
  const isPaused = (slug: string) => pausesAt(pauses, Date.now()).has(slug);
  const due = dueAt(
    Date.now(),
    monitorsHere(watched).filter(({ slug }) => !isPaused(slug)),
    states,
    edgeLookout(share.fetch),
  );
  const looked = new Set<string>();
  await lookAtEach(due, {
    look: lookWithin(share),
    record(check) {
      looked.add(check.monitor);
      return recorder.add(check);
    },
    isFailing: failingAmong(states),
    isPausedNow: pausedNow(db),
    mayBegin: ({ timeoutMs }, inMs) =>
      share.left() > 0 && mayLook(inMs, Math.min(timeoutMs, longestWaitedForMs)),
  });
  letGo();
  const leftOut = due.length - looked.size;
  if (leftOut > 0) {
    log.info('Monitors were left to the next minute: the plan allows no more.', {
      ...{ leftOut, looked: looked.size },
    });
  }
  await recorder.flush();
  await close(recorder, log);
}

/** Looks at a monitor on demand, where the platform lets it. */
export async function lookByHand(
  { resolved: { watched }, log, share }: Watching,
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
  const { pauses, recorder } = await openRecord(watched, db, storeIn(db), log);
  const isPaused = (one: string) => pausesAt(pauses, Date.now()).has(one);
  const look = recordedLook(edgeLookout(share.fetch), recorder, isPaused);
  const { check } = await look(monitor, 'hand');
  await close(recorder, log);
  if (check) return check;
  throw new Error(`The look at "${slug}" that was asked for came to nothing.`);
}

/** A monitor that is given more time than a turn has is looked at all the same, at the beginning of one. */
const longestWaitedForMs = 40_000;

/** What the platform refuses says nothing of the monitor. */
function lookWithin(share: Share): Looking['look'] {
  return async (monitor) => {
    let refused = false;
    const ask: typeof fetch = (input, init) =>
      share.fetch(input, init).catch((error: unknown) => {
        refused ||= error instanceof AllowanceSpent;
        throw error;
      });
    const check = await checkOnce(edgeLookout(ask), monitor);
    return refused ? null : check;
  };
}

function failingAmong(states: readonly MonitorState[]): Looking['isFailing'] {
  const failing = states.filter(
    ({ location, lastOutcome }) => location === edgeLocation && lastOutcome === 'down',
  );
  const slugs = new Set(failing.map(({ monitor }) => monitor));
  return (slug) => slugs.has(slug);
}

/** For how long what was read of pauses counts, as several repeats come together, in milliseconds. */
const pausesCountForMs = 2000;

function pausedNow(db: Database): Looking['isPausedNow'] {
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<readonly Pause[]> = Promise.resolve([]);
  return async (slug) => {
    if (Date.now() - readAt >= pausesCountForMs) {
      readAt = Date.now();
      reading = readPauses(db);
    }
    return pausesAt(await reading, Date.now()).has(slug);
  };
}

/** What is known of the monitors now, and where new checks of them go. */
async function openRecord({ monitors }: Watched, db: Database, store: Store, log: Log) {
  const [states, pauses] = await Promise.all([readMonitorStates(db), readPauses(db)]);
  const recorder = createRecorder(monitors, states, store, () => undefined, log, Date.now);
  return { states, pauses, recorder };
}

/** How long checks wait for others at most, in milliseconds: a turn may be cut off. */
const longestTogetherMs = 15_000;

/** Each write counts as a request, so that what is seen waits for the end of the looks. */
function storedTogether(store: Store): Readonly<{ store: Store; letGo: () => void }> {
  let letGo: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const record: Store['record'] = async (judged) => {
    await atMost(longestTogetherMs, over);
    return store.record(judged);
  };
  return { store: { ...store, record }, letGo };
}

async function close(recorder: Recorder, log: Log): Promise<void> {
  const lost = await recorder.stop();
  if (lost > 0) log.error('Checks were lost: the database did not take them.', { lost });
}
