import { splitOutside, token, withParameters } from './grammar.ts';
import { type Headers, malformed, readHead, single } from './headers.ts';

/** A response, read as far as it is needed to tell what it answers (RFC 3261 §8.2.6). */
export type SipResponse = Readonly<{
  kind: 'response';
  /** 100 to 699; below 200 it is provisional (RFC 3261 §7.2). */
  status: number;
  /** As it came, without its end of line. */
  statusLine: string;
  headers: Headers;
  /** The branch of each Via, the top one first; empty for one without. */
  branches: readonly string[];
  fromTag: string;
  callId: string;
  sequence: number;
  method: string;
}>;

/** What a peer may send. Requests of its own are told apart, and no more is asked of them. */
export type SipMessage = SipResponse | Readonly<{ kind: 'request' }>;

/** A message and the length that it states for its body, in bytes; null when it states none. */
export type MessageHead = Readonly<{ message: SipMessage; contentLength: number | null }>;

/** The longest message that is read, body included, in bytes. */
export const messageLimit = 64 * 1024;

const statusLinePattern = /^SIP\/2\.0 ([1-6]\d\d) .*$/i;
const requestLinePattern = new RegExp(`^${token} [^\\s]+ SIP/2\\.0$`, 'i');
const viaPattern = new RegExp(`^SIP\\s*/\\s*2\\.0\\s*/\\s*${token}\\s+\\S`, 'i');
const sequencePattern = new RegExp(`^(\\d{1,10})[ \\t]+(${token})$`);

/**
 * Reads the whole message that a datagram holds (RFC 3261 §18.3); null for a keep-alive (§7.5).
 * Throws `protocol_error` for anything else.
 */
export function readDatagram(bytes: string): SipMessage | null {
  const text = bytes.replace(/^(?:\r\n)+/, '');
  if (text === '') return null;
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw malformed('It has no empty line after its headers.');
  const { message, contentLength } = readMessageHead(text.slice(0, end));
  if ((contentLength ?? 0) > text.length - end - 4) throw malformed('Its body is cut short.');
  return message;
}

/** Reads what stands before the empty line. Throws `protocol_error` for what is no SIP message. */
export function readMessageHead(text: string): MessageHead {
  const { startLine, headers } = readHead(text);
  refuseStartLine(startLine);
  const contentLength = contentLengthOf(headers);
  const status = Number(statusLinePattern.exec(startLine)?.[1] ?? 0);
  if (status === 0) return { message: { kind: 'request' }, contentLength };
  return { message: readResponse(status, startLine, headers), contentLength };
}

/** Throws `protocol_error` for a line that begins no SIP message (RFC 3261 §7.1, §7.2). */
export function refuseStartLine(line: string): void {
  if (statusLinePattern.test(line) || requestLinePattern.test(line)) return;
  throw malformed(`It begins with: ${line.slice(0, 80)}`);
}

function readResponse(status: number, statusLine: string, headers: Headers): SipResponse {
  const [, sequence = '', method = ''] = sequencePattern.exec(required(headers, 'cseq')) ?? [];
  if (method === '' || Number(sequence) >= 2 ** 31) throw malformed('Its CSeq cannot be read.');
  required(headers, 'to');
  return {
    kind: 'response',
    status,
    statusLine,
    headers,
    branches: branchesOf(headers),
    fromTag: withParameters(required(headers, 'from')).parameters.get('tag') ?? '',
    callId: required(headers, 'call-id'),
    sequence: Number(sequence),
    method,
  };
}

/** Several Via may stand in one line or in many (RFC 3261 §7.3.1). */
function branchesOf(headers: Headers): readonly string[] {
  const vias = (headers.get('via') ?? []).flatMap((line) => splitOutside(line, ','));
  if (vias.length === 0) throw malformed('It has no Via.');
  return vias.map((via) => {
    const { value, parameters } = withParameters(via);
    if (!viaPattern.test(value)) throw malformed(`This is no Via: ${via.slice(0, 80)}`);
    return parameters.get('branch') ?? '';
  });
}

function contentLengthOf(headers: Headers): number | null {
  const text = single(headers, 'content-length');
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw malformed('Its Content-Length is no length.');
  return Number(text);
}

function required(headers: Headers, name: string): string {
  const value = single(headers, name);
  if (!value) throw malformed(`It has no ${name}.`);
  return value;
}
