import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Database } from '../../storage/database.ts';
import { isUseToBeNoted, noteTokenUse, readTokenBy, type Token } from '../../storage/token.ts';
import { tokenHash } from '../../storage/token-secret.ts';

type TokenActor = Extract<Actor, { kind: 'token' }>;

/**
 * The hash of the bearer token of a request (RFC 6750 §2.1); null without one. Cookies count for
 * nothing here.
 */
export async function hashIn(request: Request): Promise<string | null> {
  const header = request.headers.get('authorization') ?? '';
  const [, secret] = /^Bearer +(hl_[a-z0-9]{40})$/i.exec(header) ?? [];
  return secret === undefined ? null : tokenHash(secret);
}

/**
 * Who has the token of this hash, and the database that knows them. Null of nobody: the token is not
 * known, has expired or was revoked.
 * @param later takes what the request does not wait for: noting the use of the token.
 */
export async function whoHas(
  hash: string,
  openDatabase: () => Promise<Database>,
  now: number,
  later: (work: Promise<void>) => void,
): Promise<Readonly<{ actor: TokenActor; db: Database }> | null> {
  const db = await openDatabase();
  const token = await readTokenBy(db, hash);
  if (token === null || !counts(token, now)) return null;
  if (isUseToBeNoted(token, now)) later(noteTokenUse(db, token.id, now));
  const { id, name, scopes } = token;
  return { actor: { kind: 'token', id, name, scopes }, db };
}

/** The one refusal of all who have no token that counts. */
export function unauthenticated(): AppError {
  return new AppError(
    'unauthenticated',
    'Send a token that is valid: Authorization: Bearer hl_…; `helplight token create` makes one.',
  );
}

function counts({ revokedAt, expiresAt }: Token, now: number): boolean {
  return revokedAt === null && (expiresAt === null || now < expiresAt);
}
