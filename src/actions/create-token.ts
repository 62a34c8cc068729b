import { AppError } from '../domain/app-error.ts';
import { newId } from '../storage/id.ts';
import { insertToken, type Token } from '../storage/token.ts';
import { newTokenSecret, tokenHash } from '../storage/token-secret.ts';
import type { Acting, ActingOnce } from './change/acting.ts';
import { always, carryOut } from './change/carry-out.ts';
import { demandAdmin } from './change/keep-staff.ts';
import { faultIf } from './input/faults.ts';
import { parseInput, refused } from './input/parse.ts';
import { newToken } from './input/token.ts';

/**
 * Makes a token of the API. Its secret is returned here and nowhere else: neither the database nor
 * the audit has it. So it cannot be told again to whoever asks with the same key of a request.
 * @throws AppError `conflict` where the same request was carried out before, `forbidden`, `invalid`,
 *   `reused`, `unavailable`.
 */
export async function createToken(
  acting: ActingOnce & Partial<Pick<Acting, 'once'>>,
  input: unknown,
): Promise<Readonly<{ token: Token; secret: string }>> {
  demandAdmin(acting);
  const asked = parseInput(newToken, input);
  const { name, scopes, expiresAt } = asked;
  const isOver = expiresAt !== null && expiresAt <= acting.now;
  const faults = faultIf(isOver, '/expiresAt', 'Let it expire at an instant to come.');
  if (faults.length > 0) throw refused(faults);
  const token: Token = {
    ...{ id: newId(), name, scopes, createdAt: acting.now, expiresAt },
    ...{ lastUsedAt: null, revokedAt: null },
  };
  const secret = newTokenSecret();
  const hash = await tokenHash(secret);
  const made = await carryOut(
    { once: null, ...acting },
    {
      action: 'token.create',
      subject: token.id,
      detail: { name, scopes, expiresAt },
      guard: always,
      statements: (change) => [insertToken(token, hash, change)],
      events: [],
      result: token.id,
    },
  );
  if (made === token.id) return { token, secret };
  throw new AppError(
    'conflict',
    'This token was made already, and its secret is shown only once; make another, and revoke it.',
  );
}
