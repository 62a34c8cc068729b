import { isAPIError } from 'better-auth/api';
import { roleOf } from '../../domain/staff.ts';
import { type Auth, addressHeader } from './auth.ts';
import type { SignedIn } from './route.ts';

/** What signing in came to; `cookies` are to be set. */
export type SignIn =
  | Readonly<{ kind: 'in' | 'code'; cookies: readonly string[] }>
  | Readonly<{ kind: 'refused' }>;

/** The headers of a request that signing in looks at, and no other: no bearer token is among them. */
export function authHeaders(request: Request, address: string): Headers {
  const headers = new Headers({ [addressHeader]: address });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** Who has the session of a request, and the cookies that keep it going; null of nobody. */
export async function whoIsSignedIn(
  auth: Auth,
  headers: Headers,
): Promise<Readonly<{ visitor: SignedIn; cookies: readonly string[] }> | null> {
  if (!headers.has('cookie')) return null;
  const { response, headers: set } = await auth.api.getSession({ headers, returnHeaders: true });
  const role = roleOf(response?.user.role);
  if (!response || role === null) return null;
  const { id, name, email, twoFactorEnabled } = response.user;
  const sessionId = response.session.id;
  const visitor = { id, name, email, role, twoFactorEnabled: twoFactorEnabled === true, sessionId };
  return { visitor, cookies: set.getSetCookie() };
}

/** Signs in with an address and a password. Who is not known takes as long as who mistypes. */
export async function signIn(
  auth: Auth,
  headers: Headers,
  body: Readonly<{ email: string; password: string }>,
): Promise<SignIn> {
  return refusedOr(async () => {
    const signed = await auth.api.signInEmail({ body, headers, returnHeaders: true });
    const kind = 'twoFactorRedirect' in signed.response ? 'code' : 'in';
    return { kind, cookies: signed.headers.getSetCookie() };
  });
}

/** Goes on after the password with a code of the app, or with one of the recovery codes. */
export async function signInByCode(auth: Auth, headers: Headers, typed: string): Promise<SignIn> {
  const code = typed.replace(/\s/g, '');
  const wanted = { body: { code }, headers, returnHeaders: true } as const;
  return refusedOr(async () => {
    const signed = /^\d{6}$/.test(code)
      ? await auth.api.verifyTOTP(wanted)
      : await auth.api.verifyBackupCode(wanted);
    return { kind: 'in', cookies: signed.headers.getSetCookie() };
  });
}

/** Ends the session of a request. Returns the cookies that take it from the browser. */
export async function signOut(auth: Auth, headers: Headers): Promise<readonly string[]> {
  const { headers: set } = await auth.api.signOut({ headers, returnHeaders: true });
  return set.getSetCookie();
}

/** Whether somebody who is signed in knows their password. */
export async function knowsPassword(
  auth: Auth,
  headers: Headers,
  password: string,
): Promise<boolean> {
  const checked = await refusedOr(async () => {
    await auth.api.verifyPassword({ body: { password }, headers });
    return { kind: 'in', cookies: [] };
  });
  return checked.kind === 'in';
}

/** What it refuses in so many words is an answer; all else is a fault of ours. */
export async function refusedOr<Result>(
  work: () => Promise<Result>,
): Promise<Result | Readonly<{ kind: 'refused' }>> {
  try {
    return await work();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { kind: 'refused' };
    throw error;
  }
}
