import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Identity } from '../certificates.ts';

/** One side of a conversation by lines: says lines, and hears those of the other side. */
export type LinePeer = Readonly<{
  say: (text: string) => void;
  /** Has every line handed on, without its end, until another listener takes over. */
  onLine: (listener: Listener) => void;
  /** Has the next so many bytes handed on as UTF-8, once. */
  onBytes: (length: number, listener: Listener) => void;
  /** Says `goAhead` and begins TLS as its server; everything goes on over TLS. */
  startTls: (goAhead: string, identity: Identity) => void;
  hangUp: () => void;
}>;

type Listener = (text: string) => void;

/** Speaks by lines over any stream. */
export function linePeer(stream: Duplex): LinePeer {
  let over = stream;
  let heard = '';
  let wanted: Readonly<{ length: number | null; listener: Listener }> | null = null;
  const deliver = () => {
    while (wanted !== null) {
      const length = wanted.length ?? heard.indexOf('\n') + 1;
      if (heard.length < length || (wanted.length === null && length === 0)) return;
      const [part, { listener }] = [heard.slice(0, length), wanted];
      heard = heard.slice(length);
      listener(wanted.length === null ? part.replace(/\r?\n$/, '') : inUtf8(part));
    }
  };
  const listen = () => {
    over.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1');
      deliver();
    });
    over.once('end', () => over.end());
    // Peers that break a connection are what is tested here.
    over.on('error', () => {});
  };
  listen();
  return {
    say: (text) => void over.write(text),
    onLine: (listener) => {
      wanted = { length: null, listener };
    },
    onBytes: (length, listener) => {
      wanted = { length, listener };
    },
    startTls: (goAhead, { cert, key }) => {
      over.removeAllListeners('data');
      over.write(goAhead);
      const secureContext = createSecureContext({ cert, key });
      over = new TLSSocket(over, { isServer: true, secureContext });
      listen();
    },
    hangUp: () => void over.end(),
  };
}

function inUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
