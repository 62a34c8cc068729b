import { isSameButChecks, type Mark } from '../../storage/mark.ts';

/** What was written last: by which mark, and until when it holds. Instants are UTC milliseconds. */
export type LastCopy = Readonly<{ mark: Mark; at: number; holdsUntil: number }>;

/** How often is asked whether something has changed, in milliseconds. */
const askEveryMs = 2000;

/** New looks alone, which change times only, are written at most so often, in milliseconds. */
const looksEveryMs = 15_000;

/** Whether the copy is to be written again. Pure. */
export function isDue(last: LastCopy | null, mark: Mark, now: number): boolean {
  if (last === null || now >= last.holdsUntil) return true;
  if (!isSameButChecks(mark, last.mark)) return true;
  return mark.checks !== last.mark.checks && now - last.at >= looksEveryMs;
}

type Follower = Readonly<{
  readMark: () => Promise<Mark>;
  /** Writes the copy as of now (UTC ms); resolves with until when it holds. */
  write: (now: number) => Promise<number>;
  now: () => number;
  /** Waits so many milliseconds, or until it is time to end. */
  wait: (ms: number) => Promise<void>;
  isEnded: () => boolean;
  /** Told when writing begins to fail, and when it works again. */
  log: (level: 'warn' | 'info', message: string, error?: unknown) => void;
}>;

/** Writes the copy again whenever there is reason to, until it is time to end. Faults leave it as it is. */
export async function follow({
  readMark,
  write,
  now,
  wait,
  isEnded,
  log,
}: Follower): Promise<void> {
  let last: LastCopy | null = null;
  let failing = false;
  while (!isEnded()) {
    try {
      const mark = await readMark();
      const at = now();
      if (isDue(last, mark, at)) last = { mark, at, holdsUntil: await write(at) };
      if (failing) log('info', 'The copy can be written again.');
      failing = false;
    } catch (error) {
      if (!failing) log('warn', 'The copy stays as it is: it cannot be written now.', error);
      failing = true;
    }
    await wait(askEveryMs);
  }
}
