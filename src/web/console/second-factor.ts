import type { Auth } from './auth.ts';
import { refusedOr } from './session.ts';

/** What an authenticator app is set up with; shown once. */
export type SecondFactor = Readonly<{
  kind: 'made';
  /** An `otpauth:` address, as apps read it. */
  uri: string;
  recoveryCodes: readonly string[];
}>;

type Refused = Readonly<{ kind: 'refused' }>;

/** Makes a secret for the app of whoever is signed in; it counts once a code of it was typed. */
export function makeSecondFactor(
  auth: Auth,
  headers: Headers,
  password: string,
): Promise<SecondFactor | Refused> {
  return refusedOr(async () => {
    const made = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
    if (made.method !== 'totp') throw new Error('A second factor of another kind was made.');
    return { kind: 'made', uri: made.totpURI, recoveryCodes: made.backupCodes };
  });
}

/** Takes the first code of the app; from then on a code is asked for. Returns the new cookies. */
export function confirmSecondFactor(
  auth: Auth,
  headers: Headers,
  typed: string,
): Promise<Readonly<{ kind: 'confirmed'; cookies: readonly string[] }> | Refused> {
  return refusedOr(async () => {
    const code = typed.replace(/\s/g, '');
    const set = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true });
    return { kind: 'confirmed', cookies: set.headers.getSetCookie() };
  });
}

/** The secret in such an address, for apps that it is typed into; in groups of four. */
export function secretIn(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
