import { endOtherSessions, endSession, sessionStands } from '../storage/staff-session.ts';
import { changeStaff, type KeepingStaff, nobodySuch } from './keep-staff.ts';

/**
 * Signs somebody out where they have a session: it is refused from the next request on.
 * @throws AppError `not_found` where it is not theirs or over, `unavailable`.
 */
export async function revokeSession(
  acting: KeepingStaff,
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
  if (!ended) throw nobodySuch();
}

/**
 * Signs somebody out everywhere but where they have this session.
 * @throws AppError `not_found` where it is not theirs or over, `unavailable`.
 */
export async function revokeOtherSessions(
  acting: KeepingStaff,
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
  if (!ended) throw nobodySuch();
}
