import { disableSubscription } from '../../actions/disable-subscription.ts';
import type { Bounce } from '../../delivery/node/bounces.ts';
import type { Database } from '../../storage/database.ts';
import type { Keys } from '../../storage/keys.ts';
import { readSubscription } from '../../storage/subscription.ts';
import type { Config } from '../config.ts';
import type { Job } from '../job-table.ts';
import type { Log } from '../log.ts';

/** What reading returned mail needs. */
export type BounceTools = Readonly<{
  db: Database;
  keys: Keys;
  mail: Config['mail'];
  /** Further certificate authorities (PEM) that are trusted. */
  ca: string | undefined;
  /** UTC milliseconds. */
  now: () => number;
  log: Log;
}>;

/** Looks every five minutes for letters that came back; no job where no mailbox for them is set. */
export function bounceJobs(tools: BounceTools): readonly Job[] {
  const url = tools.mail.bounceImapUrl;
  if (url === null) return [];
  return [{ name: 'collect-bounces', cron: '*/5 * * * *', run: () => collect(url, tools) }];
}

async function collect(url: string, { db, keys, ca, now, log }: BounceTools): Promise<void> {
  // What reads mailboxes is large, and few installations have one to read.
  const { collectBounces } = await import('../../delivery/node/bounces.ts');
  const take = (bounce: Bounce) => quarantine(db, bounce, now());
  const count = await collectBounces({ url, keys, ca }, take);
  if (count > 0) log.info('Letters came back, or readers complained of them.', { count });
}

/** Has no more mail sent to whose letter came back; one that is over or forgotten stays as it is. */
async function quarantine(db: Database, { subscription, because }: Bounce, now: number) {
  const known = await readSubscription(db, subscription);
  if (known === null) return;
  await disableSubscription({ db, actor: { kind: 'clock' }, now }, known.number, because);
}
