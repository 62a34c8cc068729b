import { type Pause, pausesAt } from '../../domain/monitor/pause.ts';
import type { Database } from '../../storage/database.ts';
import { isSameButChecks, type Mark, markOf, selectMark } from '../../storage/mark.ts';
import { selectPauses } from '../../storage/monitor-pause.ts';
import type { IsPaused } from '../look.ts';

/** What any process may have stored: which monitors are paused, and by what is seen that anything was. */
export type Stored = Readonly<{ pauses: readonly Pause[]; mark: Mark }>;

/** What is done when something is found. */
export type Told = Readonly<{
  /** A monitor looks again. */
  onResume(slug: string): void;
  /** Something was stored, by whomever, that changes what the page says. */
  onChange(): void;
}>;

/** What is stored, as it was two seconds ago at the most. */
export type Following = Readonly<{
  isPaused: IsPaused;
  /** Reads at once; resolves when what was stored before is known, or cannot be read. */
  readNow(): Promise<void>;
  /** Reads no more. A reading under way is not waited for: it writes nothing. */
  stop(): void;
}>;

/** How often is read what any process may have changed, in milliseconds. */
const readEveryMs = 2000;

/** Reads it in one question. */
export async function readStored(db: Database): Promise<Stored> {
  const [pauses, mark] = await db.drizzle.batch([selectPauses(db), selectMark(db)]);
  return { pauses, mark: markOf(mark) };
}

/**
 * Follows what is stored, so that no look has to ask for pauses, and no page waits to show what
 * another process has written. While it cannot be read, the pauses known last hold until they end.
 * @param now the wall clock, UTC ms.
 */
export async function followStored(
  read: () => Promise<Stored>,
  now: () => number,
  { onResume, onChange }: Told,
): Promise<Following> {
  let known = await read();
  let before = pausesAt(known.pauses, now());
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
    const last = known;
    known = await read().catch(() => known);
    if (stopped) return;
    const held = pausesAt(known.pauses, now());
    for (const slug of before.keys()) if (!held.has(slug)) onResume(slug);
    before = held;
    if (!isSameButChecks(last.mark, known.mark)) onChange();
  }

  readSoon();
  return {
    isPaused: (slug) => pausesAt(known.pauses, now()).has(slug),
    readNow,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
