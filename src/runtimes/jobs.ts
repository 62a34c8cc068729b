import { schedule } from 'node-cron';
import { type Job, runJob } from './job-table.ts';
import type { Log } from './log.ts';

/** Runs the jobs in their time on Node, none of them twice at once. Returns what stops them. */
export function startJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const tasks = jobs.map((job) =>
    schedule(job.cron, () => runJob(job, log), {
      name: job.name,
      timezone: 'Etc/UTC',
      noOverlap: true,
    }),
  );
  return async () => {
    for (const task of tasks) await task.destroy();
  };
}
