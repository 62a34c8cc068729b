import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Condition, type Manner, mannerOf } from './condition.ts';
import { type Line, openLine } from './line.ts';
import type { Entrance, Peer } from './listener.ts';
import { isPortTaken } from './port-taken.ts';

/** What speaks the protocol of a channel, on any stream it is given. */
export type Speaker = Readonly<{
  talk(stream: Duplex, from: Peer): void;
  /** From now on answers in this manner, on open connections too. */
  become(manner: Manner): void;
}>;

/** Lets in over TCP, to talk with the speaker. */
export function tcpEntrance(speaker: Speaker): Entrance {
  const lines = new Set<Line>();
  let condition: Condition = { kind: 'well' };
  // Half-open, because a client may end its side and still wait for a late answer.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const from = { address: socket.remoteAddress ?? '127.0.0.1', port: socket.remotePort ?? 0 };
    const line = openLine(socket, condition, (stream) => speaker.talk(stream, from));
    lines.add(line);
    socket.once('close', () => lines.delete(line));
  });
  return {
    listen: (port) => listens(server, port),
    close: () => stopListening(server, lines),
    become: (next) => {
      condition = next;
      const manner = mannerOf(next);
      if (manner) speaker.become(manner);
      for (const line of lines) line.become(next);
    },
  };
}

async function listens(server: Server, port: number): Promise<boolean> {
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
    return true;
  } catch (error) {
    if (isPortTaken(error)) return false;
    throw error;
  }
}

async function stopListening(server: Server, lines: ReadonlySet<Line>): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  for (const line of lines) line.reset();
  await closed;
}
