import { readStaffMember, staffStands } from '../storage/staff.ts';
import { type IssuedLink, issueStaffLink } from './issue-staff-link.ts';
import { demandAdmin, type KeepingStaff, nobodySuch } from './keep-staff.ts';

/**
 * Makes the link by which somebody of the staff chooses a new password.
 * @throws AppError `forbidden`, `not_found`, `unavailable`.
 */
export async function offerReset(acting: KeepingStaff, id: string): Promise<IssuedLink> {
  demandAdmin(acting);
  const found = await readStaffMember(acting.db, id);
  if (!found) throw nobodySuch();
  const { email, role } = found;
  const wanted = { kind: 'reset', staffId: id, email, role } as const;
  const issued = await issueStaffLink(acting, wanted, staffStands(id));
  if (!issued) throw nobodySuch();
  return issued;
}
