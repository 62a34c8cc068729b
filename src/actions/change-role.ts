import { isAtLeast } from '../domain/staff.ts';
import { allHold } from '../storage/change.ts';
import { anotherAdmin, readStaffMember, staffStands, updateRole } from '../storage/staff.ts';
import { deleteLinksOf } from '../storage/staff-link.ts';
import { endSessions } from '../storage/staff-session.ts';
import type { ActingOnce } from './change/acting.ts';
import { always } from './change/carry-out.ts';
import { changeStaff, demandAdmin, lastAdmin, nobodySuch } from './change/keep-staff.ts';
import { parseInput } from './input/parse.ts';
import { newRole } from './input/staff.ts';

/**
 * Gives somebody of the staff another role, ends all their sessions, and takes back the links that
 * only admins may make. Who has the role already keeps all.
 * @throws AppError `forbidden`, `invalid`, `not_found`, `conflict` where no admin would be left,
 *   `unavailable`.
 */
export async function changeRole(acting: ActingOnce, id: string, input: unknown): Promise<void> {
  demandAdmin(acting);
  const { role } = parseInput(newRole, input);
  const member = await readStaffMember(acting.db, id);
  if (!member) throw nobodySuch();
  if (member.role === role) return;
  const staysAdmin = isAtLeast(role, 'admin');
  const changed = await changeStaff(acting, {
    action: 'staff.change_role',
    subject: id,
    detail: { role },
    guard: allHold(staffStands(id), staysAdmin ? always : anotherAdmin(id)),
    statements: (change) => [
      updateRole(id, role, acting.now, change),
      ...endSessions(id, change),
      ...(staysAdmin ? [] : [deleteLinksOf(id, change)]),
    ],
  });
  if (!changed) throw lastAdmin();
}
