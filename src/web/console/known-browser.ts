import { constantTimeEqual, makeSignature } from 'better-auth/crypto';
import { newId } from '../../storage/id.ts';
import { consoleCookie, cookieIn } from './cookie.ts';
import type { Asked } from './route.ts';

const cookieName = 'helplight.known';
const yearSeconds = 365 * 24 * 60 * 60;

/**
 * The cookie by which a browser is known in which somebody has signed in: it opens nothing, but
 * attempts from there are counted by themselves, so that nobody else can keep that person out.
 */
export async function knownFrom({ auth, baseUrl }: Asked, email: string): Promise<string> {
  const browser = newId();
  const value = `${browser}.${await signatureOf(auth, browser, email)}`;
  return consoleCookie({ name: cookieName, value, maxAge: yearSeconds, baseUrl });
}

/** The id of a browser in which whoever has an address has signed in before; null of any other. */
export async function knownBrowser(
  { auth, headers }: Pick<Asked, 'auth' | 'headers'>,
  email: string,
): Promise<string | null> {
  const [browser = '', signature = ''] = (cookieIn(headers, cookieName) ?? '').split('.');
  if (signature === '') return null;
  const right = await signatureOf(auth, browser, email);
  const [one, other] = [signature, right].map((text) => new TextEncoder().encode(text));
  return one && other && constantTimeEqual(one, other) ? browser : null;
}

/** In letters that a cookie may hold (RFC 6265 §4.1.1). */
async function signatureOf(auth: Asked['auth'], browser: string, email: string): Promise<string> {
  const { secret } = await auth.$context;
  return encodeURIComponent(await makeSignature(`known ${browser} ${email}`, secret));
}
