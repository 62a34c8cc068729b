import { advanceAnnouncements } from '../actions/advance-announcements.ts';
import { advanceMaintenances } from '../actions/advance-maintenances.ts';
import { advancePauses } from '../actions/advance-pauses.ts';
import type { Acting } from '../actions/change/acting.ts';
import { forgetRequests } from '../actions/forget-requests.ts';
import { forgetSignIns } from '../actions/forget-sign-ins.ts';
import { forgetSubscriptions } from '../actions/forget-subscriptions.ts';
import { pruneChecks } from '../actions/prune-checks.ts';
import { pruneDeliveries } from '../actions/prune-deliveries.ts';
import { remindOfMaintenances } from '../actions/remind-of-maintenances.ts';
import type { Database } from '../storage/database.ts';
import { dropOldDrafts } from '../storage/draft.ts';
import type { Log } from './log.ts';

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

/** Everything that the clock does besides looking at monitors: the same on Node and on Workers. */
export function jobTable(tools: JobTools): readonly Job[] {
  const { db, now, log } = tools;
  return [
    {
      name: 'advance-maintenances',
      cron: '* * * * *',
      run: () => advance(tools, advanceMaintenances, 'Planned work began or ended by itself.'),
    },
    {
      name: 'advance-announcements',
      cron: '* * * * *',
      run: () => advance(tools, advanceAnnouncements, 'Announcements were published by the clock.'),
    },
    {
      name: 'advance-pauses',
      cron: '* * * * *',
      run: () => advance(tools, advancePauses, 'Monitors look again, as their pause is over.'),
    },
    {
      name: 'remind-of-maintenances',
      cron: '* * * * *',
      run: () => advance(tools, remindOfMaintenances, 'People were reminded of planned work.'),
    },
    {
      name: 'prune-checks',
      cron: '17 3 * * *',
      run: async () => {
        const deleted = await pruneChecks(db, now());
        log.info('Checks that are kept no longer were deleted.', { deleted });
      },
    },
    {
      name: 'prune-deliveries',
      cron: '17 3 * * *',
      run: async () => {
        const deleted = await pruneDeliveries(db, now());
        log.info('Deliveries that are kept no longer were deleted.', { deleted });
      },
    },
    {
      name: 'forget-requests',
      cron: '17 3 * * *',
      run: async () => {
        const forgotten = await forgetRequests(db, now());
        log.info('Keys of requests older than a week were forgotten.', { forgotten });
      },
    },
    {
      name: 'drop-old-drafts',
      cron: '17 3 * * *',
      run: async () => {
        const dropped = await dropOldDrafts(db, now());
        log.info('Drafts that nobody touched for a month were dropped.', { dropped });
      },
    },
    {
      name: 'forget-sign-ins',
      cron: '17 3 * * *',
      run: async () => {
        const forgotten = await forgetSignIns(db, now());
        log.info('Sessions, links and attempts that are over were forgotten.', { forgotten });
      },
    },
    {
      name: 'forget-subscriptions',
      cron: '17 3 * * *',
      run: async () => {
        const forgotten = await forgetSubscriptions(db, now());
        log.info('Subscriptions that nobody confirmed, or that are over, were forgotten.', {
          forgotten,
        });
      },
    },
  ];
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
export async function runJob({ name, run }: Job, log: Log): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(`The job "${name}" failed; it runs again in its next turn.`, {
      error: String(error),
    });
  }
}
