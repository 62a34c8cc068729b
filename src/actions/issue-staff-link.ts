import type { InStatement } from '@libsql/client';
import type { Guard } from '../storage/change.ts';
import { newId } from '../storage/id.ts';
import { deleteUnusedLinks, insertLink, type StaffLink } from '../storage/staff-link.ts';
import { newLinkSecret, tokenHash } from '../storage/token-secret.ts';
import type { ActingOnce } from './change/acting.ts';
import { changeStaff } from './change/keep-staff.ts';

/** How long links lead somewhere, in milliseconds: a week, and a day where somebody is waiting. */
const lifeMs: Readonly<Record<StaffLink['kind'], number>> = {
  setup: 24 * 60 * 60 * 1000,
  invitation: 7 * 24 * 60 * 60 * 1000,
  reset: 24 * 60 * 60 * 1000,
};

/** A link as it is handed out: its secret is shown this once. */
export type IssuedLink = Readonly<{ link: StaffLink; secret: string }>;

/** What else is written with the link. */
type Besides = (change: string) => readonly InStatement[];

/**
 * Makes a link in place of those of its kind that were made for the same person and not used.
 * Returns null where the guard does not hold.
 * @throws AppError `unavailable`.
 */
export async function issueStaffLink(
  acting: ActingOnce,
  wanted: Pick<StaffLink, 'kind' | 'staffId' | 'email' | 'role'>,
  guard: Guard,
  besides: Besides = () => [],
): Promise<IssuedLink | null> {
  const { now, actor } = acting;
  const issuedBy = actor.kind === 'staff' ? actor.id : null;
  const times = { createdAt: now, expiresAt: now + lifeMs[wanted.kind], usedAt: null };
  const link: StaffLink = { ...wanted, ...times, issuedBy, id: newId() };
  const secret = newLinkSecret();
  const hash = await tokenHash(secret);
  const { kind, email, role } = link;
  const made = await changeStaff(acting, {
    action: `staff.${kind}_link`,
    subject: link.id,
    detail: { email, role },
    guard,
    statements: (change) => [
      deleteUnusedLinks(kind, email, change),
      insertLink(link, hash, change),
      ...besides(change),
    ],
  });
  return made ? { link, secret } : null;
}
