import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type Condition, type Manner, mannerOf } from './condition.ts';
import { garbage } from './garbage.ts';
import { Late } from './late.ts';
import type { Entrance, Peer } from './listener.ts';
import { isPortTaken } from './port-taken.ts';

/** Sends one datagram, some time later if asked to; nothing happens when the port is closed then. */
export type SendBack = (bytes: Buffer, to: Peer, afterMs: number) => void;

/** What answers datagrams. */
export type Answerer = Readonly<{
  hear(datagram: Buffer, from: Peer, sendBack: SendBack): void;
  /** From now on answers in this manner. */
  become(manner: Manner): void;
}>;

/**
 * Lets in over UDP. There is no connection that could be ended: closing means that what comes in is
 * dropped, as in silence.
 */
export function udpEntrance(answerer: Answerer): Entrance {
  let condition: Condition = { kind: 'well' };
  let open: { socket: Socket; late: Late } | null = null;
  const hear = (socket: Socket, late: Late) => (bytes: Buffer, from: RemoteInfo) => {
    if (mannerOf(condition)) answerer.hear(bytes, from, sender(socket, late));
    else if (condition.kind === 'garbage') socket.send(garbage(), from.port, from.address);
  };
  return {
    listen: async (port) => {
      const socket = createSocket('udp4');
      const late = new Late();
      socket.on('message', hear(socket, late));
      if (!(await binds(socket, port))) return false;
      // Whoever asked may be gone: what the system says of an answer is of no use.
      socket.on('error', () => undefined);
      open = { socket, late };
      return true;
    },
    close: async () => {
      if (!open) return;
      const { socket, late } = open;
      open = null;
      late.callOff();
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
    become: (next) => {
      condition = next;
      const manner = mannerOf(next);
      if (manner) answerer.become(manner);
      else if (open) open.late.callOff();
    },
  };
}

async function binds(socket: Socket, port: number): Promise<boolean> {
  const listening = once(socket, 'listening');
  socket.bind({ port, address: '127.0.0.1', exclusive: true });
  try {
    await listening;
    return true;
  } catch (error) {
    socket.close();
    if (isPortTaken(error)) return false;
    throw error;
  }
}

function sender(socket: Socket, late: Late): SendBack {
  return (bytes, { address, port }, afterMs) => {
    late.after(afterMs, () => socket.send(bytes, port, address));
  };
}
