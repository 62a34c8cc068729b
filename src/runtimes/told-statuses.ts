import { tellStatusChanges } from '../actions/tell-status-changes.ts';
import type { Database } from '../storage/database.ts';
import type { Snapshots } from '../web/public/snapshot.ts';
import type { Job } from './job-table.ts';
import type { Log } from './log.ts';

/** Tells which statuses the page shows that are not told yet. Returns how many there were. */
export async function tellStatuses(snapshots: Snapshots, db: Database): Promise<number> {
  // From facts that are old, what is over could be told once more.
  if (snapshots.health().failingSince !== null) return 0;
  const { status } = await snapshots.current();
  return tellStatusChanges(db, status);
}

/** The same as a job of each turn where no process runs on and on, for whoever holds the jobs. */
export function tellingJob(snapshots: Snapshots, db: Database): Pick<Job, 'name' | 'run'> {
  const run = async () => void (await tellStatuses(snapshots, db));
  return { name: 'tell-statuses', run };
}

/** Has changes of status told, without holding up who asks for it. */
export type StatusTeller = Readonly<{
  /** Where a round is under way there is one more after it, shared by all that ask meanwhile. */
  tell(): void;
  /** Begins no further round and waits for the one under way. */
  stop(): Promise<void>;
}>;

/**
 * Tells in rounds, one after another.
 * @param round tells what there is, and answers how much.
 * @param wake is called where there was anything.
 */
export function createStatusTeller(
  round: () => Promise<number>,
  wake: () => void,
  log: Log,
): StatusTeller {
  let wanted = false;
  let underWay: Promise<void> | null = null;
  let stopped = false;
  let failing = false;

  async function rounds(): Promise<void> {
    while (wanted) {
      wanted = false;
      await oneRound();
    }
    underWay = null;
  }

  async function oneRound(): Promise<void> {
    try {
      if ((await round()) > 0) wake();
      failing = false;
    } catch (error) {
      if (failing) return;
      failing = true;
      log.warn('A change of status could not be told; it is told with the next rendering.', {
        error: String(error),
      });
    }
  }

  return {
    tell() {
      if (stopped) return;
      wanted = true;
      underWay ??= rounds();
    },
    async stop() {
      stopped = true;
      wanted = false;
      await underWay;
    },
  };
}
