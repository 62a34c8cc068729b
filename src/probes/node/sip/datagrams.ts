import { createSocket, type Socket } from 'node:dgram';
import { readDatagram } from '../../sip/message.ts';
import type { Address } from '../addresses.ts';
import { failureOf, localFailureOf } from '../failure.ts';
import { Ear, type Line, placeOf } from './line.ts';

/**
 * A line over UDP. Its socket is connected, so that a refusal of the gateway's machine (ICMP) is
 * heard at once; what comes from any other address or port is dropped by the system.
 */
export class Datagrams implements Line {
  readonly transport = 'UDP';
  readonly ear = new Ear();
  readonly #socket: Socket;
  #state: 'open' | 'closed' = 'open';

  constructor({ family }: Address) {
    this.#socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    this.#socket.on('message', (bytes) => this.#take(bytes.toString('latin1')));
    this.#socket.on('error', (error) => this.#end(error));
  }

  /** Rejects with a `Failure` when our own system has no way to the address. */
  connected({ address }: Address, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.once('error', (error) => reject(localFailureOf(error)));
      this.#socket.connect(port, address, (error?: Error) => {
        if (error) reject(localFailureOf(error));
        else resolve();
      });
    });
  }

  get here(): string {
    const { address, port } = this.#socket.address();
    return placeOf(address, port);
  }

  send(bytes: string): void {
    if (this.#state === 'closed') return;
    this.#socket.send(Buffer.from(bytes, 'latin1'), (error) => {
      if (error) this.#end(error);
    });
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.ear.close();
    this.#socket.close();
  }

  #take(bytes: string): void {
    try {
      const message = readDatagram(bytes);
      if (message) this.ear.tell({ kind: 'message', message });
    } catch (error) {
      this.ear.tell({ kind: 'noise', failure: failureOf(error) });
    }
  }

  #end(error: Error): void {
    this.ear.tell({ kind: 'end', failure: failureOf(error) });
  }
}
