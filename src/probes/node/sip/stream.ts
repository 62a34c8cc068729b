import type { Socket } from 'node:net';
import { Failure } from '../../run.ts';
import { MessageStream } from '../../sip/message-stream.ts';
import { failureOf } from '../failure.ts';
import { Ear, type Line, placeOf } from './line.ts';

/** A line over an open TCP or TLS connection. */
export class Stream implements Line {
  readonly transport: 'TCP' | 'TLS';
  readonly here: string;
  readonly ear = new Ear();
  readonly #socket: Socket;
  readonly #incoming = new MessageStream();

  constructor(socket: Socket, transport: 'TCP' | 'TLS') {
    this.transport = transport;
    this.here = placeOf(socket.localAddress ?? '', socket.localPort ?? 0);
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (bytes: string) => this.#take(bytes));
    socket.on('error', (error) => this.#end(error));
    for (const event of ['end', 'close']) socket.on(event, () => this.#end(hungUp()));
  }

  send(bytes: string): void {
    this.#socket.write(bytes, 'latin1');
  }

  close(): void {
    this.ear.close();
    this.#socket.destroy();
  }

  #take(bytes: string): void {
    try {
      for (const message of this.#incoming.push(bytes)) this.ear.tell({ kind: 'message', message });
      if (this.#incoming.isWithinMessage) this.ear.tell({ kind: 'part' });
    } catch (error) {
      // Where the next message begins cannot be known any more, so that nothing more is read.
      this.#end(error);
      this.#socket.destroy();
    }
  }

  #end(error: unknown): void {
    this.ear.tell({ kind: 'end', failure: failureOf(error) });
  }
}

function hungUp(): Failure {
  return new Failure('closed_early', 'The gateway closed the connection.');
}
