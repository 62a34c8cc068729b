import { pruneChecks } from '../../src/actions/prune-checks.ts';
import { pruneDeliveries } from '../../src/actions/prune-deliveries.ts';
import type { Pruned } from '../../src/actions/pruned.ts';
import type { Database } from '../../src/storage/database.ts';
import { beginning, type Place } from '../../src/storage/job-run.ts';

/** Deletes all checks that are kept no longer. Returns how many. */
export function pruneAllChecks(db: Database, now: number): Promise<number> {
  return toTheEnd((place) => pruneChecks(db, now, place));
}

/** Deletes all deliveries that are kept no longer. Returns how many. */
export function pruneAllDeliveries(db: Database, now: number): Promise<number> {
  return toTheEnd((place) => pruneDeliveries(db, now, place));
}

async function toTheEnd(step: (place: Place) => Promise<Pruned>): Promise<number> {
  let total = 0;
  for (let place: Place | null = beginning; place !== null; ) {
    const { deleted, next }: Pruned = await step(place);
    total += deleted;
    place = next;
  }
  return total;
}
