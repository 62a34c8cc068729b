import { deleteSecondFactor, endSessions, staffStands } from '../storage/staff.ts';
import { changeStaff, demandAdmin, type KeepingStaff, nobodySuch } from './keep-staff.ts';

/**
 * Has somebody of the staff sign in by password alone again, and ends all their sessions.
 * @throws AppError `forbidden`, `not_found`, `unavailable`.
 */
export async function disableSecondFactor(acting: KeepingStaff, id: string): Promise<void> {
  demandAdmin(acting);
  await disable(acting, id);
}

/**
 * The same for whoever is signed in; the caller has made sure that they know their password.
 * @throws AppError `not_found`, `unavailable`.
 */
export async function disableOwnSecondFactor(acting: KeepingStaff, id: string): Promise<void> {
  await disable(acting, id);
}

async function disable(acting: KeepingStaff, id: string): Promise<void> {
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
