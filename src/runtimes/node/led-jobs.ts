import type { Database } from '../../storage/database.ts';
import { fenced } from '../../storage/fenced.ts';
import { atMost } from '../../storage/waiting.ts';
import { type Job, type JobTools, jobTable, minuteJobs, runJob } from '../job-table.ts';
import { graceMs, startJobs } from './jobs.ts';
import type { Leadership } from './leadership.ts';

/**
 * Runs the jobs while this process leads; those of a minute also when it begins to, as nobody may have
 * run them of late. What they write is refused where another does by now.
 * @param others what only Node does by the clock, with that database.
 * @param changed renders the page anew; whoever led before may not have told of all that it shows.
 * @returns what stops them, and gives the lease back.
 */
export async function startLedJobs(
  tools: JobTools,
  others: (db: Database) => readonly Job[],
  leadership: Leadership,
  changed: () => void,
): Promise<() => Promise<void>> {
  const led = { ...tools, db: fenced(tools.db, leadership.lease) };
  const jobs = [...jobTable(led), ...others(led.db)];
  const stop = startJobs(jobs.map(ledBy(leadership)), tools.log);
  let catchingUp: Promise<unknown> = Promise.resolve();
  const begin = async () => {
    changed();
    catchingUp = Promise.all(minuteJobs(led).map((job) => runJob(job, tools.log)));
  };
  await leadership.start({ begin, end: () => undefined });
  return async () => {
    await Promise.all([stop(), atMost(graceMs, catchingUp)]);
    // Goes on beside what is stopped next, which is longer at work with the database.
    void leadership.giveBack();
  };
}

function ledBy({ isSure }: Leadership): (job: Job) => Job {
  return (job) => ({ ...job, run: async () => (isSure() ? job.run() : undefined) });
}
