import { endLink, linkStands, readInvitations } from '../storage/staff-link.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff, demandAdmin, noSuchLink } from './change/keep-staff.ts';

/**
 * Takes an invitation back that nobody has used.
 * @throws AppError `forbidden`, `not_found` where it leads nowhere any more, `unavailable`.
 */
export async function revokeInvitation(acting: ActingOnce, id: string): Promise<void> {
  demandAdmin(acting);
  const invitations = await readInvitations(acting.db, acting.now);
  const invitation = invitations.find((one) => one.id === id);
  if (!invitation) throw noSuchLink();
  const { email, role } = invitation;
  const revoked = await changeStaff(acting, {
    action: 'staff.revoke_invitation',
    subject: id,
    detail: { email, role },
    guard: linkStands(id, acting.now),
    statements: (change) => [endLink(id, acting.now, change)],
  });
  if (!revoked) throw noSuchLink();
}
