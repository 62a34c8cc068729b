import { once } from 'node:events';
import { connect } from 'node:net';

/** A connection on which words were said as they are, whatever the protocol. */
export type Spoken = Readonly<{
  say(words: string): void;
  /** Everything that came back, once the peer has closed the connection or cut it off. */
  heard: Promise<string>;
  /** Settles when the first bytes have come back. */
  answered: Promise<unknown>;
  close(): void;
}>;

/** Connects to the host and port of a URL and says something. */
export async function speak(url: string, words: string): Promise<Spoken> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const heard = new Promise<string>((resolve) => {
    // To be cut off is one of the ways to be closed.
    socket.on('error', () => {}).once('close', () => resolve(text));
  });
  const answered = new Promise((resolve) => socket.once('data', resolve));
  socket.write(words);
  return {
    say: (more) => void socket.write(more),
    heard,
    answered,
    close: () => void socket.destroy(),
  };
}
