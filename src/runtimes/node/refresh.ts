import type { Snapshots } from '../../web/public/snapshot.ts';
import type { Log } from '../log.ts';

/** The longest time for which a page stays as it is. */
const longestMs = 15_000;

/** Keeps the snapshot up to date by the clock. */
export type Refresher = Readonly<{
  /** Renders anew, because something has changed. */
  changed(): void;
  /** Starts no further rendering and waits for the one under way. */
  stop(): Promise<void>;
}>;

/**
 * Renders on a change, at the instant at which a status stops being verified, and every 15 s
 * otherwise. Starts at once.
 */
export function startRefresher(snapshots: Snapshots, now: () => number, log: Log): Refresher {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let underWay: Promise<void> = Promise.resolve();

  function refresh(): void {
    if (!stopped) underWay = renew();
  }

  async function renew(): Promise<void> {
    clearTimeout(timer);
    const pause = await render().catch((error) => {
      log.error('The page could not be rendered; it is tried again.', { error: String(error) });
      return longestMs;
    });
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(refresh, pause);
  }

  /** Returns how long the rendering may stand, in milliseconds. */
  async function render(): Promise<number> {
    await snapshots.refresh();
    const { changesAt } = await snapshots.current();
    const known = changesAt === null ? longestMs : changesAt - now();
    return Math.min(Math.max(known, 0) + 1, longestMs);
  }

  refresh();
  return {
    changed: refresh,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
