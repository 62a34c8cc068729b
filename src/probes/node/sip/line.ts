import { Failure } from '../../run.ts';
import type { SipMessage } from '../../sip/message.ts';
import type { Asker } from '../../sip/request.ts';

/** What comes in over a line. */
export type Heard =
  | Readonly<{ kind: 'message'; message: SipMessage }>
  /** A message has begun and is not complete. */
  | Readonly<{ kind: 'part' }>
  /** Something that is no SIP message, and can be passed over. */
  | Readonly<{ kind: 'noise'; failure: Failure }>
  /** Nothing more will come. */
  | Readonly<{ kind: 'end'; failure: Failure }>;

/** An open way to a gateway: a connected UDP socket, or a TCP or TLS connection. */
export type Line = Readonly<{
  transport: Asker['transport'];
  /** The address and port of our own socket, an IPv6 address in brackets. */
  here: string;
  /** Sends a byte string; what goes wrong is heard as the end. */
  send: (bytes: string) => void;
  ear: Ear;
  /** Closes it at once; may be called again. */
  close: () => void;
}>;

/** Hands what is heard to who listens. Without a listener it is lost, but not the end. */
export class Ear {
  #listener: ((heard: Heard) => void) | null = null;
  #end: Heard | null = null;

  tell(heard: Heard): void {
    if (this.#end) return;
    if (heard.kind === 'end') this.#end = heard;
    this.#listener?.(heard);
  }

  /** Has somebody listen from now on, in place of who listened before; null for nobody. */
  listen(listener: ((heard: Heard) => void) | null): void {
    this.#listener = listener;
    if (this.#end) listener?.(this.#end);
  }

  /** Tells that we have closed the line ourselves. */
  close(): void {
    this.tell({ kind: 'end', failure: new Failure('prober_failed', 'The line was closed.') });
  }
}

/** An address and port as Via and Contact name them (RFC 3261 §25.1, RFC 3986 §3.2.2). */
export function placeOf(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
