import { AppError } from '../../domain/app-error.ts';
import type { Maintenance } from '../../domain/words/maintenance.ts';
import { overdueSteps } from '../../domain/words/maintenance-clock.ts';
import { readMaintenance } from '../../storage/maintenance.ts';
import type { Acting } from './acting.ts';
import { catchUp } from './catch-up.ts';

/**
 * Reads planned work that is to be changed; rejects with AppError `not_found` without any. What the
 * clock is late in writing down is written first, or a change of the window would change the past.
 */
export function maintenanceToChange(acting: Acting, id: string): () => Promise<Maintenance> {
  return async () => {
    const maintenance = await read(acting, id);
    if (overdueSteps(maintenance, acting.now).length === 0) return maintenance;
    await catchUp(acting, maintenance);
    return read(acting, id);
  };
}

async function read({ db }: Acting, id: string): Promise<Maintenance> {
  const maintenance = await readMaintenance(db, id);
  if (maintenance) return maintenance;
  throw new AppError('not_found', 'There is no planned work of this id.');
}
