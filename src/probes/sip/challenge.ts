import { Failure } from '../run.ts';
import { assignmentOf, splitOutside } from './grammar.ts';
import { malformed } from './headers.ts';
import type { SipResponse } from './message.ts';

/** Hashes of digest sign-in that are known here, the strongest first (RFC 8760). */
const algorithms = ['SHA-512-256', 'SHA-256', 'MD5'] as const;
export type Algorithm = (typeof algorithms)[number];

/** What a peer wants to be answered before it does what it is asked (RFC 3261 §22, RFC 7616 §3.3). */
export type Challenge = Readonly<{
  /** The header that the answer goes into. */
  header: 'Authorization' | 'Proxy-Authorization';
  algorithm: Algorithm;
  /** Whether the challenge named its algorithm; only then does the answer. */
  algorithmIs: 'named' | 'implied';
  realm: string;
  nonce: string;
  opaque: string | null;
  qop: 'auth' | null;
  /** `stale`: only the nonce was too old; the credentials may be right. */
  nonceIs: 'new' | 'stale';
}>;

/** Whether a response asks for credentials. */
export function isChallenge({ status }: SipResponse): boolean {
  return status === 401 || status === 407;
}

/**
 * The strongest challenge of a 401 or 407 that can be answered. Throws `protocol_error` when there
 * is none at all, and `misconfigured` when none is for passwords as we know them.
 */
export function strongestChallenge({ status, statusLine, headers }: SipResponse): Challenge {
  const forProxy = status === 407;
  const lines = headers.get(forProxy ? 'proxy-authenticate' : 'www-authenticate') ?? [];
  if (lines.length === 0) throw malformed(`"${statusLine}" comes without a challenge.`);
  const header = forProxy ? 'Proxy-Authorization' : 'Authorization';
  const known = lines.flatMap((line) => readChallenge(line, header) ?? []);
  for (const algorithm of algorithms) {
    const found = known.find((challenge) => challenge.algorithm === algorithm);
    if (found) return found;
  }
  throw new Failure('misconfigured', `The gateway wants another kind of sign-in: ${lines[0]}`);
}

/** Null for a challenge of a kind that is not known here. */
function readChallenge(line: string, header: Challenge['header']): Challenge | null {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
  if (scheme.toLowerCase() !== 'digest') return null;
  const values = new Map(splitOutside(rest, ',').map(assignmentOf));
  const algorithm = algorithmOf(values.get('algorithm') ?? 'MD5');
  const qop = qopOf(values.get('qop'));
  if (algorithm === null || qop === undefined) return null;
  const realm = values.get('realm');
  const nonce = values.get('nonce');
  if (realm === undefined || nonce === undefined) {
    throw malformed('A challenge lacks its realm or nonce.');
  }
  return {
    header,
    algorithm,
    algorithmIs: values.has('algorithm') ? 'named' : 'implied',
    realm,
    nonce,
    opaque: values.get('opaque') ?? null,
    qop,
    nonceIs: values.get('stale')?.toLowerCase() === 'true' ? 'stale' : 'new',
  };
}

function algorithmOf(name: string): Algorithm | null {
  return algorithms.find((algorithm) => algorithm === name.toUpperCase()) ?? null;
}

/** Null where none is offered (RFC 2069); undefined where none of those offered is known. */
function qopOf(offered: string | undefined): 'auth' | null | undefined {
  if (offered === undefined) return null;
  const names = offered.split(',').map((name) => name.trim().toLowerCase());
  return names.includes('auth') ? 'auth' : undefined;
}
