import { AppError } from '../domain/app-error.ts';
import { revokeStored, tokenStands } from '../storage/token.ts';
import type { ActingOnce } from './change/acting.ts';
import { carryOut } from './change/carry-out.ts';
import { demandAdmin } from './change/keep-staff.ts';

/**
 * Revokes a token: from now on it is refused.
 * @throws AppError `forbidden`, `not_found` (also of one that is revoked), `unavailable`.
 */
export async function revokeToken(acting: ActingOnce, id: string): Promise<void> {
  demandAdmin(acting);
  const revoked = await carryOut(
    { ...acting, once: null },
    {
      action: 'token.revoke',
      subject: id,
      detail: {},
      guard: tokenStands(id),
      statements: (change) => [revokeStored(id, acting.now, change)],
      events: [],
      result: 'revoked',
    },
  );
  if (revoked !== null) return;
  throw new AppError('not_found', 'There is no token of this id that could be revoked.');
}
