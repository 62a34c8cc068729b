import { allHold } from '../storage/change.ts';
import { anotherAdmin, endSessions, staffStands, updateRole } from '../storage/staff.ts';
import { always } from './carry-out.ts';
import { parseInput } from './input/parse.ts';
import { newRole } from './input/staff.ts';
import { changeStaff, demandAdmin, type KeepingStaff, lastAdmin } from './keep-staff.ts';

/**
 * Gives somebody of the staff another role, and ends all their sessions.
 * @throws AppError `forbidden`, `invalid`, `conflict` where no admin would be left or nobody has the
 *   id, `unavailable`.
 */
export async function changeRole(acting: KeepingStaff, id: string, input: unknown): Promise<void> {
  demandAdmin(acting);
  const { role } = parseInput(newRole, input);
  const changed = await changeStaff(acting, {
    action: 'staff.change_role',
    subject: id,
    detail: { role },
    guard: allHold(staffStands(id), role === 'admin' ? always : anotherAdmin(id)),
    statements: (change) => [updateRole(id, role, acting.now, change), ...endSessions(id, change)],
  });
  if (!changed) throw lastAdmin();
}
