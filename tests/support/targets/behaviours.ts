import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Behaviour } from './tcp.ts';

/** Takes the connection and says nothing; reads what comes, and closes when the other side does. */
export const silent: Behaviour = (socket) => {
  socket.resume();
  socket.once('end', () => socket.end());
};

/** Breaks the connection with a reset. */
export const reset: Behaviour = (socket) => socket.resetAndDestroy();

/** Takes the connection and closes it in good order. */
export const closeAtOnce: Behaviour = (socket) => {
  socket.resume();
  socket.end();
};

/** Listens to the request, then closes its side without a word. */
export const closeAfterRequest: Behaviour = (socket) => {
  socket.once('data', () => socket.end());
};

/** Bytes that belong to no protocol, and then nothing. */
export const garbage: Behaviour = saying(
  Buffer.from('\u0000\u0007\u00ff<<<>>>\r\n\r\nfoo\u0001', 'latin1'),
);

/** A mail server where another protocol was expected. */
export const smtpBanner: Behaviour = saying('220 mail.example ESMTP\r\n');

/** Says one thing and listens. */
export function saying(text: string | Buffer): Behaviour {
  return (socket) => {
    silent(socket);
    socket.write(text);
  };
}

/** After the request, answers with `head` and then with `chunk` for ever, as fast as it is read. */
export function flooding(
  head: string | Buffer,
  chunk: Buffer,
  onSent?: (bytes: number) => void,
): Behaviour {
  return afterRequest(pouring(head, chunk, onSent));
}

/** Says `head` and then `chunk` for ever, as fast as it is read. */
export function pouring(
  head: string | Buffer,
  chunk: Buffer,
  onSent: (bytes: number) => void = () => {},
): Behaviour {
  return (socket) => {
    socket.write(head);
    const pour = () => {
      if (socket.destroyed) return;
      onSent(socket.bytesWritten);
      if (socket.write(chunk)) setImmediate(pour);
      else socket.once('drain', pour);
    };
    pour();
  };
}

/** Behaves well, but says everything byte by byte, each in a packet of its own. */
export function inFragments(behaviour: (socket: Duplex) => void, pauseMs = 0): Behaviour {
  return (socket) => {
    socket.setNoDelay(true);
    const slow = new Duplex({
      read: () => {},
      write: (chunk: Buffer, _, done) => writeByteByByte(socket, chunk, pauseMs, done),
      final: (done) => void socket.end(done),
    });
    socket.on('data', (chunk) => slow.push(chunk));
    socket.once('end', () => slow.push(null));
    socket.once('close', () => slow.destroy());
    slow.on('error', () => {});
    behaviour(slow);
  };
}

function writeByteByByte(socket: Socket, bytes: Buffer, pauseMs: number, done: () => void): void {
  if (bytes.length === 0 || socket.destroyed) {
    done();
    return;
  }
  socket.write(bytes.subarray(0, 1));
  const next = () => writeByteByByte(socket, bytes.subarray(1), pauseMs, done);
  if (pauseMs === 0) setImmediate(next);
  else setTimeout(next, pauseMs).unref();
}

/** After the request, answers and closes. */
export function answering(text: string | Buffer): Behaviour {
  return afterRequest((socket) => socket.end(text));
}

/** Answers only when something was asked; noDelay keeps the packets apart. */
export function afterRequest(answer: Behaviour): Behaviour {
  return (socket) => {
    socket.setNoDelay(true);
    socket.once('data', () => answer(socket));
    socket.once('end', () => socket.end());
  };
}

/** Speaks without being asked, and hears nothing; noDelay keeps the packets apart. */
export function atOnce(act: Behaviour): Behaviour {
  return (socket) => {
    socket.setNoDelay(true);
    silent(socket);
    act(socket);
  };
}
