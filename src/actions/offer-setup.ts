import { noAdminYet } from '../storage/staff.ts';
import type { ActingOnce } from './change/acting.ts';
import { type IssuedLink, issueStaffLink } from './issue-staff-link.ts';

/**
 * Makes the link by which the first person sets up the console, in place of the one before it. Null
 * where there is an admin already.
 * @throws AppError `unavailable`.
 */
export function offerSetup(acting: ActingOnce): Promise<IssuedLink | null> {
  const wanted = { kind: 'setup', staffId: null, email: null, role: 'admin' } as const;
  return issueStaffLink(acting, wanted, noAdminYet);
}
