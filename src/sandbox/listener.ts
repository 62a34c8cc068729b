import { randomInt } from 'node:crypto';
import type { Condition } from './condition.ts';
import { SandboxError } from './sandbox-error.ts';

/** Where somebody calls from. */
export type Peer = Readonly<{ address: string; port: number }>;

/** One way in at a port of 127.0.0.1: over TCP or over UDP. */
export type Entrance = Readonly<{
  /** Resolves to false when the port belongs to somebody else. */
  listen(port: number): Promise<boolean>;
  /** Frees the port, and ends what came in by it. */
  close(): Promise<void>;
  /** From now on behaves like this, to those who are in, too. */
  become(condition: Condition): void;
}>;

/** A port on 127.0.0.1 with one or more entrances, that can be broken at will. */
export type Listener = Readonly<{
  port: number;
  condition(): Condition;
  /** Resolves when the condition holds for new and for open connections. */
  become(condition: Condition): Promise<void>;
  /** Resets all connections and frees the port. */
  stop(): Promise<void>;
}>;

/** Opens a listener on a free port of 127.0.0.1, the same for all entrances. It begins well. */
export async function openListener(...entrances: readonly Entrance[]): Promise<Listener> {
  let condition: Condition = { kind: 'well' };
  let turn: Promise<void> = Promise.resolve();
  const port = await listenOnFreePort(entrances);

  const change = async (next: Condition) => {
    const listening = condition.kind !== 'refuse';
    if (next.kind === 'refuse') await closeAll(entrances);
    else if (!listening) await listenAgain(entrances, port);
    condition = next;
    for (const entrance of entrances) entrance.become(next);
  };
  const become = (next: Condition) => {
    const changed = turn.then(() => change(next));
    turn = changed.catch(() => undefined);
    return changed;
  };
  return { port, condition: () => condition, become, stop: () => become({ kind: 'refuse' }) };
}

/**
 * Ports are tried below the range from which systems hand out free ones. There nobody is given our
 * port while we refuse, and a client that calls it cannot by chance be connected to itself.
 */
async function listenOnFreePort(entrances: readonly Entrance[]): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(20_000, 32_768);
    if (await listens(entrances, port)) return port;
  }
  throw new SandboxError(
    'port_taken',
    'The sandbox found no free port between 20000 and 32767; stop some programs and start again.',
  );
}

async function listenAgain(entrances: readonly Entrance[], port: number): Promise<void> {
  if (await listens(entrances, port)) return;
  throw new SandboxError(
    'port_taken',
    `Another program has taken port ${port} meanwhile; stop it and heal the channel again.`,
  );
}

/** All entrances or none. */
async function listens(entrances: readonly Entrance[], port: number): Promise<boolean> {
  const taken = await Promise.all(entrances.map((entrance) => entrance.listen(port)));
  if (taken.every(Boolean)) return true;
  await closeAll(entrances);
  return false;
}

async function closeAll(entrances: readonly Entrance[]): Promise<void> {
  await Promise.all(entrances.map((entrance) => entrance.close()));
}
