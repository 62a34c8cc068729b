import type { Database } from '../storage/database.ts';
import { deleteAttemptsBefore } from '../storage/sign-in-attempt.ts';
import { deleteLinksBefore } from '../storage/staff-link.ts';
import { deleteExpiredSessions } from '../storage/staff-session.ts';

/** How long links that are used or expired are kept: whoever asks why one fails can be told. */
const linksKeptDays = 30;

/**
 * Deletes what is over at `now` (UTC ms): sessions, sign-ins that came to none, counted attempts,
 * and links that have been used or expired for 30 days. Returns how many rows.
 */
export async function forgetSignIns(db: Database, now: number): Promise<number> {
  const sessions = await deleteExpiredSessions(db, now);
  const attempts = await deleteAttemptsBefore(db, now);
  const links = await deleteLinksBefore(db, now - linksKeptDays * 24 * 60 * 60 * 1000);
  return sessions + attempts + links;
}
