import { allHold } from '../storage/change.ts';
import { anotherAdmin, deleteStaff, readStaffMember, staffStands } from '../storage/staff.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff, demandAdmin, lastAdmin, nobodySuch } from './change/keep-staff.ts';

/**
 * Removes somebody from the staff with all they sign in with and the unused links that they made;
 * what they did stays in the audit.
 * @throws AppError `forbidden`, `not_found`, `conflict` where no admin would be left, `unavailable`.
 */
export async function removeStaff(acting: ActingOnce, id: string): Promise<void> {
  demandAdmin(acting);
  if (!(await readStaffMember(acting.db, id))) throw nobodySuch();
  const removed = await changeStaff(acting, {
    action: 'staff.remove',
    subject: id,
    detail: {},
    guard: allHold(staffStands(id), anotherAdmin(id)),
    statements: (change) => deleteStaff(id, change),
  });
  if (!removed) throw lastAdmin();
}
