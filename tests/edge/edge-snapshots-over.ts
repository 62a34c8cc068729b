import { edgeFacts, type FactsSource } from '../../src/runtimes/edge/facts.ts';
import { edgeSnapshots } from '../../src/runtimes/edge/snapshots.ts';
import type { Database } from '../../src/storage/database.ts';
import { readSnapshot, writeSnapshot } from '../../src/storage/snapshot.ts';
import type { Sharing } from '../../src/web/public/pages.ts';
import type { SnapshotOptions, Snapshots } from '../../src/web/public/snapshot.ts';
import { someDataCentre } from '../support/edge-facts.ts';

export const sharing: Sharing = 'results';

/** Stands in workerd for `tests/support/snapshots-over.ts`: snapshots as the Worker makes them. */
export function snapshotsOver(
  open: () => Promise<Database>,
  since: number,
  options: Omit<SnapshotOptions, 'readFacts'>,
): Snapshots {
  const source: FactsSource = {
    read: async (known) => readSnapshot(await open(), since, known),
    write: async (facts, askedAt) => writeSnapshot(await open(), facts, askedAt),
    near: someDataCentre(),
  };
  return edgeSnapshots(options, edgeFacts(source, options));
}
