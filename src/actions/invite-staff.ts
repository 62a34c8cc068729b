import { emailIsFree } from '../storage/staff.ts';
import type { ActingOnce } from './change/acting.ts';
import { addressTaken, demandAdmin } from './change/keep-staff.ts';
import { parseInput } from './input/parse.ts';
import { invitation } from './input/staff.ts';
import { type IssuedLink, issueStaffLink } from './issue-staff-link.ts';

/**
 * Makes the link by which somebody of an address joins the staff in a role.
 * @throws AppError `forbidden`, `invalid`, `conflict` where somebody has the address, `unavailable`.
 */
export async function inviteStaff(acting: ActingOnce, input: unknown): Promise<IssuedLink> {
  demandAdmin(acting);
  const { email, role } = parseInput(invitation, input);
  const wanted = { kind: 'invitation', staffId: null, email, role } as const;
  const issued = await issueStaffLink(acting, wanted, emailIsFree(email));
  if (issued) return issued;
  throw addressTaken();
}
