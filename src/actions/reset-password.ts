import { hashPassword } from 'better-auth/crypto';
import { allHold } from '../storage/change.ts';
import { readStaffMember, staffStands } from '../storage/staff.ts';
import { deletePasswordLinks, linkStands, readLinkBy, useLink } from '../storage/staff-link.ts';
import { updatePassword } from '../storage/staff-password.ts';
import { endSessions } from '../storage/staff-session.ts';
import { tokenHash } from '../storage/token-secret.ts';
import { changeStaff, noSuchLink } from './change/keep-staff.ts';
import { parseInput } from './input/parse.ts';
import { demandOtherThanAddress, newPassword } from './input/staff.ts';
import type { WithLink } from './join-staff.ts';

/**
 * Gives whoever has the secret of such a link a new password, and ends all their sessions.
 * @throws AppError `invalid`, `not_found` where the link leads nowhere, `unavailable`.
 */
export async function resetPassword(
  { db, now }: WithLink,
  secret: string,
  input: unknown,
): Promise<void> {
  const link = await readLinkBy(db, await tokenHash(secret), now);
  const member = link?.staffId ? await readStaffMember(db, link.staffId) : null;
  if (link?.kind !== 'reset' || !member) throw noSuchLink();
  const { id, email, name, role } = member;
  const { password } = parseInput(newPassword, input);
  demandOtherThanAddress(password, email);
  const hash = await hashPassword(password);
  const reset = await changeStaff(
    { db, now, actor: { kind: 'staff', id, name, role } },
    {
      action: 'staff.reset_password',
      subject: id,
      detail: {},
      guard: allHold(linkStands(link.id, now), staffStands(id)),
      statements: (change) => [
        updatePassword(id, hash, now, change),
        ...endSessions(id, change),
        useLink(link.id, now, change),
        deletePasswordLinks(id, change),
      ],
    },
  );
  if (!reset) throw noSuchLink();
}
