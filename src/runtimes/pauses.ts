import { type Pause, pausesAt } from '../domain/monitor/pause.ts';
import type { IsPaused } from './look.ts';

/** Which monitors are paused, as it was stored two seconds ago at the most. */
export type Pauses = Readonly<{
  isPaused: IsPaused;
  /** Reads at once; resolves when what was stored before is known, or cannot be read. */
  readNow(): Promise<void>;
  /** Reads no more. A reading under way is not waited for: it writes nothing. */
  stop(): void;
}>;

/** How often is read what any process may have changed, in milliseconds. */
const readEveryMs = 2000;

/**
 * Follows the pauses of monitors, so that no look has to ask for them. While they cannot be read,
 * those known last hold until they end.
 * @param now the wall clock, UTC ms.
 * @param onResume told of each monitor that looks again.
 */
export async function followPauses(
  read: () => Promise<readonly Pause[]>,
  now: () => number,
  onResume: (slug: string) => void,
): Promise<Pauses> {
  let known = await read();
  let before = pausesAt(known, now());
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let reading: Promise<void> = Promise.resolve();

  function readSoon(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      void readNow().finally(readSoon);
    }, readEveryMs);
  }

  /** One after the other, so that an older reading never takes the place of a newer one. */
  function readNow(): Promise<void> {
    reading = reading.then(follow);
    return reading;
  }

  async function follow(): Promise<void> {
    known = await read().catch(() => known);
    if (stopped) return;
    const held = pausesAt(known, now());
    for (const slug of before.keys()) if (!held.has(slug)) onResume(slug);
    before = held;
  }

  readSoon();
  return {
    isPaused: (slug) => pausesAt(known, now()).has(slug),
    readNow,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
