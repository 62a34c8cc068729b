import { schedule } from 'node-cron';
import type { Log } from './log.ts';

/** A thing that the clock does. `cron` is in UTC, with minutes as its smallest unit. */
export type Job = Readonly<{ name: string; cron: string; run: () => Promise<void> }>;

/** Runs the jobs in their time on Node, none of them twice at once. Returns what stops them. */
export function startJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const tasks = jobs.map(({ name, cron, run }) =>
    schedule(cron, () => runJob({ name, cron, run }, log), {
      name,
      timezone: 'Etc/UTC',
      noOverlap: true,
    }),
  );
  return async () => {
    await Promise.all(tasks.map((task) => task.destroy()));
  };
}

/** Runs one job; a fault is logged and tried again in the job's next turn. */
export async function runJob({ name, run }: Job, log: Log): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`The job "${name}" failed; it runs again in its next turn.`, {
      error: String(error),
    });
  }
}
