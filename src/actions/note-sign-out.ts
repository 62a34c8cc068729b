import type { StaffMember } from '../domain/staff.ts';
import type { ActingOnce } from './change/acting.ts';
import { always } from './change/carry-out.ts';
import { changeStaff } from './change/keep-staff.ts';

/** Notes that somebody has signed out. @throws AppError `unavailable`. */
export async function noteSignOut(
  { db, now }: Pick<ActingOnce, 'db' | 'now'>,
  { id, name, role }: Pick<StaffMember, 'id' | 'name' | 'role'>,
): Promise<void> {
  await changeStaff(
    { db, now, actor: { kind: 'staff', id, name, role } },
    {
      action: 'staff.sign_out',
      subject: id,
      detail: {},
      guard: always,
      statements: () => [],
    },
  );
}
