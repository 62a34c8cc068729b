import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Database } from '../../storage/database.ts';
import { isUseToBeNoted, noteTokenUse, readTokenBy, type Token } from '../../storage/token.ts';
import { tokenHash } from '../../storage/token-secret.ts';

type TokenActor = Extract<Actor, { kind: 'token' }>;

/**
 * Who asks, by the bearer token of a request (RFC 6750 §2.1), and the database that knows them;
 * cookies count for nothing here. Null of nobody: without a token, or with one that is not known,
 * has expired or was revoked.
 * @param later takes what the request does not wait for: noting the use of the token.
 */
export async function whoAsks(
  request: Request,
  openDatabase: () => Promise<Database>,
  now: number,
  later: (work: Promise<void>) => void,
): Promise<Readonly<{ actor: TokenActor; db: Database }> | null> {
  const secret = bearerIn(request);
  if (secret === null) return null;
  const db = await openDatabase();
  const token = await readTokenBy(db, await tokenHash(secret));
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

function bearerIn(request: Request): string | null {
  const header = request.headers.get('authorization') ?? '';
  return /^Bearer +(hl_[a-z0-9]{40})$/i.exec(header)?.[1] ?? null;
}

function counts({ revokedAt, expiresAt }: Token, now: number): boolean {
  return revokedAt === null && (expiresAt === null || now < expiresAt);
}
