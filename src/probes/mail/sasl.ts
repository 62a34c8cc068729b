import type { Login } from '../../domain/probe-spec.ts';
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
export function withoutLogin(text: string, login: Login): string {
  return secretsOf(login).reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

function secretsOf(login: Login): readonly string[] {
  const { user, password } = login;
  const secrets = [base64(`\0${user}\0${password}`), ...loginResponses(login), password];
  return secrets.filter((secret) => secret !== '');
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
