import type { Monitor } from '../domain/monitor/monitor.ts';
import { createDueQueue } from './due-queue.ts';

/** Milliseconds of a monotonic clock, so that a jump of the wall clock moves no turn. */
export type Elapsed = () => number;

/** A look at one monitor. Returns the pause before the next look, or null to wait for its regular turn. */
export type Look = (monitor: Monitor) => Promise<number | null>;

/** Looks at every monitor again and again until it is stopped. */
export type Scheduler = Readonly<{
  start(): void;
  /** Starts no further look and waits for those under way. */
  stop(): Promise<void>;
  /** Looks under way now. */
  running(): number;
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
  const queue = createDueQueue<Monitor>();
  const underWay = new Set<Promise<void>>();
  const shares = new Map(
    monitors.map(({ slug }, index) => [slug, (index + 0.5) / monitors.length]),
  );
  let young = 0;
  let timer: NodeJS.Timeout | undefined;
  let state: 'idle' | 'running' | 'stopped' = 'idle';

  function start(): void {
    state = 'running';
    const now = elapsed();
    for (const monitor of monitors) {
      const within = Math.min(firstWithinMs, monitor.intervalMs);
      queue.add(monitor, now + within * (shares.get(monitor.slug) ?? 0));
    }
    turn();
  }

  function turn(): void {
    clearTimeout(timer);
    if (state !== 'running') return;
    while (young < youngLooks.most) {
      const monitor = queue.takeDue(elapsed());
      if (!monitor) break;
      begin(monitor);
    }
    const next = queue.nextAt();
    // With no place free, the look that leaves its first moments calls again.
    if (next === null || young >= youngLooks.most) return;
    timer = setTimeout(turn, Math.min(Math.max(0, next - elapsed()), longestPauseMs));
  }

  function begin(monitor: Monitor): void {
    const settle = takePlace();
    const done = look(monitor)
      .catch((error: unknown) => {
        onFault(monitor, error);
        return null;
      })
      .then((pause) => {
        settle();
        underWay.delete(done);
        const now = elapsed();
        // A longer pause than the interval would break the run of failures that it is to confirm.
        const repeatAt = now + Math.min(pause ?? 0, monitor.intervalMs);
        queue.add(monitor, pause === null ? regularTurn(monitor, now) : repeatAt);
        turn();
      });
    underWay.add(done);
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

  /** The next instant of the monitor's own rhythm after `now`. */
  function regularTurn({ slug, intervalMs }: Monitor, now: number): number {
    const offset = intervalMs * (shares.get(slug) ?? 0);
    return now + intervalMs - ((((now - offset) % intervalMs) + intervalMs) % intervalMs);
  }

  async function stop(): Promise<void> {
    state = 'stopped';
    clearTimeout(timer);
    await Promise.all(underWay);
  }

  return { start, stop, running: () => underWay.size };
}
