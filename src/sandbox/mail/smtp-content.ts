const end = '\r\n.\r\n';

/** What came in after DATA: the content, or null when it is too large; and the bytes behind it. */
export type Content = Readonly<{ content: Buffer | null; rest: Buffer }>;

/**
 * Takes in the content of a message up to the line that holds nothing but a dot (RFC 5321 §4.1.1.4).
 * Only CRLF ends a line here, so that no message can hide another one behind a bare LF. Of a
 * message that is too large nothing is kept.
 */
export class ContentIntake {
  #kept: Buffer[] = [Buffer.from('\r\n')];
  #size = 2;
  /** The last bytes so far: the end may come in pieces. */
  #tail: Buffer = Buffer.from('\r\n');

  constructor(readonly maxBytes: number) {}

  /** Takes what has come; null while the end has not. */
  take(chunk: Buffer): Content | null {
    const window = Buffer.concat([this.#tail, chunk]);
    const at = window.indexOf(end);
    if (at < 0) {
      this.#keep(chunk, window);
      return null;
    }
    const size = this.#size - this.#tail.length + at;
    const content = Buffer.concat([...this.#kept, chunk]).subarray(2, size + 2);
    const rest = window.subarray(at + end.length);
    return { content: size > this.maxBytes ? null : unstuffed(content), rest };
  }

  #keep(chunk: Buffer, window: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.maxBytes + end.length) this.#kept = [];
    else this.#kept.push(chunk);
    this.#tail = window.subarray(1 - end.length);
  }
}

/** A dot at the beginning of a line was put there on the way (RFC 5321 §4.5.2). */
function unstuffed(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replace(/(^|\r\n)\./g, '$1'), 'latin1');
}
