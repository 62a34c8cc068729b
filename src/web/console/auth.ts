import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { readConsoleKey } from '../../storage/console-key.ts';
import type { Database } from '../../storage/database.ts';
import { newId } from '../../storage/id.ts';
import {
  staff,
  staffAccounts,
  staffSecondFactors,
  staffSessions,
  staffVerifications,
} from '../../storage/schema-staff.ts';
import { writingDrizzle } from '../../storage/staff-drizzle.ts';
import { consolePath } from './console-path.ts';
import type { ConsoleOptions } from './mount-console.ts';

/** How people sign in. Its own routes are not mounted: the console calls it. */
export type Auth = ReturnType<typeof createAuth>;

/** The header in which the console tells from where a request comes, whatever the visitor sent. */
export const addressHeader = 'x-helplight-address';

const daySeconds = 24 * 60 * 60;

/**
 * What signs people in over a database; made once for each. All of them are of one site, which has
 * one key: where each request opens the database anew, the key is read only once.
 */
export function authOver(
  options: Pick<ConsoleOptions, 'log' | 'inTurn'>,
  site: { baseUrl: string; issuer: string },
): (db: Database) => Promise<Auth> {
  const known = new WeakMap<Database, Promise<Auth>>();
  let key: string | null = null;
  const make = async (db: Database) => {
    key ??= await readConsoleKey(db);
    const auth = createAuth(db, key, options, site);
    // What is wrong with it fails this request, and not the process.
    await auth.$context;
    return auth;
  };
  return (db) => {
    const before = known.get(db);
    if (before) return before;
    const made = make(db);
    known.set(db, made);
    // Whoever asks after the database was away tries again.
    made.catch(() => known.delete(db));
    return made;
  };
}

function createAuth(
  db: Database,
  secret: string,
  { log, inTurn }: Pick<ConsoleOptions, 'log' | 'inTurn'>,
  { baseUrl, issuer }: { baseUrl: string; issuer: string },
) {
  return betterAuth({
    secret,
    baseURL: baseUrl,
    appName: issuer,
    telemetry: { enabled: false },
    database: drizzleAdapter(writingDrizzle(db), {
      provider: 'sqlite',
      schema: {
        ...{ user: staff, session: staffSessions, account: staffAccounts },
        ...{ verification: staffVerifications, twoFactor: staffSecondFactors },
      },
    }),
    // People join by links only; `join-staff.ts` writes them.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => inTurn(() => hashPassword(password)),
        verify: (asked) => inTurn(() => verifyPassword(asked)),
      },
    },
    user: { additionalFields: { role: { type: 'string', input: false } } },
    session: { expiresIn: 7 * daySeconds, updateAge: daySeconds },
    plugins: [twoFactor({ issuer })],
    advanced: {
      cookiePrefix: 'helplight',
      // Nothing but the console is ever sent them.
      defaultCookieAttributes: { path: consolePath, sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: newId },
    },
    logger: {
      level: 'error',
      // Only its sentence: what it found may be secret.
      log: (_, message) => log('error', 'Signing in went wrong inside.', { message }),
    },
  });
}
