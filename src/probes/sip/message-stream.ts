import { malformed } from './headers.ts';
import { messageLimit, readMessageHead, refuseStartLine, type SipMessage } from './message.ts';

/**
 * Cuts what comes over a connection into messages by their Content-Length (RFC 3261 §18.3), in
 * whatever pieces it comes. It keeps at most one unfinished message, that is 64 KiB.
 */
export class MessageStream {
  #pending = '';
  #scanned = 0;
  /** Once its head has been read: the message and where it ends. */
  #begun: Readonly<{ message: SipMessage; end: number }> | null = null;

  /** Whether a message has begun that is not complete. */
  get isWithinMessage(): boolean {
    return this.#pending !== '';
  }

  /**
   * Takes the next bytes and gives one by one the messages that they complete; all of them must be
   * taken. Throws `protocol_error` for what comes after those and is no message.
   */
  *push(bytes: string): Generator<SipMessage, void> {
    this.#pending += bytes;
    for (let message = this.#next(); message !== null; message = this.#next()) yield message;
    if (this.#pending.length > messageLimit) throw tooLong();
  }

  #next(): SipMessage | null {
    this.#begun ??= this.#readHead();
    if (this.#begun === null || this.#pending.length < this.#begun.end) return null;
    const { message, end } = this.#begun;
    this.#begun = null;
    this.#dropTo(end);
    return message;
  }

  #readHead(): Readonly<{ message: SipMessage; end: number }> | null {
    const head = this.#findHead();
    if (head === null) return null;
    const { message, contentLength } = readMessageHead(head);
    if (contentLength === null) throw malformed('It has no Content-Length.');
    const end = head.length + 4 + contentLength;
    if (end > messageLimit) throw tooLong();
    return { message, end };
  }

  /** Looks at each line once, so that a peer that is no SIP peer is known by its first line. */
  #findHead(): string | null {
    for (;;) {
      const at = this.#pending.indexOf('\n', this.#scanned);
      if (at < 0) {
        this.#scanned = this.#pending.length;
        return null;
      }
      if (this.#pending[at - 1] !== '\r') throw malformed('A line does not end with CR LF.');
      const lineStart = this.#pending.lastIndexOf('\n', at - 1) + 1;
      // Empty lines before a message are keep-alives (RFC 3261 §7.5).
      if (at === 1) this.#dropTo(2);
      else if (lineStart === at - 1) return this.#pending.slice(0, at - 3);
      else {
        if (lineStart === 0) refuseStartLine(this.#pending.slice(0, at - 1));
        this.#scanned = at + 1;
      }
    }
  }

  #dropTo(end: number): void {
    this.#pending = this.#pending.slice(end);
    this.#scanned = 0;
  }
}

function tooLong(): Error {
  return malformed(`It is longer than ${messageLimit} bytes.`);
}
