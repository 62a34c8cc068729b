import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A caller with nothing but a TCP connection, one character a byte. */
export type RawLine = Readonly<{
  socket: Socket;
  say(text: string): void;
  /** What was heard since the last call, as soon as it fits the pattern. */
  hears(pattern: RegExp): Promise<string>;
  /** All that is still said until the other side hangs up. */
  rest(): Promise<string>;
  /** Hangs up without a word. */
  drop(): void;
}>;

/** Calls a port of 127.0.0.1. */
export async function dialRaw(port: number): Promise<RawLine> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    heard += text;
  });
  const ended = new Promise((resolve) => socket.once('close', resolve));
  // What goes wrong is followed by 'close', and told by what was heard until then.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const taken = () => {
    const all = heard;
    heard = '';
    return all;
  };
  return {
    socket,
    say: (text) => void socket.write(text, 'latin1'),
    hears: async (pattern) => {
      while (!pattern.test(heard)) {
        const over = await Promise.race([once(socket, 'data'), ended.then(() => 'over')]);
        if (over === 'over' && !pattern.test(heard)) {
          throw new Error(`Hung up before ${pattern} was heard, only: ${heard}`);
        }
      }
      return taken();
    },
    rest: () => ended.then(taken),
    drop: () => void socket.destroy(),
  };
}
