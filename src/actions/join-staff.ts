import { hashPassword } from 'better-auth/crypto';
import type { AppError } from '../domain/app-error.ts';
import type { StaffMember } from '../domain/staff.ts';
import { allHold } from '../storage/change.ts';
import { newId } from '../storage/id.ts';
import { emailIsFree, insertStaff, noAdminYet } from '../storage/staff.ts';
import { linkStands, readLinkBy, type StaffLink, useLink } from '../storage/staff-link.ts';
import { tokenHash } from '../storage/token-secret.ts';
import type { Acting } from './change/acting.ts';
import { always } from './change/carry-out.ts';
import { addressTaken, changeStaff, noSuchLink } from './change/keep-staff.ts';
import { parseInput } from './input/parse.ts';
import { demandOtherThanAddress, invited, newOwner } from './input/staff.ts';

/** Whoever has a link that works once, and when. */
export type WithLink = Pick<Acting, 'db' | 'now'>;

/**
 * Makes whoever has the secret of a set-up link or an invitation one of the staff. Of many who use
 * one link at once, one joins.
 * @throws AppError `invalid`, `not_found` where the link leads nowhere, `conflict` where somebody has the
 *   address, `unavailable`.
 */
export async function joinStaff(
  { db, now }: WithLink,
  secret: string,
  input: unknown,
): Promise<StaffMember> {
  const link = await readLinkBy(db, await tokenHash(secret), now);
  if (!link || link.kind === 'reset') throw noSuchLink();
  const { name, email, password } = detailsIn(input, link);
  demandOtherThanAddress(password, email);
  const member: StaffMember = { id: newId(), name, email, role: link.role };
  const passwordHash = await hashPassword(password);
  const { id, role } = member;
  const joined = await changeStaff(
    { db, now, actor: { kind: 'staff', id, name, role } },
    {
      action: 'staff.join',
      subject: id,
      detail: { email, role },
      guard: allHold(
        linkStands(link.id, now),
        emailIsFree(email),
        link.kind === 'setup' ? noAdminYet : always,
      ),
      statements: (change) => [
        ...insertStaff(member, passwordHash, now, change),
        useLink(link.id, now, change),
      ],
    },
  );
  if (!joined) throw await whyNot(db, secret, now);
  return member;
}

function detailsIn(input: unknown, { email }: StaffLink) {
  return email === null ? parseInput(newOwner, input) : { ...parseInput(invited, input), email };
}

async function whyNot(db: Acting['db'], secret: string, now: number): Promise<AppError> {
  const link = await readLinkBy(db, await tokenHash(secret), now);
  if (!link || link.kind === 'setup') return noSuchLink();
  return addressTaken();
}
