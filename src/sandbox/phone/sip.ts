import type { Duplex } from 'node:stream';
import type { Manner } from '../condition.ts';
import { Late } from '../late.ts';
import type { Peer } from '../listener.ts';
import type { Speaker } from '../tcp-entrance.ts';
import type { Answerer } from '../udp-entrance.ts';
import type { Account } from './digest.ts';
import { Gateway } from './gateway.ts';
import { inDatagram, maxMessageBytes, nextInStream } from './sip-framing.ts';
import { parameterOf, type Request, topVia } from './sip-message.ts';
import { writeResponse } from './sip-response.ts';
import { ServerTransactions } from './transactions.ts';

/** A phone gateway, over TCP and over UDP. */
export type Phone = Readonly<{ tcp: Speaker; udp: Answerer }>;

/**
 * Speaks SIP (RFC 3261). Slow means late answers to those who need not sign in or have done so; out
 * of order it says 503 to whatever is asked.
 */
export function createPhone(account: Account): Phone {
  const gateway = new Gateway(account);
  let manner: Manner = { kind: 'well' };
  const become = (next: Manner) => {
    manner = next;
  };
  const respond = (request: Request, from: Peer) => {
    const answer = gateway.answer(request);
    if (!answer) return null;
    const said = manner.kind === 'error' ? { status: 503 } : answer;
    // A challenge is no answer yet: late twice would be too late for most who ask.
    const afterMs = manner.kind === 'slow' && said.status !== 401 ? manner.byMs : 0;
    return { bytes: writeResponse(request, said, from), afterMs };
  };
  return {
    tcp: { talk: (stream, from) => talk(stream, from, respond), become },
    udp: { hear: hearer(respond), become },
  };
}

/** What is sent back, and how much later; null when nothing is. */
type Respond = (
  request: Request,
  from: Peer,
) => Readonly<{ bytes: Buffer; afterMs: number }> | null;

/** One message after the other, each at its own time; what cannot be read ends the connection. */
function talk(stream: Duplex, from: Peer, respond: Respond): void {
  const late = new Late();
  let bytes = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const next = nextInStream(bytes);
      if (next.kind !== 'request') {
        if (next.kind === 'garbled' || bytes.length > maxMessageBytes) stream.destroy();
        return;
      }
      bytes = bytes.subarray(next.length);
      const response = respond(next.request, from);
      if (response) late.after(response.afterMs, () => stream.write(response.bytes));
    }
  });
  stream.once('end', () => stream.end());
  stream.once('close', () => late.callOff());
}

function hearer(respond: Respond): Answerer['hear'] {
  const transactions = new ServerTransactions();
  return (datagram, from, sendBack) => {
    const request = inDatagram(datagram);
    if (!request) return;
    const now = performance.now();
    const known = transactions.of(request, now);
    if (known === 'not yet answered') return;
    const response = known ? { bytes: known, afterMs: 0 } : respond(request, from);
    if (!response) return;
    const { bytes, afterMs } = response;
    if (!known) transactions.remember(request, bytes, now + afterMs);
    sendBack(bytes, returnAddress(request, from), afterMs);
  };
}

/** Where a response goes that belongs to no connection (RFC 3261 §18.2.2, RFC 3581 §4). */
function returnAddress(request: Request, from: Peer): Peer {
  const via = topVia(request);
  if (parameterOf(via, 'rport') !== null) return from;
  const port = Number(/:(\d{1,5})\s*$/.exec(via.split(';')[0] ?? '')?.[1] ?? 5060);
  return port > 0 && port < 65_536 ? { address: from.address, port } : from;
}
