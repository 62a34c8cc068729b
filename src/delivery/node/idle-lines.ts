import type { SmtpLine } from './smtp-line.ts';

/** Servers count what comes over one connection, and hang up on those that say nothing. */
const limits = { letters: 100, lines: 8, ms: 10_000 } as const;

/** Connections that wait for their next letter, for a moment. */
export class IdleLines {
  #waiting: readonly Readonly<{ line: SmtpLine; timer: NodeJS.Timeout }>[] = [];

  /** One that is still open, which is the caller's from then on; null where there is none. */
  take(): SmtpLine | null {
    for (;;) {
      const last = this.#waiting.at(-1);
      if (last === undefined) return null;
      this.#waiting = this.#waiting.slice(0, -1);
      clearTimeout(last.timer);
      if (last.line.isOpen()) return last.line;
    }
  }

  /** Keeps one for the next letter, or takes leave where it has had its share. */
  keep(line: SmtpLine): void {
    if (!line.isOpen()) return;
    if (line.taken() >= limits.letters || this.#waiting.length >= limits.lines) {
      line.close();
      return;
    }
    const timer = setTimeout(() => this.#drop(line), limits.ms);
    timer.unref();
    this.#waiting = [...this.#waiting, { line, timer }];
  }

  stop(): void {
    for (let line = this.take(); line !== null; line = this.take()) line.close();
  }

  #drop(line: SmtpLine): void {
    this.#waiting = this.#waiting.filter((one) => one.line !== line);
    line.close();
  }
}
