import type { JudgedCheck } from '../actions/record-checks.ts';
import type { Check } from '../domain/monitor/check.ts';
import { freshUntil } from '../domain/monitor/freshness.ts';
import type { Monitor } from '../domain/monitor/monitor.ts';
import {
  judge,
  type MonitorState,
  pendingState,
  withClockSetBack,
} from '../domain/monitor/monitor-state.ts';
import { isFencedOff } from '../storage/lease.ts';
import { atMost } from '../storage/waiting.ts';
import type { Log } from './log.ts';

/** Where judged checks go, in one batch; returns the checks whose state somebody else had changed. */
export type Store = Readonly<{
  record(judged: readonly JudgedCheck[]): Promise<{ conflicts: readonly JudgedCheck[] }>;
  readStates(): Promise<readonly MonitorState[]>;
}>;

/**
 * Judges checks as they come and writes them in bulk. Nothing is dropped while the database is away; all
 * is dropped where it refuses a write because another looks by now, and whatever comes after that.
 */
export type Recorder = Readonly<{
  /** Judges a check and returns the new state at once; it is stored soon after. */
  add(check: Check): MonitorState;
  /** Stores a check soon, and leaves the state of its monitor as it is. */
  note(check: Check): void;
  /** Writes all that is waiting; resolves when it is stored or when one try has failed. */
  flush(): Promise<void>;
  /**
   * Writes what is waiting, for at most three seconds. Returns how many checks could not be stored;
   * those of looks that end later are left out.
   */
  stop(): Promise<number>;
}>;

/** A transition is written at once, other checks at the latest after this time. */
const longestWaitMs = 1000;

/** How long the last write is waited for. */
const longestStopMs = 3000;

/** While the database is away, this many checks wait in memory: some 70 MB, an hour of 800 monitors. */
const mostWaiting = 100_000;

/** A check that loses its race so often is stored, and counts for no state. */
const mostJudgedAgain = 3;

/** The oldest are dropped this many at a time, with one line in the log. */
const droppedAtOnce = 1000;

/**
 * @param states what is stored already.
 * @param onChange called after a write that changes what the page says.
 */
export function createRecorder(
  monitors: readonly Monitor[],
  states: readonly MonitorState[],
  store: Store,
  onChange: () => void,
  log: Log,
  now: () => number,
): Recorder {
  const monitorOf = new Map(monitors.map((monitor) => [monitor.slug, monitor]));
  const known = new Map(states.map((state) => [keyOf(state), state]));
  const lastOwn = new Map<string, number>();
  let waiting: JudgedCheck[] = [];
  let underWay: readonly JudgedCheck[] = [];
  /** How often checks were judged again. */
  const again = new WeakMap<Check, number>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | null = null;
  let away = false;
  let lagging = false;
  let stopped = false;

  function add(check: Check): MonitorState {
    const judged = judgeKnown(check, 'now');
    keep(judged);
    return judged.after;
  }

  function note(check: Check): void {
    const state = stateBefore(check);
    keep({ check, before: state, after: state, transition: null });
  }

  function keep(judged: JudgedCheck): void {
    if (stopped) return;
    waiting.push(judged);
    if (waiting.length > mostWaiting) {
      waiting.splice(0, droppedAtOnce);
      log.error('The oldest waiting checks were dropped; bring the database back.', {
        dropped: droppedAtOnce,
      });
    }
    if (judged.transition && !away) void flush();
    else flushSoon();
  }

  function judgeKnown(check: Check, made: 'now' | 'earlier'): JudgedCheck {
    const monitor = monitorOf.get(check.monitor);
    if (!monitor) throw new Error(`There is no monitor "${check.monitor}".`);
    const before = stateBefore(check);
    const base =
      made === 'now' && clockWasSetBack(check, before)
        ? withClockSetBack(before, check.startedAt)
        : before;
    const { state, transition } = judge(base, check, monitor);
    known.set(keyOf(check), state);
    return { check, before, after: state, transition };
  }

  function stateBefore(check: Check): MonitorState {
    const { monitor, location, intervalMs } = check;
    return known.get(keyOf(check)) ?? pendingState(monitor, location, intervalMs);
  }

  /**
   * A look of ours that begins before our last one, or more than an interval before whatever look is
   * known: another process may be a little ahead of us, but not that much.
   */
  function clockWasSetBack(check: Check, { lastCheckAt }: MonitorState): boolean {
    const own = lastOwn.get(keyOf(check)) ?? Number.NEGATIVE_INFINITY;
    lastOwn.set(keyOf(check), check.startedAt);
    return check.startedAt <= own || (lastCheckAt ?? 0) - check.startedAt > check.intervalMs;
  }

  function flushSoon(): void {
    if (!stopped) timer ??= setTimeout(() => void flush(), longestWaitMs);
  }

  async function flush(): Promise<void> {
    while (writing) await writing;
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    underWay = waiting.splice(0);
    writing = write(underWay).finally(() => {
      underWay = [];
      writing = null;
    });
    await writing;
  }

  async function write(batch: readonly JudgedCheck[]): Promise<void> {
    try {
      const { conflicts } = await store.record(batch);
      if (away) log.info('The database is back; all waiting checks are stored.');
      away = false;
      if (batch.some((one) => changesThePage(one, now()))) onChange();
      if (conflicts.length > 0) await judgeAgain(conflicts);
      else lagging = false;
    } catch (error) {
      if (isFencedOff(error)) return drop(batch);
      if (!away)
        log.error('Checks cannot be stored; they wait in memory.', { error: String(error) });
      away = true;
      waiting = [...batch, ...waiting];
      flushSoon();
    }
  }

  /** Another looks by now, and judges what it sees itself: nothing may count twice. */
  function drop(batch: readonly JudgedCheck[]): void {
    stopped = true;
    const refused = batch.length + waiting.length;
    waiting = [];
    log.warn('Checks were refused and dropped: another process looks by now.', { refused });
  }

  /**
   * Another process wrote first: its states are the truth, and the checks are judged on top of them.
   * Where the states that lost are read again, asking once more is of no use: the checks are stored,
   * and count for no state.
   */
  async function judgeAgain(conflicts: readonly JudgedCheck[]): Promise<void> {
    const read = new Map((await store.readStates()).map((state) => [keyOf(state), state]));
    const moved = new Set<string>();
    for (const { check, before } of firstOfEach(conflicts)) {
      const key = keyOf(check);
      const state = read.get(key) ?? pendingState(check.monitor, check.location, check.intervalMs);
      if (isSame(state, before)) continue;
      known.set(key, state);
      moved.add(key);
    }
    const winnable = conflicts.filter(({ check }) => moved.has(keyOf(check)) && mayWin(check));
    if (winnable.length < conflicts.length) tellLagging(conflicts.length - winnable.length);
    waiting = [...winnable.map(({ check }) => judgeKnown(check, 'earlier')), ...waiting];
    if (waiting.length > 0) flushSoon();
  }

  function mayWin(check: Check): boolean {
    const times = (again.get(check) ?? 0) + 1;
    again.set(check, times);
    return times <= mostJudgedAgain;
  }

  function tellLagging(uncounted: number): void {
    if (!lagging) {
      const cause = 'the database answers as of an earlier time, or another always writes first';
      log.warn(`Checks are stored, but count for no state: ${cause}.`, { uncounted });
    }
    lagging = true;
  }

  async function stop(): Promise<number> {
    stopped = true;
    await atMost(longestStopMs, flushAll());
    clearTimeout(timer);
    return underWay.length + waiting.length;
  }

  /** Checks that lost a race are judged again, and need another write. */
  async function flushAll(): Promise<void> {
    do await flush();
    while (waiting.length > 0 && !away);
  }

  return { add, note, flush, stop };
}

function keyOf({ monitor, location }: { monitor: string; location: string }): string {
  return `${location} ${monitor}`;
}

/** The first check of each monitor and location: its state is the one that lost. */
function firstOfEach(judged: readonly JudgedCheck[]): readonly JudgedCheck[] {
  const first = new Map(judged.toReversed().map((one) => [keyOf(one.check), one]));
  return [...first.values()];
}

function isSame(one: MonitorState, other: MonitorState): boolean {
  return one.version === other.version && one.lastCheckAt === other.lastCheckAt;
}

/**
 * A transition changes the page, and so does a check stored when what was stored before it no longer
 * counts as verified: after a time without checks, or without the database.
 */
function changesThePage({ before, check, transition }: JudgedCheck, now: number): boolean {
  if (transition) return true;
  if (check.outcome === 'unknown') return false;
  const { lastDecidedAt, intervalMs } = before;
  return lastDecidedAt === null || freshUntil(lastDecidedAt, intervalMs) <= now;
}
