import type { Database } from '../../storage/database.ts';
import { fenced } from '../../storage/fenced.ts';
import type { Feeds } from '../../web/feeds/kept-feeds.ts';
import type { Snapshots } from '../../web/public/snapshot.ts';
import type { Log } from '../log.ts';
import { createStatusTeller, tellStatuses } from '../told-statuses.ts';
import type { Leadership } from './leadership.ts';

/** Snapshots whose refreshing tells, too, and what ends that: it waits for what is being told. */
export type Telling = Readonly<{ snapshots: Snapshots; stop(): Promise<void> }>;

/** To whom is told: whatever carries news is woken, and the feeds are read anew. */
export type Hearers = Readonly<{ wake(): void; feeds: Pick<Feeds, 'renew'> }>;

/**
 * Whoever has the pages brought up to date has the news leave, the news of the feeds read and, where
 * this process leads, changes of status told, too. What it tells is refused once another leads.
 */
export function tellingSnapshots(
  rendered: Snapshots,
  db: Database,
  { lease }: Pick<Leadership, 'lease'>,
  { wake, feeds }: Hearers,
  log: Log,
): Telling {
  const led = fenced(db, lease);
  const { tell, stop } = createStatusTeller(() => tellStatuses(rendered, led), wake, log);
  const refresh = async () => {
    // Nobody who is told has to wait for a page.
    wake();
    const leading = lease();
    await rendered.refresh();
    // What was read before this process led may be older than what the one before has told.
    if (leading !== null && leading === lease()) tell();
    await feeds.renew();
  };
  return { snapshots: { ...rendered, refresh }, stop };
}
