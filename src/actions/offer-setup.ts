import { nobodyYet } from '../storage/staff.ts';
import { type IssuedLink, issueStaffLink } from './issue-staff-link.ts';
import type { KeepingStaff } from './keep-staff.ts';

/**
 * Makes the link by which the first person sets up the console, in place of the one before it. Null
 * where there is somebody already.
 * @throws AppError `unavailable`.
 */
export function offerSetup(acting: KeepingStaff): Promise<IssuedLink | null> {
  const wanted = { kind: 'setup', staffId: null, email: null, role: 'admin' } as const;
  return issueStaffLink(acting, wanted, nobodyYet);
}
