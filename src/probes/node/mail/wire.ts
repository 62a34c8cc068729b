import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { MailServer } from '../../../domain/monitor/mail-spec.ts';
import type { Channel } from '../../mail/login-safety.ts';
import { Failure, type Run } from '../../run.ts';
import type { OneFamily } from '../addresses.ts';
import { connect, type Network, secure } from '../connect.ts';
import { LineReader } from './line-reader.ts';

const goodbyeLimitMs = 1000;

/** Whose turn it is to speak. Before the greeting, and while TLS begins, nobody is listening. */
type Turn = 'nobody' | 'theirs' | 'ours' | 'over';

/** Connects to a mail server; `goodbye` is said at the end of the run, unless all was said before. */
export async function wireTo(
  server: MailServer,
  family: OneFamily,
  goodbye: string,
  network: Network,
  run: Run,
): Promise<Wire> {
  const { host, port } = server;
  const security = server.security === 'tls' ? 'tls' : 'plain';
  const socket = await connect({ host, port, family, security, alpn: null }, network, run);
  return new Wire(socket, security, goodbye, run);
}

/** An open connection over which two sides say lines in turn. */
export class Wire {
  readonly #goodbye: string;
  readonly #run: Run;
  #socket: Socket;
  #reader: LineReader;
  #security: Channel['security'];
  #turn: Turn = 'nobody';

  constructor(socket: Socket, security: Channel['security'], goodbye: string, run: Run) {
    this.#socket = socket;
    this.#security = security;
    this.#goodbye = goodbye;
    this.#run = run;
    this.#reader = new LineReader(socket, run);
    this.#leaveAtEnd();
  }

  get channel(): Channel {
    return { security: this.#security, remoteAddress: this.#socket.remoteAddress };
  }

  /** The address that the other side sees; empty when the connection is gone. */
  get localAddress(): string {
    return this.#socket.localAddress ?? '';
  }

  say(line: string): void {
    this.#turn = 'theirs';
    this.#socket.write(`${line}\r\n`);
  }

  /** Has one answer read; then it is our turn. Rejects with a `Failure`. */
  hear<Answer>(read: (reader: LineReader) => Promise<Answer>): Promise<Answer> {
    this.#reader.beginAnswer();
    return read(this.#reader).then(this.#answered, this.#misunderstood);
  }

  /**
   * Begins TLS after the go-ahead of the server. What came in together with the go-ahead was not
   * encrypted and may be from anybody, so it is a `Failure` (RFC 3207 §6, RFC 9051 §6.2.1).
   */
  async secure(host: string, network: Network): Promise<TLSSocket> {
    this.#turn = 'nobody';
    if (this.#reader.release() === 'something left') {
      throw new Failure('protocol_error', 'It went on in plain text after the go-ahead for TLS.');
    }
    const tls = await secure(this.#socket, { host, alpn: null }, network, this.#run);
    this.#socket = tls;
    this.#security = 'tls';
    this.#reader = new LineReader(tls, this.#run);
    this.#turn = 'ours';
    this.#leaveAtEnd();
    return tls;
  }

  /** Leaves the connection to somebody else, who also says the goodbye. Nothing may be unread. */
  handOver(): Socket {
    this.#turn = 'over';
    if (this.#reader.release() === 'something left') {
      throw new Failure('protocol_error', 'It spoke out of turn.');
    }
    return this.#socket;
  }

  /** Nothing is left to be said. */
  end(): void {
    this.#turn = 'over';
  }

  readonly #answered = <Answer>(answer: Answer): Answer => {
    this.#turn = 'ours';
    return answer;
  };

  /** With a peer that makes no sense there is no goodbye. */
  readonly #misunderstood = (error: unknown): never => {
    this.#turn = 'over';
    throw error;
  };

  /** Once for each socket, as the one that was opened last is closed first. */
  #leaveAtEnd(): void {
    this.#run.closeAtEnd((remainingMs) => this.#leave(remainingMs));
  }

  async #leave(remainingMs: number): Promise<void> {
    const turn = this.#turn;
    if (turn === 'nobody' || turn === 'over') return;
    this.say(this.#goodbye);
    this.end();
    if (turn === 'ours') await waitAtMost(Math.min(goodbyeLimitMs, remainingMs), this.#closed());
  }

  /** Reads what the other side still says, until it hangs up. */
  async #closed(): Promise<never> {
    for (;;) {
      this.#reader.beginAnswer();
      await this.#reader.line();
    }
  }
}

/** Settles when the work does, however it ends, or when time is up. */
export function waitAtMost(limitMs: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(finish, finish);
  });
}
