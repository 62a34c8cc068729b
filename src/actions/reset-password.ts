import { hashPassword } from 'better-auth/crypto';
import { allHold } from '../storage/change.ts';
import { endSessions, staffStands, updatePassword } from '../storage/staff.ts';
import { linkStands, readLinkBy, useLink } from '../storage/staff-link.ts';
import { tokenHash } from '../storage/token-secret.ts';
import { parseInput } from './input/parse.ts';
import { newPassword } from './input/staff.ts';
import { noSuchLink, type WithLink } from './join-staff.ts';
import { changeStaff } from './keep-staff.ts';

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
  if (link?.kind !== 'reset' || link.staffId === null) throw noSuchLink();
  const { staffId: id, email, role } = link;
  const { password } = parseInput(newPassword, input);
  const hash = await hashPassword(password);
  const reset = await changeStaff(
    { db, now, actor: { kind: 'staff', id, name: email ?? id, role } },
    {
      action: 'staff.reset_password',
      subject: id,
      detail: {},
      guard: allHold(linkStands(link.id, now), staffStands(id)),
      statements: (change) => [
        updatePassword(id, hash, now, change),
        ...endSessions(id, change),
        useLink(link.id, now, change),
      ],
    },
  );
  if (!reset) throw noSuchLink();
}
