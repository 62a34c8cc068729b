import { createHash } from 'node:crypto';
import type { Login } from '../../../domain/monitor/probe-spec.ts';
import { Failure } from '../../run.ts';
import { bytesOf } from '../../sip/byte-string.ts';
import type { Algorithm, Challenge } from '../../sip/challenge.ts';
import { quoted } from '../../sip/grammar.ts';

/** What a request with credentials is about. */
export type Signed = Readonly<{
  method: string;
  uri: string;
  /** How often this nonce has been used, this time included. */
  nonceCount: number;
  /** Our own nonce; hexadecimal. */
  cnonce: string;
}>;

const hashNames: Readonly<Record<Algorithm, string>> = {
  'SHA-512-256': 'sha512-256',
  'SHA-256': 'sha256',
  MD5: 'md5',
};

/**
 * The header line that answers a challenge (RFC 3261 §22.4, RFC 7616 §3.4, RFC 8760), as a byte
 * string. The password is in it only as part of a hash.
 */
export function authorization(challenge: Challenge, login: Login, signed: Signed): string {
  const { header, realm, nonce, opaque, qop, algorithm, algorithmIs } = challenge;
  const values = [
    `username=${quoted(userOf(login))}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(signed.uri)}`,
    `response="${responseTo(challenge, login, signed)}"`,
    ...(algorithmIs === 'named' ? [`algorithm=${algorithm}`] : []),
    ...(qop === null
      ? []
      : [`cnonce="${signed.cnonce}"`, `qop=${qop}`, `nc=${countOf(signed.nonceCount)}`]),
    ...(opaque === null ? [] : [`opaque=${quoted(opaque)}`]),
  ];
  return `${header}: Digest ${values.join(', ')}`;
}

/** RFC 7616 §3.4.1, and RFC 2069 where the challenge names no qop. */
function responseTo(challenge: Challenge, login: Login, signed: Signed): string {
  const { algorithm, realm, nonce, qop } = challenge;
  const { method, uri, nonceCount, cnonce } = signed;
  const hash = (...parts: readonly string[]) => hashOf(algorithm, parts.join(':'));
  const secret = hash(bytesOf(login.user), realm, bytesOf(login.password));
  const request = hash(method, uri);
  if (qop === null) return hash(secret, nonce, request);
  return hash(secret, nonce, countOf(nonceCount), cnonce, qop, request);
}

/** A user name with a line break, or another control character, cannot be said (RFC 3261 §25.1). */
function userOf({ user }: Login): string {
  if (!/\p{Cc}/u.test(user)) return bytesOf(user);
  throw new Failure('misconfigured', 'The user name must have no control characters.');
}

function countOf(nonceCount: number): string {
  return nonceCount.toString(16).padStart(8, '0');
}

function hashOf(algorithm: Algorithm, bytes: string): string {
  return createHash(hashNames[algorithm]).update(bytes, 'latin1').digest('hex');
}
