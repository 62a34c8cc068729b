import type { Database } from '../../src/storage/database.ts';
import { readFacts } from '../../src/storage/facts.ts';
import type { Sharing } from '../../src/web/public/pages.ts';
import {
  createSnapshots,
  type SnapshotOptions,
  type Snapshots,
} from '../../src/web/public/snapshot.ts';

/** Whether requests may wait for each other's work here. */
export const sharing: Sharing = 'work';

/** Snapshots of the facts since an instant (UTC ms), as Node makes them. */
export function snapshotsOver(
  open: () => Promise<Database>,
  since: number,
  options: Omit<SnapshotOptions, 'readFacts'>,
): Snapshots {
  const read = async () => readFacts(await open(), { since });
  return createSnapshots({ ...options, readFacts: read });
}
