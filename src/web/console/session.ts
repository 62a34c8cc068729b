import { isAPIError } from 'better-auth/api';
import { longestSessionMs, roleOf } from '../../domain/staff.ts';
import { isConstraintFault } from '../../storage/away.ts';
import { type Auth, addressHeader } from './auth.ts';
import type { Asked, SignedIn } from './route.ts';

/** What asks `auth`, with the headers of which request. */
export type WithAuth = Pick<Asked, 'auth' | 'headers' | 'db'>;

/** The headers of a request that signing in looks at, and no other: no bearer token is among them. */
export function authHeaders(request: Request, address: string): Headers {
  const headers = new Headers({ [addressHeader]: address });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/**
 * Who has the session of a request at `now` (UTC ms), and the cookies that keep it going; null of
 * nobody.
 */
export async function whoIsSignedIn(
  auth: Auth,
  headers: Headers,
  now: number,
): Promise<Readonly<{ visitor: SignedIn; cookies: readonly string[] }> | null> {
  if (!headers.has('cookie')) return null;
  const { response, headers: set } = await auth.api.getSession({ headers, returnHeaders: true });
  const role = roleOf(response?.user.role);
  if (!response || role === null) return null;
  const { id: sessionId, createdAt } = response.session;
  if (now - createdAt.getTime() >= longestSessionMs) return null;
  const { id, name, email, twoFactorEnabled } = response.user;
  const visitor = { id, name, email, role, twoFactorEnabled: twoFactorEnabled === true, sessionId };
  return { visitor, cookies: set.getSetCookie() };
}

/** Ends the session of a request. Returns the cookies that take it from the browser. */
export async function signOut(auth: Auth, headers: Headers): Promise<readonly string[]> {
  const { headers: set } = await auth.api.signOut({ headers, returnHeaders: true });
  return set.getSetCookie();
}

/** Whether somebody who is signed in knows their password. */
export async function knowsPassword(
  { auth, headers }: WithAuth,
  password: string,
): Promise<boolean> {
  const checked = await refusedOr(() => auth.api.verifyPassword({ body: { password }, headers }));
  return !('kind' in checked);
}

/** The token of the session that cookies begin; empty where they begin none. */
export function tokenIn(cookies: readonly string[]): string {
  const [, token = ''] = /session_token=([^;.]*)/.exec(cookies.join('; ')) ?? [];
  return decodeURIComponent(token);
}

/**
 * What it refuses in so many words is an answer, and so is that somebody was removed meanwhile; all
 * else is a fault of ours.
 */
export async function refusedOr<Result>(
  work: () => Promise<Result>,
): Promise<Result | Readonly<{ kind: 'refused' }>> {
  try {
    return await work();
  } catch (error) {
    const isRefusal = isAPIError(error) && error.statusCode < 500;
    if (isRefusal || isConstraintFault(error)) return { kind: 'refused' };
    throw error;
  }
}
