import { AppError } from '../../domain/app-error.ts';
import { isAtLeast } from '../../domain/staff.ts';
import type { ActingOnce } from './acting.ts';
import { carryOut, type Plan } from './carry-out.ts';

/** What is done to a person or a link, as the audit tells it. */
export type StaffChange = Omit<Plan<unknown>, 'events' | 'result'>;

/** @throws AppError `forbidden` where it is neither an admin nor the operator who asks. */
export function demandAdmin({ actor }: ActingOnce): void {
  if (actor.kind === 'terminal') return;
  if (actor.kind === 'staff' && isAtLeast(actor.role, 'admin')) return;
  throw new AppError('forbidden', 'Only admins may do this; ask one of them.');
}

/**
 * Carries out a change to the staff; subscribers are told nothing of it. Returns whether its guard
 * held.
 * @throws AppError `unavailable`.
 */
export async function changeStaff(acting: ActingOnce, change: StaffChange): Promise<boolean> {
  const plan = { ...change, events: [], result: 'done' };
  return (await carryOut({ ...acting, once: null }, plan)) !== null;
}

/** @throws AppError `forbidden` where it is no admin, `conflict` where it is somebody's own account. */
export function demandOtherAdmin(acting: ActingOnce, id: string): void {
  demandAdmin(acting);
  if (acting.actor.kind !== 'staff' || acting.actor.id !== id) return;
  throw new AppError('conflict', 'This is your own account; use its page, which asks who you are.');
}

/** The refusal where nobody has the id or address. */
export function nobodySuch(): AppError {
  return new AppError('not_found', 'There is nobody such; list all with `helplight staff list`.');
}

/** The refusal where an address belongs to somebody. */
export function addressTaken(): AppError {
  return new AppError('conflict', 'Somebody on the staff has this address already.');
}

/** The refusal where a session is over, or somebody else's. */
export function noSuchSession(): AppError {
  return new AppError('not_found', 'This session is over already.');
}

/** The refusal where a link is unknown, used or too old: which of them, nobody is told. */
export function noSuchLink(): AppError {
  return new AppError('not_found', 'This link leads nowhere any more; ask for a new one.');
}

/** The refusal of what would leave nobody who can let people in. */
export function lastAdmin(): AppError {
  return new AppError('conflict', 'This is the only admin; make somebody else an admin first.');
}
