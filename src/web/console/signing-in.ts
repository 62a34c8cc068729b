import { admitStaff, type Proof } from '../../actions/admit-staff.ts';
import { roleOf } from '../../domain/staff.ts';
import { holds } from '../../storage/change.ts';
import { readStaffBy } from '../../storage/staff.ts';
import { passwordStandsSince, readNewestEntryNumber } from '../../storage/staff-password.ts';
import { endHalfSignIns } from '../../storage/staff-session.ts';
import { knownFrom } from './known-browser.ts';
import type { Asked } from './route.ts';
import { codeIn, stepOfCode } from './second-factor.ts';
import { refusedOr, tokenIn } from './session.ts';

/** What signing in came to; `cookies` are to be set. */
export type SignIn =
  | Readonly<{ kind: 'in' | 'code'; cookies: readonly string[] }>
  | Readonly<{ kind: 'refused' }>;

const refused: SignIn = { kind: 'refused' };

/** Signs in with an address and a password. Who is not known takes as long as who mistypes. */
export async function signIn(
  asked: Asked,
  body: Readonly<{ email: string; password: string }>,
): Promise<SignIn> {
  const { auth, db, headers } = asked;
  // A new password that is chosen while this one is looked at counts, and this one no more.
  const since = await readNewestEntryNumber(db);
  return refusedOr(async () => {
    const signed = await auth.api.signInEmail({ body, headers, returnHeaders: true });
    const cookies = signed.headers.getSetCookie();
    if ('twoFactorRedirect' in signed.response) {
      return (await isHalfIn(asked, body.email, since)) ? { kind: 'code', cookies } : refused;
    }
    return admitted(asked, signed.response.user, cookies, { kind: 'password' }, since);
  });
}

/** Goes on after the password with a code of the app, or with one of the recovery codes. */
export async function signInByCode(asked: Asked, typed: string): Promise<SignIn> {
  const { auth, db, headers } = asked;
  const code = codeIn(typed);
  const wanted = { body: { code }, headers, returnHeaders: true } as const;
  const since = await readNewestEntryNumber(db);
  return refusedOr(async () => {
    if (!/^\d{6}$/.test(code)) {
      const signed = await auth.api.verifyBackupCode(wanted);
      const cookies = signed.headers.getSetCookie();
      return admitted(asked, signed.response.user, cookies, { kind: 'recovery_code' }, since);
    }
    const signed = await auth.api.verifyTOTP(wanted);
    const { user } = signed.response;
    const step = await stepOfCode(asked, user.id, code);
    const proof = { kind: 'code', step: step ?? 0 } as const;
    return admitted(asked, user, signed.headers.getSetCookie(), proof, since);
  });
}

/** Whether somebody may go on with a code, having typed the password that still is theirs. */
async function isHalfIn({ db }: Asked, email: string, since: number): Promise<boolean> {
  const member = await readStaffBy(db, email);
  if (!member) return false;
  const stands = await holds(db, passwordStandsSince(member.id, since));
  if (!stands) await endHalfSignIns(db, member.id);
  return stands;
}

type User = Readonly<{ id: string; name: string; email: string; role?: unknown }>;

async function admitted(
  asked: Asked,
  { id, name, email, role: given }: User,
  cookies: readonly string[],
  proof: Proof,
  since: number,
): Promise<SignIn> {
  const role = roleOf(given);
  if (role === null) return refused;
  const admission = { member: { id, name, role }, session: tokenIn(cookies), proof, since };
  if (!(await admitStaff(asked, admission))) return refused;
  return { kind: 'in', cookies: [...cookies, await knownFrom(asked, email)] };
}
