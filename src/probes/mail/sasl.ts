import type { Login } from '../../domain/monitor/probe-spec.ts';
import { Failure } from '../run.ts';

/** The one message of the mechanism PLAIN, in base64 (RFC 4616 §2). Throws a `Failure` for NUL. */
export function plainResponse({ user, password }: Login): string {
  if (`${user}${password}`.includes('\0')) {
    throw new Failure('misconfigured', 'The user name and the password may hold no NUL.');
  }
  return base64(`\0${user}\0${password}`);
}

/** The two messages of the mechanism LOGIN, in base64 (draft-murchison-sasl-login). */
export function loginResponses({
  user,
  password,
}: Login): readonly [user: string, password: string] {
  return [base64(user), base64(password)];
}

/** Takes the login out of a text that a server said; some repeat what they do not understand. */
export function withoutLogin(text: string, login: Login | null): string {
  if (login === null) return text;
  return secretsOf(login).reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

function secretsOf(login: Login): readonly string[] {
  const { user, password } = login;
  const sent = [base64(`\0${user}\0${password}`), ...loginResponses(login), password];
  // What a server repeats beside bytes that are no UTF-8 is read byte by byte.
  const secrets = [...sent, byteByByte(password)];
  return secrets.filter((secret) => secret !== '');
}

function base64(text: string): string {
  return btoa(byteByByte(text));
}

/** The UTF-8 of a text, one character for each byte. */
function byteByByte(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
