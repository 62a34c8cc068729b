import { readBegunMaintenances } from '../storage/maintenance.ts';
import type { Acting } from './change/acting.ts';
import { catchUp } from './change/catch-up.ts';

/**
 * Writes down which planned work has begun or ended by itself, and tells of it: once, however many
 * processes do this, and also when the instants are long past.
 * @returns how much of it was written here.
 * @throws AppError `unavailable`; what was written before is.
 */
export async function advanceMaintenances(acting: Acting): Promise<number> {
  let advanced = 0;
  for (const maintenance of await readBegunMaintenances(acting.db, acting.now)) {
    if (await catchUp(acting, maintenance)) advanced += 1;
  }
  return advanced;
}
