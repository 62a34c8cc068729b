import { allHold } from '../storage/change.ts';
import { anotherAdmin, deleteStaff, staffStands } from '../storage/staff.ts';
import { changeStaff, demandAdmin, type KeepingStaff, lastAdmin } from './keep-staff.ts';

/**
 * Removes somebody from the staff with all they sign in with; what they did stays in the audit.
 * @throws AppError `forbidden`, `conflict` where no admin would be left or nobody has the id,
 *   `unavailable`.
 */
export async function removeStaff(acting: KeepingStaff, id: string): Promise<void> {
  demandAdmin(acting);
  const removed = await changeStaff(acting, {
    action: 'staff.remove',
    subject: id,
    detail: {},
    guard: allHold(staffStands(id), anotherAdmin(id)),
    statements: (change) => deleteStaff(id, change),
  });
  if (!removed) throw lastAdmin();
}
