import { deleteAnswersBefore } from '../storage/change.ts';
import type { Database } from '../storage/database.ts';

/** How long a request is known by its key: far longer than anybody goes on repeating it. */
const knownDays = 7;

/**
 * Forgets the keys of requests that were answered more than a week before `now` (UTC ms). Returns how
 * many.
 */
export function forgetRequests(db: Database, now: number): Promise<number> {
  return deleteAnswersBefore(db, now - knownDays * 24 * 60 * 60 * 1000);
}
