import { AppError } from '../domain/app-error.ts';
import { revokeStored, tokenStands } from '../storage/token.ts';
import { carryOut } from './carry-out.ts';
import { demandTerminal, type KeepingTokens } from './create-token.ts';

/**
 * Revokes a token: from now on it is refused.
 * @throws AppError `forbidden`, `not_found` (also of one that is revoked), `unavailable`.
 */
export async function revokeToken(acting: KeepingTokens, id: string): Promise<void> {
  demandTerminal(acting);
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
