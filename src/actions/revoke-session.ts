import { endOtherSessions, endSession, sessionStands } from '../storage/staff-session.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff, noSuchSession } from './change/keep-staff.ts';

/**
 * Signs somebody out where they have a session: it is refused from the next request on.
 * @throws AppError `not_found` where it is not theirs or over, `unavailable`.
 */
export async function revokeSession(
  acting: ActingOnce,
  staffId: string,
  id: string,
): Promise<void> {
  const ended = await changeStaff(acting, {
    action: 'staff.end_session',
    subject: staffId,
    detail: { session: id },
    guard: sessionStands(id, staffId),
    statements: (change) => [endSession(id, change)],
  });
  if (!ended) throw noSuchSession();
}

/**
 * Signs somebody out everywhere but where they have this session.
 * @throws AppError `not_found` where it is not theirs or over, `unavailable`.
 */
export async function revokeOtherSessions(
  acting: ActingOnce,
  staffId: string,
  keptId: string,
): Promise<void> {
  const ended = await changeStaff(acting, {
    action: 'staff.end_other_sessions',
    subject: staffId,
    detail: {},
    guard: sessionStands(keptId, staffId),
    statements: (change) => [endOtherSessions(keptId, staffId, change)],
  });
  if (!ended) throw noSuchSession();
}
