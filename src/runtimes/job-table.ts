import { advanceAnnouncements } from '../actions/advance-announcements.ts';
import { advanceMaintenances } from '../actions/advance-maintenances.ts';
import { advancePauses } from '../actions/advance-pauses.ts';
import type { Acting } from '../actions/change/acting.ts';
import { forgetRequests } from '../actions/forget-requests.ts';
import { forgetSignIns } from '../actions/forget-sign-ins.ts';
import { forgetSubscriptions } from '../actions/forget-subscriptions.ts';
import { pruneChecks } from '../actions/prune-checks.ts';
import { pruneDeliveries } from '../actions/prune-deliveries.ts';
import type { Pruned } from '../actions/pruned.ts';
import { remindOfMaintenances } from '../actions/remind-of-maintenances.ts';
import type { Database } from '../storage/database.ts';
import { dropOldDrafts } from '../storage/draft.ts';
import { isFencedOff } from '../storage/lease.ts';
import type { Log } from './log.ts';
import { goOnWith, type LongJob } from './long-job.ts';

/** A thing that the clock does. `cron` has five fields and is in UTC. */
export type Job = Readonly<{ name: string; cron: string; run: () => Promise<void> }>;

/** What the jobs work with. `changed` renders the page anew. */
export type JobTools = Readonly<{
  db: Database;
  site: Acting['site'];
  now: () => number;
  changed: () => Promise<void>;
  log: Log;
}>;

/**
 * What the clock does on Node, besides looking at monitors. A Worker does the same jobs in the order of
 * its turn (`edge/cron.ts`), those of the night as far as it goes, and tells statuses among them.
 */
export function jobTable(tools: JobTools): readonly Job[] {
  return [...minuteJobs(tools), tidying(tools)];
}

const everyMinute = '* * * * *';

/** What is not put off, and takes little where nothing is due. */
export function minuteJobs(tools: JobTools): readonly Job[] {
  return [
    {
      name: 'advance-maintenances',
      cron: everyMinute,
      run: () => advance(tools, advanceMaintenances, 'Planned work began or ended by itself.'),
    },
    {
      name: 'advance-announcements',
      cron: everyMinute,
      run: () => advance(tools, advanceAnnouncements, 'Announcements were published by the clock.'),
    },
    {
      name: 'advance-pauses',
      cron: everyMinute,
      run: () => advance(tools, advancePauses, 'Monitors look again, as their pause is over.'),
    },
    {
      name: 'remind-of-maintenances',
      cron: everyMinute,
      run: () => advance(tools, remindOfMaintenances, 'People were reminded of planned work.'),
    },
  ];
}

/** Does the jobs of the night to their end. */
function tidying(tools: JobTools): Job {
  const run = () => goOnWith(nightJobs(tools), { ...tools, mayGoOn: () => true });
  return { name: 'tidy-up', cron: everyMinute, run };
}

/** What waits for the quiet hours, and is made up for where it was missed. */
export function nightJobs({ db, now }: Pick<JobTools, 'db' | 'now'>): readonly LongJob[] {
  const cron = '17 3 * * *';
  return [
    {
      ...{ name: 'prune-checks', cron, message: 'Checks that are kept no longer were deleted.' },
      step: (place) => pruneChecks(db, now(), place),
    },
    {
      ...{ name: 'prune-deliveries', cron },
      message: 'Deliveries that are kept no longer were deleted.',
      step: (place) => pruneDeliveries(db, now(), place),
    },
    {
      ...{ name: 'forget-requests', cron },
      message: 'Keys of requests older than a week were forgotten.',
      step: () => inOneStep(forgetRequests(db, now())),
    },
    {
      ...{ name: 'drop-old-drafts', cron },
      message: 'Drafts that nobody touched for a month were dropped.',
      step: () => inOneStep(dropOldDrafts(db, now())),
    },
    {
      ...{ name: 'forget-sign-ins', cron },
      message: 'Sessions, links and attempts that are over were forgotten.',
      step: () => inOneStep(forgetSignIns(db, now())),
    },
    {
      ...{ name: 'forget-subscriptions', cron },
      message: 'Subscriptions that nobody confirmed, or that are over, were forgotten.',
      step: () => inOneStep(forgetSubscriptions(db, now())),
    },
  ];
}

async function inOneStep(deleting: Promise<number>): Promise<Pruned> {
  return { deleted: await deleting, next: null };
}

/** Does what is due by the clock, and lets the page follow where there was something. */
async function advance(
  { db, site, now, changed, log }: JobTools,
  action: (acting: Acting) => Promise<number>,
  message: string,
): Promise<void> {
  const count = await action({ db, site, actor: { kind: 'clock' }, now: now(), once: null });
  if (count === 0) return;
  log.info(message, { count });
  await changed();
}

/** Runs one job; a fault is logged, and the job runs again in its next turn. */
export async function runJob({ name, run }: Pick<Job, 'name' | 'run'>, log: Log): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (isFencedOff(error)) {
      log.info(`The job "${name}" is left to whoever runs the jobs by now.`);
      return;
    }
    log.error(`The job "${name}" failed; it runs again in its next turn.`, {
      error: String(error),
    });
  }
}
