/** Bytes that have come in and have not been taken yet. */
export class Intake {
  #bytes = Buffer.alloc(0);

  /** How many bytes wait. */
  get length(): number {
    return this.#bytes.length;
  }

  add(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
  }

  /** Takes the next line without its CRLF or LF, one character a byte; null while it has no end. */
  takeLine(): string | null {
    const end = this.#bytes.indexOf(0x0a);
    if (end < 0) return null;
    const line = this.#bytes.toString('latin1', 0, end).replace(/\r$/, '');
    this.#bytes = this.#bytes.subarray(end + 1);
    return line;
  }

  /** Takes so many bytes; null while there are fewer. */
  take(count: number): Buffer | null {
    if (this.#bytes.length < count) return null;
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }

  /** Takes all there is. */
  takeAll(): Buffer {
    const taken = this.#bytes;
    this.#bytes = Buffer.alloc(0);
    return taken;
  }
}

/** UTF-8 that came as one character a byte. */
export function utf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
