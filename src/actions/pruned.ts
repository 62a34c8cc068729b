import type { Place } from '../storage/job-run.ts';

/** What one step of deleting what is kept no longer has done. */
export type Pruned = Readonly<{
  /** How many rows. */
  deleted: number;
  /** Where the next step goes on; null where everything is done. */
  next: Place | null;
}>;
