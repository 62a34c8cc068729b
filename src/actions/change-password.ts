import { hashPassword } from 'better-auth/crypto';
import { readStaffMember, staffStands } from '../storage/staff.ts';
import { deletePasswordLinks } from '../storage/staff-link.ts';
import { updatePassword } from '../storage/staff-password.ts';
import { endSessions } from '../storage/staff-session.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff, nobodySuch } from './change/keep-staff.ts';
import { parseInput } from './input/parse.ts';
import { demandOtherThanAddress, newPassword } from './input/staff.ts';

/**
 * Gives whoever is signed in a new password, ends all their sessions, and takes back links by which
 * another could be chosen. The caller has made sure that they know the old one.
 * @throws AppError `invalid`, `not_found`, `unavailable`.
 */
export async function changePassword(
  acting: ActingOnce,
  id: string,
  input: unknown,
): Promise<void> {
  const { password } = parseInput(newPassword, input);
  const member = await readStaffMember(acting.db, id);
  if (!member) throw nobodySuch();
  demandOtherThanAddress(password, member.email);
  const hash = await hashPassword(password);
  const changed = await changeStaff(acting, {
    action: 'staff.change_password',
    subject: id,
    detail: {},
    guard: staffStands(id),
    statements: (change) => [
      updatePassword(id, hash, acting.now, change),
      ...endSessions(id, change),
      deletePasswordLinks(id, change),
    ],
  });
  if (!changed) throw nobodySuch();
}
