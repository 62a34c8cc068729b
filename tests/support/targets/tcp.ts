import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Identity } from '../certificates.ts';

/** What a peer does with each connection that it takes. */
export type Behaviour = (socket: Socket) => void;

/** A listener on 127.0.0.1 that behaves as told, and counts. */
export type Target = Readonly<{
  port: number;
  /** How many connections it has taken so far. */
  taken: () => number;
  /** Settles when no connection is open. */
  allClosed: () => Promise<void>;
  /** Bytes sent over all connections, as far as the system took them. */
  bytesSent: () => number;
  /** Closes the listener and every connection. */
  stop: () => Promise<void>;
}>;

/** Starts a peer on a free port; with an identity it speaks TLS. */
export async function startTarget(
  behaviour: Behaviour,
  {
    identity,
    host = '127.0.0.1',
    port = 0,
  }: { identity?: Identity; host?: string; port?: number } = {},
): Promise<Target> {
  const sockets = new Set<Socket>();
  const all: Socket[] = [];
  const take = (socket: Socket) => {
    // Peers that break a connection are what is tested here, on either side.
    socket.on('error', () => {});
    behaviour(socket);
  };
  const server: Server = identity
    ? createTlsServer(identity, take)
    : createServer({ allowHalfOpen: true }, take);
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => {});
    all.push(socket);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => all.length,
    allClosed: async () => {
      while (sockets.size > 0) await Promise.all([...sockets].map(closed));
    },
    bytesSent: () => all.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}

/** A port of 127.0.0.1 on which nobody listens. */
export async function freePort(): Promise<number> {
  const target = await startTarget((socket) => socket.destroy());
  await target.stop();
  return target.port;
}
