import { staffStands } from '../storage/staff.ts';
import { deleteSecondFactor } from '../storage/staff-second-factor.ts';
import { endSessions } from '../storage/staff-session.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff, demandOtherAdmin, nobodySuch } from './change/keep-staff.ts';

/**
 * Has somebody of the staff sign in by password alone again, and ends all their sessions.
 * @throws AppError `forbidden`, `not_found`, `conflict` where it is the own account, `unavailable`.
 */
export async function disableSecondFactor(acting: ActingOnce, id: string): Promise<void> {
  demandOtherAdmin(acting, id);
  await disable(acting, id);
}

/**
 * The same for whoever is signed in; the caller has made sure that they know their password.
 * @throws AppError `not_found`, `unavailable`.
 */
export async function disableOwnSecondFactor(acting: ActingOnce, id: string): Promise<void> {
  await disable(acting, id);
}

async function disable(acting: ActingOnce, id: string): Promise<void> {
  const disabled = await changeStaff(acting, {
    action: 'staff.disable_second_factor',
    subject: id,
    detail: {},
    guard: staffStands(id),
    statements: (change) => [
      ...deleteSecondFactor(id, acting.now, change),
      ...endSessions(id, change),
    ],
  });
  if (!disabled) throw nobodySuch();
}
