import type { InStatement } from '@libsql/client';
import { AppError } from '../domain/app-error.ts';
import { isAtLeast } from '../domain/staff.ts';
import type { Guard } from '../storage/change.ts';
import type { Acting } from './acting.ts';
import { carryOut } from './carry-out.ts';

/** Who keeps the staff, and when; no site and no key of a request is needed for it. */
export type KeepingStaff = Pick<Acting, 'db' | 'actor' | 'now'>;

/** What is done to a person or a link, as the audit tells it. */
export type StaffChange = Readonly<{
  /** As in `staff.invite`. */
  action: string;
  /** Id of the person or link. */
  subject: string;
  /** For the audit; never a secret. */
  detail: unknown;
  guard: Guard;
  statements: (change: string) => readonly InStatement[];
}>;

/** @throws AppError `forbidden` where it is neither an admin nor the operator who asks. */
export function demandAdmin({ actor }: KeepingStaff): void {
  if (actor.kind === 'terminal') return;
  if (actor.kind === 'staff' && isAtLeast(actor.role, 'admin')) return;
  throw new AppError('forbidden', 'Only admins may do this; ask one of them.');
}

/**
 * Carries out a change to the staff; subscribers are told nothing of it. Returns whether its guard
 * held.
 * @throws AppError `unavailable`.
 */
export async function changeStaff(acting: KeepingStaff, change: StaffChange): Promise<boolean> {
  const plan = { ...change, events: [], result: 'done' };
  return (await carryOut({ ...acting, once: null }, plan)) !== null;
}

/** The refusal where nobody has the id or address. */
export function nobodySuch(): AppError {
  return new AppError('not_found', 'There is nobody such; list all with `helplight staff list`.');
}

/** The refusal where an address belongs to somebody. */
export function addressTaken(): AppError {
  return new AppError('conflict', 'Somebody on the staff has this address already.');
}

/** The refusal of what would leave nobody who can let people in. */
export function lastAdmin(): AppError {
  return new AppError('conflict', 'This is the only admin; make somebody else an admin first.');
}
