import type { RunNow } from '../../actions/run-monitor.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import type { MonitorState } from '../../domain/monitor/monitor-state.ts';
import type { Database } from '../../storage/database.ts';
import { fenced } from '../../storage/fenced.ts';
import { isFencedOff, type Lease } from '../../storage/lease.ts';
import { atMost } from '../../storage/waiting.ts';
import type { Log } from '../log.ts';
import { type IsPaused, type Lookout, recordedLook, watchableBy } from '../look.ts';
import { createRecorder, type Recorder, type Store } from '../recorder.ts';
import { storeIn } from '../wiring.ts';
import { createScheduler, type FirstTurn } from './scheduler.ts';

/** What looking needs, whoever leads. */
export type LookTools = Readonly<{
  db: Database;
  monitors: readonly Monitor[];
  lookout: Lookout;
  isPaused: IsPaused;
  /** Called after a write that changes what the page says. */
  changed(): void;
  log: Log;
}>;

/** The time between two changes of who leads, as this process looks at monitors in it. */
export type LookTerm = Readonly<{
  runNow: RunNow;
  /** Gives a monitor its next turn now. */
  soon(slug: string): void;
  /** Starts no further look, waits for those under way, and stores what they saw; within 7 seconds. */
  end(): Promise<void>;
}>;

/** How a process begins to lead. */
export type Led = Readonly<{
  lease: Lease;
  states: readonly MonitorState[];
  firstTurn: FirstTurn;
  /** Called where a write was refused, as another has the lease. */
  onRefused(lease: Lease): void;
}>;

/** Time given to looks under way. */
const graceMs = 4000;

/** This process looks at all monitors in their turns, and judges what it sees. */
export function leading(tools: LookTools, { lease, states, firstTurn, onRefused }: Led): LookTerm {
  const store = storeIn(fenced(tools.db, () => lease));
  const recorder = recorderOf(tools, states, {
    ...store,
    record: (judged) =>
      store.record(judged).catch((error: unknown) => {
        if (isFencedOff(error)) onRefused(lease);
        throw error;
      }),
  });
  return termOf(tools, recorder, tools.isPaused, firstTurn);
}

/**
 * Another looks: here only what somebody asks for is looked at, which is stored as a fact and judged by
 * nobody.
 */
export function standingBy(tools: LookTools): LookTerm {
  return termOf(tools, recorderOf(tools, [], storeIn(tools.db)), () => true, null);
}

function recorderOf(
  { monitors, changed, log }: LookTools,
  states: readonly MonitorState[],
  store: Store,
): Recorder {
  return createRecorder(monitors, states, store, changed, log, Date.now);
}

function termOf(
  { lookout, monitors, log }: LookTools,
  recorder: Recorder,
  isPaused: IsPaused,
  firstTurn: FirstTurn | null,
): LookTerm {
  const scheduler = createScheduler(
    watchableBy(lookout.probes, monitors),
    recordedLook(lookout, recorder, isPaused),
    () => performance.now(),
    ({ slug }, error) =>
      log.error('A look failed by a fault of ours.', { monitor: slug, error: String(error) }),
  );
  if (firstTurn) scheduler.start(firstTurn);
  return {
    soon: scheduler.soon,
    async runNow(slug, mayLook) {
      const check = await scheduler.runNow(slug, mayLook);
      await recorder.flush();
      return check;
    },
    async end() {
      await atMost(graceMs, scheduler.stop());
      const lost = await recorder.stop();
      if (lost > 0) log.error('Checks were lost: the database was away to the end.', { lost });
    },
  };
}
