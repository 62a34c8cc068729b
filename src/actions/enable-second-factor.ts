import { allHold } from '../storage/change.ts';
import { staffStands } from '../storage/staff.ts';
import { stepIsNew, useStep } from '../storage/staff-second-factor.ts';
import { endSessionsBut } from '../storage/staff-session.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff } from './change/keep-staff.ts';

/** The session in which somebody has typed the first code of their app, and the step of the code. */
type Enabled = Readonly<{ id: string; session: string; step: number }>;

/**
 * Notes that codes are asked for from now on, and ends the sessions that began without one; the code
 * itself does not count again.
 * @throws AppError `unavailable`.
 */
export async function enableSecondFactor(
  acting: ActingOnce,
  { id, session, step }: Enabled,
): Promise<void> {
  await changeStaff(acting, {
    action: 'staff.enable_second_factor',
    subject: id,
    detail: {},
    guard: allHold(staffStands(id), stepIsNew(id, step)),
    statements: (change) => [useStep(id, step, change), endSessionsBut(session, id, change)],
  });
}
