import { isDatabaseOlder, olderSentence } from '../../storage/away.ts';
import type { Database } from '../../storage/database.ts';
import { fenced } from '../../storage/fenced.ts';
import { type Lease, releaseLeases, takeLeases } from '../../storage/lease.ts';
import { minuteJobs, nightJobs, runJob } from '../job-table.ts';
import { goOnWithDue, readDue } from '../long-job.ts';
import { tellingJob } from '../told-statuses.ts';
import { keptAtNight, parts } from './budget.ts';
import { gathered } from './gathered.ts';
import type { Invocation } from './invocation.ts';
import type { Isolate } from './isolate.ts';
import { lookAtDue } from './looking.ts';
import { edgeLocation } from './lookout.ts';

/** What a turn of the clock needs of the isolate. */
export type Clockwork = Pick<
  Isolate,
  'invocations' | 'log' | 'resolved' | 'makeKnown' | 'snapshots' | 'keepFacts' | 'leaving'
>;

/** Nothing of a turn goes on for longer, in milliseconds. */
const turnMs = 55_000;

/** No look begins later than this after the beginning of a turn, or goes on for longer. */
const looksMs = { begin: 45_000, end: 50_000 } as const;

/** An attempt to deliver is over and written down after so many milliseconds. */
const attemptMs = 18_000;

/** A step of a job of the night is over by then, in milliseconds. */
const stepMs = 10_000;

/**
 * Does what the clock does, as far as it goes within the allowance of one invocation: looks first, then
 * what is due by the clock, the page, the news that waits, and last the jobs of the night. What was
 * beyond it is the first in the next minute. Where two turns come at once, one of them does it.
 * Rejects where it is broken off, which is logged.
 */
export async function runTurn(clockwork: Clockwork): Promise<void> {
  const { invocations, log } = clockwork;
  try {
    await invocations.within((invocation) => takeTurn(clockwork, invocation));
  } catch (error) {
    const brokenOff = 'The turn of the clock was broken off; the next one is in a minute.';
    log.error(isDatabaseOlder(error) ? olderSentence : brokenOff, { error: String(error) });
    throw error;
  }
}

async function takeTurn(clockwork: Clockwork, invocation: Invocation): Promise<void> {
  const begunAt = Date.now();
  const db = gathered(await invocation.open());
  const names = [`look:${edgeLocation}`, 'jobs'];
  const by = { holder: `Worker ${crypto.randomUUID()}`, forMs: turnMs };
  const [looks = null, jobs = null] = await takeLeases(db, names, by);
  try {
    if (looks) await oneTurn(clockwork, { invocation, db, looks, jobs, begunAt });
    else clockwork.log.info('Another turn is under way, or was cut off: this one does nothing.');
  } finally {
    await giveBack(db, [looks, jobs]);
  }
}

type Turn = Readonly<{
  invocation: Invocation;
  db: Database;
  looks: Lease;
  /** Null where a Node process does the jobs. */
  jobs: Lease | null;
  begunAt: number;
}>;

async function oneTurn(
  { log, resolved, makeKnown, snapshots, keepFacts, leaving }: Clockwork,
  { invocation, db, looks, jobs, begunAt }: Turn,
): Promise<void> {
  const allowance = invocation.allowance();
  const { site } = resolved.watched;
  const sinceBegin = () => Date.now() - begunAt;
  const mayLook = (inMs: number, takesMs: number) => {
    const at = sinceBegin() + inMs;
    return at <= looksMs.begin && at + takesMs <= looksMs.end;
  };
  await makeKnown(db);
  const led = fenced(db, () => jobs);
  const tidying = nightJobs({ db: led, now: Date.now });
  const night = jobs ? await readDue(tidying, { db, now: Date.now }) : [];
  const share = allowance.share(night.length > 0 ? parts.looksAtNight : parts.looks);
  const watching = { resolved, log, share };
  const lookDb = fenced(db, () => looks);
  await lookAtDue(watching, lookDb, mayLook);
  // The page is made anew below, once for all of them.
  const changed = async () => undefined;
  const tools = { db: led, site, now: Date.now, changed, log };
  if (jobs) await Promise.all(minuteJobs(tools).map((job) => runJob(job, log)));
  await snapshots.refresh();
  await keepFacts();
  if (jobs) await runJob(tellingJob(snapshots, led), log);
  await leaving.deliver(turnMs - attemptMs - sinceBegin());
  const mayGoOn = () => allowance.left() > keptAtNight && sinceBegin() <= turnMs - stepMs;
  const tidyUp = () => goOnWithDue(night, { ...tools, mayGoOn });
  if (night.length > 0) await runJob({ name: 'tidy-up', run: tidyUp }, log);
}

async function giveBack(db: Database, leases: readonly (Lease | null)[]): Promise<void> {
  const held = leases.filter((lease) => lease !== null);
  // What cannot be given back is over by itself before the next minute.
  if (held.length > 0) await releaseLeases(db, held).catch(() => undefined);
}
