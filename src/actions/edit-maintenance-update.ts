import {
  type MaintenanceDocument,
  maintenanceDocument,
} from '../domain/words/maintenance-document.ts';
import { replaceMaintenanceUpdateBody } from '../storage/maintenance.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';
import { maintenancePlan } from './change/maintenance-plan.ts';
import { maintenanceToChange } from './change/maintenance-to-change.ts';
import { reworded } from './change/reworded.ts';
import { editedUpdate } from './input/edited-update.ts';
import { parseInput } from './input/parse.ts';

/**
 * Words an update of planned work better, or adds its translation; what it said before stays in its
 * public history. A language that is left out stays as it is; words that it has already change
 * nothing. Subscribers are not told.
 * @param version of the work that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `reused`, `stale`, `unavailable`.
 */
export async function editMaintenanceUpdate(
  acting: Acting,
  id: string,
  updateId: string,
  version: number | null,
  input: unknown,
): Promise<MaintenanceDocument> {
  demandWrite(acting, 'maintenances');
  const { body } = parseInput(editedUpdate, input);
  return onlyOnce(acting, () =>
    changeNewest(acting, maintenanceToChange(acting, id), version, (maintenance) => {
      const { before, after } = reworded(maintenance, updateId, body, acting.now);
      if (after === maintenance) return { unchanged: maintenanceDocument(after, acting.now) };
      return maintenancePlan(acting, maintenance, after, {
        action: 'maintenance.edit',
        noted: ({ updates }) => updates.find((update) => update.id === updateId),
        type: 'maintenance.updated',
        notify: false,
        statements: (edited, change) => replaceMaintenanceUpdateBody(edited, before, change),
      });
    }),
  );
}
