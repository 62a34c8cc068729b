import { probeName } from '../probe.ts';
import type { SipResponse } from './message.ts';

/** Who asks, for all requests of one look (RFC 3261 §8.1.1). */
export type Asker = Readonly<{
  transport: 'UDP' | 'TCP' | 'TLS';
  /** The address and port of our own socket, as Via and Contact name it. */
  here: string;
  callId: string;
  fromTag: string;
  /** The URIs of the Request-URI, From and To; without line breaks. */
  uri: string;
  from: string;
  to: string;
}>;

/** What is asked with one request. */
export type Ask = Readonly<{
  method: 'OPTIONS' | 'REGISTER';
  sequence: number;
  /** How long a registration is to stand; 0 removes it, null is for other methods. */
  expiresSeconds: number | null;
  /** Complete header lines, as those that sign in. */
  signIn: readonly string[];
}>;

/** A request as it is sent, and what its answers are known by. */
export type SipRequest = Readonly<{ asker: Asker; ask: Ask; branch: string; bytes: string }>;

/** Writes a request without a body (RFC 3261 §7.1, §8.1.1) as a byte string. */
export function writeRequest(asker: Asker, ask: Ask): SipRequest {
  const branch = `z9hG4bK${randomToken()}`;
  const { transport, here, callId, fromTag, uri, from, to } = asker;
  const lines = [
    `${ask.method} ${uri} SIP/2.0`,
    // The answer shall come back by the way of the question (RFC 3581).
    `Via: SIP/2.0/${transport} ${here};branch=${branch};rport`,
    'Max-Forwards: 70',
    `From: <${from}>;tag=${fromTag}`,
    `To: <${to}>`,
    `Call-ID: ${callId}`,
    `CSeq: ${ask.sequence} ${ask.method}`,
    `Contact: ${contactOf(asker, ask)}`,
    ...(ask.expiresSeconds === null ? [] : [`Expires: ${ask.expiresSeconds}`]),
    ...ask.signIn,
    'Accept: application/sdp',
    `User-Agent: ${probeName}`,
    'Content-Length: 0',
  ];
  return { asker, ask, branch, bytes: `${lines.join('\r\n')}\r\n\r\n` };
}

/**
 * Whether a response answers this request: by its only Via's branch and its CSeq (RFC 3261
 * §17.1.3, §8.1.3.3), and by Call-ID and From tag, which nobody else can know.
 */
export function isAnswerTo({ asker, ask, branch }: SipRequest, response: SipResponse): boolean {
  const { branches, sequence, method, callId, fromTag } = response;
  return (
    branches.length === 1 &&
    branches[0]?.toLowerCase() === branch.toLowerCase() &&
    sequence === ask.sequence &&
    method === ask.method &&
    callId === asker.callId &&
    fromTag.toLowerCase() === asker.fromTag
  );
}

/** 128 random bits in lower-case hexadecimal digits. */
export function randomToken(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** The user part is new in every look, so that a registration is nobody else's. */
function contactOf({ uri, transport, here, fromTag }: Asker, { expiresSeconds }: Ask): string {
  const expires = expiresSeconds === null ? '' : `;expires=${expiresSeconds}`;
  const place = `probe-${fromTag}@${here}`;
  // Who is asked securely is to be reached securely, too (RFC 3261 §8.1.1.8).
  if (uri.startsWith('sips:')) return `<sips:${place}>${expires}`;
  const way = transport === 'UDP' ? '' : `;transport=${transport.toLowerCase()}`;
  return `<sip:${place}${way}>${expires}`;
}
