import { schedule } from 'node-cron';
import { atMost } from '../../storage/waiting.ts';
import { type Job, runJob } from '../job-table.ts';
import type { Log } from '../log.ts';

/** How long jobs under way are waited for at the end, in milliseconds. */
export const graceMs = 1000;

/**
 * Runs the jobs in their time on Node, none of them twice at once. Returns what stops them, and waits
 * a while for those under way.
 */
export function startJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const run = (job: Job) => {
    const running = runJob(job, log).finally(() => underWay.delete(running));
    underWay.add(running);
    return running;
  };
  const tasks = jobs.map((job) =>
    schedule(job.cron, () => run(job), { name: job.name, timezone: 'Etc/UTC', noOverlap: true }),
  );
  return async () => {
    for (const task of tasks) await task.destroy();
    await atMost(graceMs, Promise.all(underWay));
  };
}
