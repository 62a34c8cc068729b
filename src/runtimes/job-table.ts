import { pruneChecks } from '../actions/prune-checks.ts';
import type { Database } from '../storage/database.ts';
import type { Log } from './log.ts';

/** A thing that the clock does. `cron` has five fields and is in UTC. */
export type Job = Readonly<{ name: string; cron: string; run: () => Promise<void> }>;

/** Everything that the clock does besides looking at monitors: the same on Node and on Workers. */
export function jobTable(db: Database, now: () => number, log: Log): readonly Job[] {
  return [
    {
      name: 'prune-checks',
      cron: '17 3 * * *',
      run: async () => {
        const deleted = await pruneChecks(db, now());
        log.info('Checks older than 90 days were deleted.', { deleted });
      },
    },
  ];
}

/** Runs one job; a fault is logged, and the job runs again in its next turn. */
export async function runJob({ name, run }: Job, log: Log): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`The job "${name}" failed; it runs again in its next turn.`, {
      error: String(error),
    });
  }
}
