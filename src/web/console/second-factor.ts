import { symmetricDecrypt } from 'better-auth/crypto';
import { readHiddenSecret } from '../../storage/staff-second-factor.ts';
import type { StaffAsked } from './route.ts';
import { refusedOr, tokenIn, type WithAuth } from './session.ts';
import { stepAt, stepOf } from './time-code.ts';

/** What an authenticator app is set up with. */
export type SecondFactor = Readonly<{
  /** An `otpauth:` address, as apps read it. */
  uri: string;
  recoveryCodes: readonly string[];
}>;

type Refused = Readonly<{ kind: 'refused' }>;

/** Makes a secret for the app of whoever is signed in; it counts once a code of it was typed. */
export function makeSecondFactor(
  { auth, headers }: WithAuth,
  password: string,
): Promise<(SecondFactor & Readonly<{ kind: 'made' }>) | Refused> {
  return refusedOr(async () => {
    const made = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
    if (made.method !== 'totp') throw new Error('A second factor of another kind was made.');
    return { kind: 'made', uri: made.totpURI, recoveryCodes: made.backupCodes };
  });
}

/** A first code that was right, and the session that goes on with it. */
export type Confirmed = Readonly<{
  kind: 'confirmed';
  cookies: readonly string[];
  session: string;
  step: number;
}>;

/** Takes the first code of the app; from then on a code is asked for. */
export function confirmSecondFactor(
  asked: StaffAsked,
  typed: string,
): Promise<Confirmed | Refused> {
  const { auth, headers, visitor } = asked;
  return refusedOr(async () => {
    const code = codeIn(typed);
    const set = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true });
    const cookies = set.headers.getSetCookie();
    const step = await stepOfCode(asked, visitor.id, code);
    // Its step has passed while it was looked at; it did count.
    return {
      kind: 'confirmed',
      cookies,
      session: tokenIn(cookies),
      step: step ?? stepAt(Date.now()),
    };
  });
}

/** How many steps before and after its own a code counts, as `auth` sees it (RFC 6238 §5.2). */
const drift = 1;

/** The step of a code that `auth` has just found right; null where it lies too far back by now. */
export async function stepOfCode(
  { auth, db }: WithAuth,
  staffId: string,
  code: string,
): Promise<number | null> {
  const hidden = await readHiddenSecret(db, staffId);
  if (hidden === null) return null;
  const { secretConfig } = await auth.$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: hidden });
  // `auth` goes by the clock of the machine, so this does, too.
  const now = stepAt(Date.now());
  const steps = { from: now - drift - 1, to: now + drift };
  return stepOf(code, new TextEncoder().encode(secret), steps);
}

/** A code as it was meant: apps show it with a space in the middle. */
export function codeIn(typed: string): string {
  return typed.replace(/\s/g, '');
}

/** The secret in such an address, for apps that it is typed into; in groups of four. */
export function secretIn(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
