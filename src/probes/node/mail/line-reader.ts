import type { Socket } from 'node:net';
import { Failure, type Run } from '../../run.ts';
import { failureOf } from '../failure.ts';

/** The longest answer that is read, in bytes, over all of its lines. */
const answerLimit = 64 * 1024;

/** Somebody who waits: for a line, or to get past so many bytes. */
type Taker = Readonly<{
  wanted: 'line' | number;
  take: (text: string) => void;
  fail: (failure: Failure) => void;
}>;

/**
 * Reads what comes in over a socket, line by line. Bytes are kept as characters of Latin-1, as
 * nobody says in which charset they are. No more is kept than one answer may hold; a peer that
 * says more has to wait. One taker at a time.
 */
export class LineReader {
  readonly #socket: Socket;
  readonly #run: Run;
  #pending = '';
  /** So much of it holds no line end. */
  #searched = 0;
  #readOfAnswer = 0;
  #taker: Taker | null = null;
  #end: 'open' | 'hung up' | Failure = 'open';

  constructor(socket: Socket, run: Run) {
    this.#socket = socket;
    this.#run = run;
    socket.on('data', this.#receive);
    socket.on('end', this.#hangUp);
    socket.on('close', this.#hangUp);
    socket.on('error', this.#break);
  }

  /** What comes from here on belongs to another answer. */
  beginAnswer(): void {
    this.#readOfAnswer = 0;
  }

  /** The next line without its end, which may be CRLF or a bare LF. Rejects with a `Failure`. */
  line(): Promise<string> {
    return this.#wait('line');
  }

  /** Reads past so many bytes. Rejects with a `Failure`. */
  skip(length: number): Promise<unknown> {
    return this.#wait(length);
  }

  /** Stops reading and leaves the socket to others; whether something came in that nobody took. */
  release(): 'nothing left' | 'something left' {
    this.#socket.off('data', this.#receive);
    this.#socket.off('end', this.#hangUp);
    this.#socket.off('close', this.#hangUp);
    this.#socket.off('error', this.#break);
    this.#socket.pause();
    return this.#pending === '' ? 'nothing left' : 'something left';
  }

  #wait(wanted: Taker['wanted']): Promise<string> {
    return new Promise((take, fail) => {
      this.#taker = { wanted, take, fail };
      this.#serve();
    });
  }

  /** Gives the taker what it waits for, or the reason why it will never have it. */
  #serve(): void {
    const taker = this.#taker;
    if (taker === null) return;
    const length = this.#lengthOf(taker.wanted);
    if (this.#readOfAnswer + (length ?? this.#pending.length) > answerLimit) {
      this.#fail(taker, tooLong());
    } else if (length !== null) {
      this.#taker = null;
      taker.take(withoutEnd(this.#take(length)));
    } else if (this.#end === 'open') {
      this.#socket.resume();
    } else {
      this.#fail(taker, endedBy(this.#end));
    }
  }

  /** How many bytes are to be taken; null when they are not all there. */
  #lengthOf(wanted: Taker['wanted']): number | null {
    // Too much is too much before it has come in.
    if (wanted !== 'line')
      return wanted <= this.#pending.length || wanted > answerLimit ? wanted : null;
    const end = this.#pending.indexOf('\n', this.#searched);
    this.#searched = this.#pending.length;
    return end < 0 ? null : end + 1;
  }

  #take(length: number): string {
    const taken = this.#pending.slice(0, length);
    this.#pending = this.#pending.slice(length);
    this.#searched = 0;
    this.#readOfAnswer += length;
    return taken;
  }

  #fail(taker: Taker, failure: Failure): void {
    this.#taker = null;
    taker.fail(failure);
  }

  readonly #receive = (bytes: Buffer) => {
    this.#pending += bytes.toString('latin1');
    if (this.#pending.length > answerLimit) this.#socket.pause();
    this.#run.lateMeans('response_incomplete', 'The answer had begun, but did not end in time.');
    this.#serve();
  };

  readonly #hangUp = () => this.#finish('hung up');

  readonly #break = (error: Error) => this.#finish(failureOf(error));

  #finish(end: 'hung up' | Failure): void {
    if (this.#end === 'open') this.#end = end;
    this.#serve();
  }
}

function withoutEnd(line: string): string {
  return line.slice(0, line.endsWith('\r\n') ? -2 : -1);
}

/** Made only when somebody waits: an error takes its time, and every connection ends. */
function endedBy(end: 'hung up' | Failure): Failure {
  return end === 'hung up' ? new Failure('closed_early', 'It hung up.') : end;
}

function tooLong(): Failure {
  return new Failure('protocol_error', `An answer was longer than ${answerLimit} bytes.`);
}
