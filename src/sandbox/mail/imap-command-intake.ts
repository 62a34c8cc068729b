import { Intake } from './intake.ts';

/** A client writes no longer commands than this, its literals included. */
const maxCommandBytes = 64 * 1024;

/** What came of a chunk: a whole command, a literal that waits for leave, or too much. */
export type Arrival =
  | Readonly<{ kind: 'command'; text: string }>
  | Readonly<{ kind: 'asks' }>
  | Readonly<{ kind: 'too_long' }>;

/** Puts commands together from lines and literals (RFC 3501 §4.3, RFC 7888). */
export class CommandIntake {
  readonly #intake = new Intake();
  #command = '';
  /** Bytes of a literal that are still to come. */
  #awaited = 0;

  add(chunk: Buffer): void {
    this.#intake.add(chunk);
  }

  /** The next thing there is; null while more must come. */
  next(): Arrival | null {
    for (;;) {
      const waiting = this.#command.length + this.#awaited + this.#intake.length;
      const piece = this.#awaited > 0 ? this.#literal() : this.#intake.takeLine();
      if (piece === null) return waiting > maxCommandBytes ? { kind: 'too_long' } : null;
      if (this.#awaited > 0) {
        this.#awaited = 0;
        this.#command += piece;
        continue;
      }
      const opened = /\{(\d{1,9})(\+?)\}$/.exec(piece);
      this.#command += opened ? `${piece}\r\n` : piece;
      if (!opened) return this.#complete();
      this.#awaited = Number(opened[1]);
      if (this.#command.length + this.#awaited > maxCommandBytes) return { kind: 'too_long' };
      if (opened[2] === '') return { kind: 'asks' };
    }
  }

  #literal(): string | null {
    return this.#intake.take(this.#awaited)?.toString('latin1') ?? null;
  }

  #complete(): Arrival {
    const text = this.#command;
    this.#command = '';
    return { kind: 'command', text };
  }
}
