import { readStaffMember, staffStands } from '../storage/staff.ts';
import { endSessions } from '../storage/staff-session.ts';
import type { ActingOnce } from './change/acting.ts';
import { demandOtherAdmin, nobodySuch } from './change/keep-staff.ts';
import { type IssuedLink, issueStaffLink } from './issue-staff-link.ts';

/**
 * Makes the link by which somebody of the staff chooses a new password, and ends all their sessions.
 * The old password counts until the link is used.
 * @throws AppError `forbidden`, `not_found`, `conflict` where it is the own account, `unavailable`.
 */
export async function offerReset(acting: ActingOnce, id: string): Promise<IssuedLink> {
  demandOtherAdmin(acting, id);
  const found = await readStaffMember(acting.db, id);
  if (!found) throw nobodySuch();
  const { email, role } = found;
  const wanted = { kind: 'reset', staffId: id, email, role } as const;
  const issued = await issueStaffLink(acting, wanted, staffStands(id), (change) =>
    endSessions(id, change),
  );
  if (!issued) throw nobodySuch();
  return issued;
}
