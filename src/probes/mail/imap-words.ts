import type { Login } from '../../domain/monitor/probe-spec.ts';
import { Failure } from '../run.ts';

/**
 * A mailbox name as an argument: in the modified UTF-7 that every server reads (RFC 3501 §5.1.3),
 * quoted. Throws a `Failure` for control characters.
 */
export function mailboxWord(name: string): string {
  if (name === '' || /\p{Cc}/u.test(name)) {
    throw new Failure('misconfigured', 'The mailbox has no name, or one with control characters.');
  }
  const encoded = name.replace(/&|[^ -~]+/g, (part) => (part === '&' ? '&-' : shifted(part)));
  return `"${encoded.replace(/["\\]/g, '\\$&')}"`;
}

/**
 * The pieces of a LOGIN command with both arguments as literals, each piece to be said when the
 * server asks for it (RFC 9051 §4.3). Throws a `Failure` for NUL, which no literal may hold.
 */
export function loginPieces({ user, password }: Login): readonly string[] {
  if (`${user}${password}`.includes('\0')) {
    throw new Failure('misconfigured', 'The user name and the password may hold no NUL.');
  }
  return [`LOGIN {${bytesOf(user)}}`, `${user} {${bytesOf(password)}}`, password];
}

/** UTF-16 in base64 without padding, with `,` for `/`. */
function shifted(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  const bytes = units.map((unit) => String.fromCharCode(unit >> 8, unit & 0xff)).join('');
  return `&${btoa(bytes).replace(/=+$/, '').replaceAll('/', ',')}-`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
