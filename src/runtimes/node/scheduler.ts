import { AppError } from '../../domain/app-error.ts';
import type { Check } from '../../domain/monitor/check.ts';
import type { Monitor } from '../../domain/monitor/monitor.ts';
import type { Look, Looked, Occasion } from '../look.ts';
import { createDueQueue } from './due-queue.ts';

/** Milliseconds of a monotonic clock, so that a jump of the wall clock moves no turn. */
export type Elapsed = () => number;

/**
 * How long a monitor waits for its first turn, in milliseconds; null for a turn in the opening
 * seconds.
 */
export type FirstTurn = (monitor: Monitor) => number | null;

/** Looks at every monitor again and again until it is stopped. */
export type Scheduler = Readonly<{
  /** Until then, and without it, monitors are looked at by hand only. */
  start(firstTurn: FirstTurn): void;
  /** Starts no further look and waits for those under way. */
  stop(): Promise<void>;
  /** Looks under way now. */
  running(): number;
  /** Gives a monitor its next turn now, unless it is being looked at. */
  soon(slug: string): void;
  /**
   * Looks at a monitor out of turn, once the look that is under way has ended. All who ask before
   * that look has ended are told of the same check, or of the refusal: `mayLook` is asked of the first
   * alone, and refuses by rejecting.
   * @throws AppError `conflict` of a monitor that is not looked at from here, `unavailable` once it
   *   is stopped.
   */
  runNow(slug: string, mayLook: () => Promise<void>): Promise<Check>;
}>;

/** The first look at every monitor falls within this time after the start. */
const firstWithinMs = 4000;

/**
 * How many looks may be young at once. A look is work only in its first moments; later it waits for
 * a silent target and costs nothing, so that targets that hang do not hold up the others.
 */
const youngLooks = { most: 32, forMs: 500 } as const;

/** The longest pause of one timer: a suspended machine notices within this time that it was away. */
const longestPauseMs = 1000;

const nothing: Looked = { check: null, againAfterMs: null };

/**
 * Spreads the monitors evenly: first over the opening seconds, then each over its own interval.
 * A monitor is never looked at twice at the same time. A look that rejects is a fault of this
 * program: it is reported, and the monitor waits for its next turn.
 */
export function createScheduler(
  monitors: readonly Monitor[],
  look: Look,
  elapsed: Elapsed,
  onFault: (monitor: Monitor, error: unknown) => void,
): Scheduler {
  const queue = createDueQueue<Readonly<{ monitor: Monitor; at: number }>>();
  const known = new Map(monitors.map((monitor) => [monitor.slug, monitor]));
  /** When each monitor has its next turn; of one that is being looked at, none. */
  const planned = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();
  const byHand = new Map<string, Promise<Check>>();
  const shares = new Map(
    monitors.map(({ slug }, index) => [slug, (index + 0.5) / monitors.length]),
  );
  let young = 0;
  let timer: NodeJS.Timeout | undefined;
  let state: 'idle' | 'running' | 'stopped' = 'idle';

  function start(firstTurn: FirstTurn): void {
    state = 'running';
    const now = elapsed();
    for (const monitor of monitors) plan(monitor, now + (firstTurn(monitor) ?? opening(monitor)));
    turn();
  }

  function opening({ slug, intervalMs }: Monitor): number {
    return Math.min(firstWithinMs, intervalMs) * (shares.get(slug) ?? 0);
  }

  function plan(monitor: Monitor, at: number): void {
    planned.set(monitor.slug, at);
    queue.add({ monitor, at }, at);
  }

  function turn(): void {
    clearTimeout(timer);
    if (state !== 'running') return;
    while (young < youngLooks.most) {
      const due = queue.takeDue(elapsed());
      if (!due) break;
      // What was planned anew stands in the queue a second time.
      if (planned.get(due.monitor.slug) === due.at) begin(due.monitor, 'turn');
    }
    const next = queue.nextAt();
    // With no place free, the look that leaves its first moments calls again.
    if (next === null || young >= youngLooks.most) return;
    timer = setTimeout(turn, Math.min(Math.max(0, next - elapsed()), longestPauseMs));
  }

  function begin(monitor: Monitor, occasion: Occasion): Promise<Looked> {
    planned.delete(monitor.slug);
    const settle = takePlace();
    const looking = look(monitor, occasion);
    const done = looking
      .catch((error: unknown) => {
        onFault(monitor, error);
        return nothing;
      })
      .then(({ againAfterMs }) => {
        settle();
        underWay.delete(monitor.slug);
        plan(monitor, nextTurn(monitor, againAfterMs, elapsed()));
        turn();
      });
    underWay.set(monitor.slug, done);
    return looking;
  }

  /** Counts a look as young until it ends or has run for a while; returns the end of it. */
  function takePlace(): () => void {
    young += 1;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      young -= 1;
      clearTimeout(aging);
    };
    const aging = setTimeout(() => {
      release();
      turn();
    }, youngLooks.forMs);
    return release;
  }

  function nextTurn(monitor: Monitor, againAfterMs: number | null, now: number): number {
    if (againAfterMs === null) return regularTurn(monitor, now);
    // A longer pause than the interval would break the run of failures that it is to confirm.
    return now + Math.min(againAfterMs, monitor.intervalMs);
  }

  /** The next instant of the monitor's own rhythm after `now`. */
  function regularTurn({ slug, intervalMs }: Monitor, now: number): number {
    const offset = intervalMs * (shares.get(slug) ?? 0);
    return now + intervalMs - ((((now - offset) % intervalMs) + intervalMs) % intervalMs);
  }

  async function stop(): Promise<void> {
    state = 'stopped';
    clearTimeout(timer);
    await Promise.all(underWay.values());
  }

  function soon(slug: string): void {
    const monitor = known.get(slug);
    if (!monitor || !planned.has(slug)) return;
    plan(monitor, elapsed());
    turn();
  }

  function runNow(slug: string, mayLook: () => Promise<void>): Promise<Check> {
    const running =
      byHand.get(slug) ?? lookByHand(slug, mayLook).finally(() => byHand.delete(slug));
    byHand.set(slug, running);
    return running;
  }

  async function lookByHand(slug: string, mayLook: () => Promise<void>): Promise<Check> {
    const monitor = known.get(slug);
    if (!monitor) throw new AppError('conflict', 'This monitor is not looked at from here.');
    await mayLook();
    for (let one = underWay.get(slug); one; one = underWay.get(slug)) await one;
    if (state === 'stopped') {
      throw new AppError('unavailable', 'Helplight is being stopped; ask again in a moment.');
    }
    const { check } = await begin(monitor, 'hand');
    if (check) return check;
    throw new Error(`The look at "${slug}" that was asked for came to nothing.`);
  }

  return { start, stop, running: () => underWay.size, soon, runNow };
}
