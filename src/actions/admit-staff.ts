import type { StaffMember } from '../domain/staff.ts';
import { allHold } from '../storage/change.ts';
import { staffStands } from '../storage/staff.ts';
import { passwordStandsSince } from '../storage/staff-password.ts';
import { stepIsNew, useStep } from '../storage/staff-second-factor.ts';
import { takeSessionBack } from '../storage/staff-session.ts';
import type { Acting } from './change/acting.ts';
import { changeStaff } from './change/keep-staff.ts';

/** By what somebody has proved who they are; `step` is the 30 s step of the code (RFC 6238). */
export type Proof =
  | Readonly<{ kind: 'password' | 'recovery_code' }>
  | Readonly<{ kind: 'code'; step: number }>;

/** A session that has just begun. */
export type Admission = Readonly<{
  member: Pick<StaffMember, 'id' | 'name' | 'role'>;
  /** Token of the session. */
  session: string;
  proof: Proof;
  /** Number of the newest audit entry from before the proof was looked at. */
  since: number;
}>;

/**
 * Notes that somebody has signed in. Where they were removed meanwhile, got a new password, or the
 * code has let in before, the session is taken back, and nothing is noted.
 * @returns whether they are in.
 * @throws AppError `unavailable`.
 */
export async function admitStaff(
  { db, now }: Pick<Acting, 'db' | 'now'>,
  { member: { id, name, role }, session, proof, since }: Admission,
): Promise<boolean> {
  const stands = allHold(staffStands(id), passwordStandsSince(id, since));
  const isIn = await changeStaff(
    { db, now, actor: { kind: 'staff', id, name, role } },
    {
      action: 'staff.sign_in',
      subject: id,
      detail: { by: proof.kind },
      guard: proof.kind === 'code' ? allHold(stands, stepIsNew(id, proof.step)) : stands,
      statements: (change) => (proof.kind === 'code' ? [useStep(id, proof.step, change)] : []),
    },
  );
  if (!isIn) await takeSessionBack(db, session);
  return isIn;
}
