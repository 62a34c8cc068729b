import { headerOf, type Request, readRequest } from './sip-message.ts';

/** A message is no longer than this, its body included. */
export const maxMessageBytes = 64 * 1024;

/** What stands at the beginning of what has come: a request, or something that is none. */
export type Framed =
  | Readonly<{ kind: 'request'; request: Request; length: number }>
  | Readonly<{ kind: 'garbled'; length: number }>
  | Readonly<{ kind: 'incomplete' }>;

/**
 * Finds the next message in a stream (RFC 3261 §18.3), where Content-Length says where it ends. A
 * message that cannot be read leaves no way to tell where the next one begins.
 */
export function nextInStream(bytes: Buffer): Framed {
  // Empty lines keep connections alive (RFC 3261 §7.5).
  let begin = 0;
  while (bytes[begin] === 0x0d && bytes[begin + 1] === 0x0a) begin += 2;
  const end = bytes.indexOf('\r\n\r\n', begin);
  if (end < 0) return { kind: 'incomplete' };
  const request = readRequest(bytes.toString('latin1', begin, end));
  const body = request && bodyLength(request);
  if (!request || body === null) return { kind: 'garbled', length: bytes.length };
  const length = end + 4 + body;
  return bytes.length < length ? { kind: 'incomplete' } : { kind: 'request', request, length };
}

/** Reads a datagram, which is one message; null when it is none (RFC 3261 §18.3). */
export function inDatagram(bytes: Buffer): Request | null {
  const end = bytes.indexOf('\r\n\r\n');
  const request = end < 0 ? null : readRequest(bytes.toString('latin1', 0, end));
  if (!request) return null;
  const stated = headerOf(request, 'content-length');
  const present = bytes.length - end - 4;
  if (stated === null) return request;
  return /^\d{1,8}$/.test(stated) && Number(stated) <= present ? request : null;
}

/** Null when it is missing or no number, which a stream cannot do without. */
function bodyLength(request: Request): number | null {
  const stated = headerOf(request, 'content-length');
  return stated !== null && /^\d{1,8}$/.test(stated) ? Number(stated) : null;
}
