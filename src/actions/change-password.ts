import { hashPassword } from 'better-auth/crypto';
import { endSessions, staffStands, updatePassword } from '../storage/staff.ts';
import { parseInput } from './input/parse.ts';
import { newPassword } from './input/staff.ts';
import { changeStaff, type KeepingStaff, nobodySuch } from './keep-staff.ts';

/**
 * Gives whoever is signed in a new password, and ends all their sessions. The caller has made sure
 * that they know the old one.
 * @throws AppError `invalid`, `not_found`, `unavailable`.
 */
export async function changePassword(
  acting: KeepingStaff,
  id: string,
  input: unknown,
): Promise<void> {
  const { password } = parseInput(newPassword, input);
  const hash = await hashPassword(password);
  const changed = await changeStaff(acting, {
    action: 'staff.change_password',
    subject: id,
    detail: {},
    guard: staffStands(id),
    statements: (change) => [
      updatePassword(id, hash, acting.now, change),
      ...endSessions(id, change),
    ],
  });
  if (!changed) throw nobodySuch();
}
