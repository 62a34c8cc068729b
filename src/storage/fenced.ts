import type { Database } from './database.ts';
import { fence, type Lease, LeaseLost } from './lease.ts';

/**
 * The same database for what only the holder of a lease may do: each write is refused, whole, where
 * the lease is another's by now, as `isFencedOff` tells. So a process that was frozen and wakes up
 * spoils nothing. Reads are as before.
 * @param held the lease under which is written; null while there is none, which refuses everything.
 */
export function fenced(db: Database, held: () => Lease | null): Database {
  return {
    ...db,
    write: async (statements) => {
      const lease = held();
      if (lease === null) throw new LeaseLost('Another process does this by now.');
      const [, ...results] = await db.write([fence(lease), ...statements]);
      return results;
    },
  };
}
