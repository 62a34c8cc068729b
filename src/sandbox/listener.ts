import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Condition, type Manner, mannerOf } from './condition.ts';
import { type Line, openLine } from './line.ts';
import { SandboxError } from './sandbox-error.ts';

/** What speaks the protocol of a channel, on any stream it is given. */
export type Speaker = Readonly<{
  talk(stream: Duplex): void;
  /** From now on answers in this manner, on open connections too. */
  become(manner: Manner): void;
}>;

/** A TCP port on 127.0.0.1 with a speaker behind it, that can be broken at will. */
export type Listener = Readonly<{
  port: number;
  condition(): Condition;
  /** Resolves when the condition holds for new and for open connections. */
  become(condition: Condition): Promise<void>;
  /** Resets all connections and frees the port. */
  stop(): Promise<void>;
}>;

/** Opens a listener on a free port of 127.0.0.1. It begins well. */
export async function openListener(speaker: Speaker): Promise<Listener> {
  const lines = new Set<Line>();
  let condition: Condition = { kind: 'well' };
  let turn: Promise<void> = Promise.resolve();
  // Half-open, because a client may end its side and still wait for a late answer.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    const line = openLine(socket, condition, speaker.talk);
    lines.add(line);
    socket.once('close', () => lines.delete(line));
  });
  const port = await listenOnFreePort(server);

  const change = async (next: Condition) => {
    if (next.kind === 'refuse') await stopListening(server, lines);
    else if (!server.listening) await listenAgain(server, port);
    condition = next;
    const manner = mannerOf(next);
    if (manner) speaker.become(manner);
    for (const line of lines) line.become(next);
  };
  const become = (next: Condition) => {
    const changed = turn.then(() => change(next));
    turn = changed.catch(() => undefined);
    return changed;
  };
  return { port, condition: () => condition, become, stop: () => become({ kind: 'refuse' }) };
}

async function stopListening(server: Server, lines: ReadonlySet<Line>): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  for (const line of lines) line.reset();
  await closed;
}

/**
 * Ports are tried below the range from which systems hand out free ones. There nobody is given our
 * port while we refuse, and a client that calls it cannot by chance be connected to itself.
 */
async function listenOnFreePort(server: Server): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(20_000, 32_768);
    if (await listens(server, port)) return port;
  }
  throw new SandboxError(
    'port_taken',
    'The sandbox found no free port between 20000 and 32767; stop some programs and start again.',
  );
}

async function listenAgain(server: Server, port: number): Promise<void> {
  if (await listens(server, port)) return;
  throw new SandboxError(
    'port_taken',
    `Another program has taken port ${port} meanwhile; stop it and heal the channel again.`,
  );
}

async function listens(server: Server, port: number): Promise<boolean> {
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  try {
    await listening;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
}
