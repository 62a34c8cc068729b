import type { Pruned } from '../actions/pruned.ts';
import type { Database } from '../storage/database.ts';
import {
  beginning,
  type JobRun,
  type Place,
  readJobRuns,
  writeJobRun,
} from '../storage/job-run.ts';
import { isFencedOff } from '../storage/lease.ts';
import { lastTurn } from './cron-turn.ts';
import type { Log } from './log.ts';

/** A thing that the clock does in steps, each after the one before; a later turn goes on from there. */
export type LongJob = Readonly<{
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  /** Does a little, within few requests to the database. */
  step: (place: Place) => Promise<Pruned>;
  /** What is said of a run that deleted anything. */
  message: string;
}>;

/** What long jobs go on with. */
export type LongJobTools = Readonly<{
  db: Database;
  /** UTC milliseconds. */
  now: () => number;
  /** Whether another step may be made in this turn. */
  mayGoOn: () => boolean;
  log: Log;
}>;

/**
 * Goes on with what is due: a job whose last instant by its expression is later than its last whole
 * run had begun. So a night that was missed is made up. What fails is tried again in the next turn.
 * @throws the refusal of the database where another does the jobs by now, as `isFencedOff` tells.
 */
export async function goOnWith(jobs: readonly LongJob[], tools: LongJobTools): Promise<void> {
  await goOnWithDue(await readDue(jobs, tools), tools);
}

/** Reads which jobs are due, and where each of them is. For `goOnWithDue`. */
export async function readDue(
  jobs: readonly LongJob[],
  { db, now }: Pick<LongJobTools, 'db' | 'now'>,
): Promise<readonly DueJob[]> {
  const runs = await readJobRuns(db);
  return jobs.flatMap((job) => {
    const due = dueRun(job, runs.get(job.name), now());
    return due ? { job, due } : [];
  });
}

/** The same as `goOnWith`, for whoever has read what is due. */
export async function goOnWithDue(jobs: readonly DueJob[], tools: LongJobTools): Promise<void> {
  const { mayGoOn, log } = tools;
  for (const { job, due } of jobs) {
    if (!mayGoOn()) return;
    await goOn(job, due, tools).catch((error: unknown) => {
      if (isFencedOff(error)) throw error;
      const message = `The job "${job.name}" failed; it goes on in its next turn.`;
      log.error(message, { error: String(error) });
    });
  }
}

/** A job that is due. */
export type DueJob = Readonly<{ job: LongJob; due: DueRun }>;

/** A run that is to be gone on with, or to begin. */
type DueRun = Readonly<{ begunAt: number; place: Place; doneAt: number | null }>;

function dueRun({ cron }: LongJob, run: JobRun | undefined, now: number): DueRun | null {
  const doneAt = run?.doneAt ?? null;
  if (run?.underWay) {
    const { begunAt, ...place } = run.underWay;
    return { begunAt, place, doneAt };
  }
  const isDue = doneAt === null || doneAt < lastTurn(cron, now);
  return isDue ? { begunAt: now, place: beginning, doneAt } : null;
}

/** Where a step fails, how far those before it have come is kept. */
async function goOn(
  { name, step, message }: LongJob,
  { begunAt, doneAt, place: from }: DueRun,
  { db, mayGoOn, log }: LongJobTools,
): Promise<void> {
  let place: Place | null = from;
  let total = 0;
  try {
    do {
      const { deleted, next }: Pruned = await step(place);
      total += deleted;
      place = next;
    } while (place !== null && mayGoOn());
  } finally {
    const run = place
      ? { underWay: { begunAt, ...place }, doneAt }
      : { underWay: null, doneAt: begunAt };
    if (place !== from) await writeJobRun(db, name, run);
    if (total > 0) log.info(message, { count: total });
  }
}
