import { AppError } from '../domain/app-error.ts';
import { newId } from '../storage/id.ts';
import { insertToken, type Token } from '../storage/token.ts';
import { newTokenSecret, tokenHash } from '../storage/token-secret.ts';
import type { Acting } from './acting.ts';
import { always, carryOut } from './carry-out.ts';
import { faultIf } from './input/faults.ts';
import { parseInput, refused } from './input/parse.ts';
import { newToken } from './input/token.ts';

/** Who keeps tokens, and when; no site and no key of a request is needed for it. */
export type KeepingTokens = Pick<Acting, 'db' | 'actor' | 'now'>;

/**
 * Makes a token of the API. Its secret is returned here and nowhere else: neither the database nor
 * the audit has it.
 * @throws AppError `forbidden`, `invalid`, `unavailable`.
 */
export async function createToken(
  acting: KeepingTokens,
  input: unknown,
): Promise<Readonly<{ token: Token; secret: string }>> {
  demandTerminal(acting);
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
  await carryOut(
    { ...acting, once: null },
    {
      action: 'token.create',
      subject: token.id,
      detail: { name, scopes, expiresAt },
      guard: always,
      statements: (change) => [insertToken(token, hash, change)],
      events: [],
      result: token,
    },
  );
  return { token, secret };
}

/** @throws AppError `forbidden` where it is not the operator who asks. */
export function demandTerminal({ actor }: KeepingTokens): void {
  if (actor.kind === 'terminal') return;
  throw new AppError('forbidden', 'Tokens are made and revoked with `helplight token` only.');
}
