import { createHash } from 'node:crypto';
import type { Peer } from '../listener.ts';
import { type Header, headerOf, headersOf, parameterOf, type Request } from './sip-message.ts';

/** An answer before it is put into words: a status, and headers of its own. */
export type Answer = Readonly<{ status: number; headers?: readonly Header[] }>;

/** The reason phrases of RFC 3261 §21 for what is said here. */
const phrases: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
};

/**
 * Puts an answer into words (RFC 3261 §8.2.6). `from` is where the request came from, which the top
 * Via is told (§18.2.1, RFC 3581 §4).
 */
export function writeResponse(
  request: Request,
  { status, headers = [] }: Answer,
  from: Peer,
): Buffer {
  const [top = '', ...vias] = headersOf(request, 'via');
  const copied = [stamped(top, from), ...vias].map((value) => `Via: ${value}`);
  const lines = [
    `SIP/2.0 ${status} ${phrases[status] ?? 'Answer'}`,
    ...copied,
    `From: ${headerOf(request, 'from') ?? ''}`,
    `To: ${tagged(request)}`,
    `Call-ID: ${headerOf(request, 'call-id') ?? ''}`,
    `CSeq: ${headerOf(request, 'cseq') ?? ''}`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    'Server: Helplight sandbox',
    'Content-Length: 0',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** Only the first of several values in one header is ours. */
function stamped(via: string, from: Peer): string {
  const [own = '', ...others] = via.split(',');
  const received = own.replace(/;rport(?=;|$|\s)/i, `;rport=${from.port}`);
  return [`${received.trimEnd()};received=${from.address}`, ...others].join(',');
}

/** The same request always gets the same tag, as a server without memory must do (§8.2.7). */
function tagged(request: Request): string {
  const to = headerOf(request, 'to') ?? '';
  if (parameterOf(to, 'tag') !== null) return to;
  const of = ['call-id', 'from', 'cseq', 'via'].map((name) => headerOf(request, name)).join('\n');
  return `${to};tag=${createHash('sha256').update(of).digest('hex').slice(0, 16)}`;
}
