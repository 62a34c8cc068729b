import type { Socket } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import { type Condition, mannerOf } from './condition.ts';
import { garbage } from './garbage.ts';

/** One accepted connection. */
export type Line = Readonly<{
  /** Brings an open connection into a new condition. */
  become(condition: Condition): void;
  /** Ends it with a TCP reset (RFC 9293 §3.5.2). */
  reset(): void;
}>;

/**
 * Treats a fresh connection by the condition. The protocol speaks through a cord that can be
 * pulled at any time, so that a conversation can be cut off half-way without its knowledge.
 */
export function openLine(
  socket: Socket,
  condition: Condition,
  talk: (stream: Duplex) => void,
): Line {
  let pull = mannerOf(condition) ? plug(socket, talk) : null;
  // A client may vanish at any moment; 'close' follows and says all there is to know.
  socket.on('error', () => undefined);
  if (!pull) mistreat(socket, condition);
  return {
    become: (next) => {
      if (pull && mannerOf(next)) return;
      pull?.();
      pull = null;
      mistreat(socket, next);
    },
    reset: () => {
      pull?.();
      socket.resetAndDestroy();
    },
  };
}

function plug(socket: Socket, talk: (stream: Duplex) => void): () => void {
  const [inner, outer] = duplexPair();
  const hangUp = () => socket.destroySoon();
  const cut = () => {
    inner.off('close', hangUp);
    inner.destroy();
    outer.destroy();
  };
  inner.on('error', () => undefined);
  inner.once('close', hangUp);
  socket.once('close', cut);
  socket.pipe(outer).pipe(socket);
  talk(inner);
  return () => {
    socket.unpipe(outer);
    outer.unpipe(socket);
    socket.off('close', cut);
    cut();
  };
}

function mistreat(socket: Socket, condition: Condition): void {
  // Whatever the client says is read and dropped: unread bytes would turn a hang-up into a reset.
  socket.resume();
  switch (condition.kind) {
    case 'silent':
      socket.once('end', () => socket.end());
      return;
    case 'garbage':
      socket.once('end', () => socket.end());
      socket.write(garbage());
      return;
    case 'refuse':
      socket.resetAndDestroy();
      return;
    case 'close':
    // A connection that was cut off cannot join the conversation again: its client must call anew.
    case 'well':
    case 'slow':
    case 'error':
    case 'lose':
      socket.end();
  }
}
