import { readChecksPage, type StoredCheck } from '../../src/storage/check.ts';
import type { Database } from '../../src/storage/database.ts';

/** The newest checks of a monitor from all locations, newest first. */
export function readRecentChecks(
  db: Database,
  monitor: string,
  limit: number,
): Promise<readonly StoredCheck[]> {
  return readChecksPage(db, monitor, { before: null, limit, which: 'all' });
}
