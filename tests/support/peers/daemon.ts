import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A real program to talk to: how it is started in the foreground, and where it listens. */
export type DaemonCommand = Readonly<{
  program: string;
  args: readonly string[];
  /** Ports on 127.0.0.1 that must all accept before it counts as started. */
  ports: readonly number[];
  /** Whose rights it runs with; its own program refuses to run as root. */
  runAs?: Readonly<{ uid: number; gid: number }>;
  /** What its environment has besides, such as where it keeps what is its own. */
  environment?: Readonly<Record<string, string>>;
  /** The file that it writes its log to, where it cannot print it. */
  logFile?: string;
}>;

/** A program that runs until it is stopped, and can be started again on the same ports. */
export type Daemon = Readonly<{
  /** Stops every process of it where it stands: its ports accept, but nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Ends it and all processes that it started; does nothing when it does not run. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good and removes its folder. */
  end(): Promise<void>;
  /** What it printed so far, at most the last 64 KiB, and all of its log file. */
  log(): string;
}>;

const startAttempts = 500;
const pauseMs = 20;
const stopMs = 5000;
const logLimit = 64 * 1024;

/**
 * Starts a program and waits until all of its ports accept. `prepare` writes its configuration
 * into the folder it is given, in which the program keeps all of its state.
 */
export async function startDaemon(
  prepare: (folder: string) => Promise<DaemonCommand>,
): Promise<Daemon> {
  const folder = await mkdtemp(join(tmpdir(), 'helplight-peer-'));
  const command = await prepare(folder);
  let running: ChildProcess | null = null;
  let printed = '';
  const signal = (name: NodeJS.Signals) => signalGroup(running, name);
  // A test run that is ended from outside must not leave programs behind.
  process.on('exit', () => signal('SIGKILL'));

  const log = () => printed + written(command);

  async function start(): Promise<void> {
    running = launch(command, (text) => {
      printed = (printed + text).slice(-logLimit);
    });
    try {
      await Promise.all(command.ports.map((port) => untilAccepts(port, running)));
    } catch (error) {
      await stop();
      throw new Error(`${command.program} did not start. It printed:\n${log()}`, {
        cause: error,
      });
    }
  }

  async function stop(): Promise<void> {
    if (!isRunning(running)) return;
    const ended = once(running, 'exit');
    signal('SIGCONT');
    signal('SIGTERM');
    const timer = setTimeout(() => signal('SIGKILL'), stopMs);
    await ended;
    clearTimeout(timer);
    signal('SIGKILL');
    await Promise.all(command.ports.map(untilRefuses));
  }

  async function end(): Promise<void> {
    await stop();
    await rm(folder, { recursive: true });
  }

  await start().catch(async (error) => {
    await rm(folder, { recursive: true });
    throw error;
  });
  return {
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    stop,
    start,
    end,
    log,
  };
}

/** The program leads a process group of its own, so that one signal reaches all its processes. */
function launch(command: DaemonCommand, print: (text: string) => void): ChildProcess {
  const child = spawn(command.program, command.args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...command.runAs,
    env: { ...process.env, ...command.environment },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  child.on('error', (error) => print(`${error.message}\n`));
  return child;
}

function written({ logFile }: DaemonCommand): string {
  return logFile !== undefined && existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
}

function signalGroup(child: ChildProcess | null, name: NodeJS.Signals): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // No process of the group is left.
  }
}

function isRunning(child: ChildProcess | null): child is ChildProcess {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

async function untilAccepts(port: number, child: ChildProcess | null): Promise<void> {
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    if (await accepts(port)) return;
    if (!isRunning(child)) throw new Error('It ended before it listened.');
    await pause(pauseMs);
  }
  throw new Error(`Port ${port} does not accept connections.`);
}

/** Those of its processes that had to be killed may hold a port for a moment longer. */
async function untilRefuses(port: number): Promise<void> {
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    if (!(await accepts(port))) return;
    await pause(pauseMs);
  }
  throw new Error(`Port ${port} still accepts connections.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
