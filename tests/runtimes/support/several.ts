import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { buildProgram } from '../../../scripts/run.js';
import { createToken } from '../../../src/actions/create-token.ts';
import type { Definition } from '../../../src/domain/definition.ts';
import type { LeaseTimes } from '../../../src/runtimes/node/leadership.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { readLeases, type StoredLease, whoHolds } from '../../../src/storage/lease.ts';
import { newDatabaseFile } from '../../support/database-file.ts';
import { type LibsqlServer, startLibsqlServer } from '../../support/libsql-server.ts';
import { eventually } from './eventually.ts';
import type { Stage } from './stage.ts';
import { type Ask, asking } from './told.ts';

/** A Node process that serves, besides others. */
export type NodeProcess = Readonly<{
  url: string;
  pid: number;
  ask: Ask;
  /** What it has logged so far, parsed. */
  log(): readonly Readonly<{ message: string; refused?: number; lease?: string }>[];
  /** Freezes it where it is, or lets it go on. */
  send(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Kills it, with no time to tidy up. */
  kill(): Promise<void>;
  /** Stops it in good order. */
  stop(): Promise<void>;
}>;

/** Several Node processes on one remote database. */
export type Several = Readonly<{
  server: LibsqlServer;
  /** The database itself, whatever the server does. */
  db: Database;
  file: string;
  /** What all who share the database are started with. */
  shared: Readonly<Record<string, string>>;
  start(): Promise<NodeProcess>;
}>;

const secret = 'a secret that only these processes have';

/** How long is waited for what several processes come to: all of them are at work on a busy machine. */
export const patienceMs = 60_000;

/** Sets the stage, with no process on it yet; `targets` are those that the definitions name. */
export async function openSeveral(
  stage: Stage,
  definitions: readonly Definition[],
  { leaseMs, beatMs }: LeaseTimes,
  targets: Readonly<Record<string, string>> = {},
): Promise<Several> {
  const program = await buildProgram('tests/support/node-process.ts');
  const { file, remove } = await newDatabaseFile();
  stage.atEnd(remove);
  const server = await startLibsqlServer({ file });
  stage.atEnd(server.stop);
  const client = createClient({ url: `file:${file}`, timeout: 5000 });
  stage.atEnd(async () => client.close());
  const db = await openDatabase(client);
  const { environment, folder } = await stage.install(definitions);
  const acting = { db, actor: { kind: 'terminal' }, now: Date.now() } as const;
  const token = (await createToken(acting, { name: 'several', scopes: ['*'] })).secret;
  const shared = {
    ...{ DATABASE_URL: server.url, SECRET: secret, ALLOW_PRIVATE_WEBHOOKS: 'yes' },
    ...{ BASE_URL: 'http://status.example', ...targets },
  };
  let started = 0;
  async function start(): Promise<NodeProcess> {
    started += 1;
    const child = fork(program, [`${leaseMs}`, `${beatMs}`], {
      // Where no .env lies.
      cwd: os.tmpdir(),
      silent: true,
      env: {
        ...{ PATH: process.env.PATH, ...environment, LOG_LEVEL: 'info' },
        ...{ ...shared, DATA_DIR: path.join(folder, `node-${started}`) },
      },
    });
    stage.atEnd(async () => void child.kill('SIGKILL'));
    return processOf(child, token);
  }
  return { server, db, file, shared, start };
}

async function processOf(child: ChildProcess, token: string): Promise<NodeProcess> {
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const ended = once(child, 'exit');
  const said = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (said === null) throw new Error(`It ended at once:\n${printed}`);
  const url = String(said[0]);
  return {
    ...{ url, pid: child.pid ?? 0, ask: asking(url, token) },
    log: () =>
      printed
        .split('\n')
        .slice(0, -1)
        // node-cron says in a line of its own that it was frozen.
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    send: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.send('stop');
      await ended;
    },
  };
}

/** Who looks at the monitors as it is stored; it may be dead. */
export async function looker(db: Database): Promise<StoredLease | null> {
  return (await readLeases(db)).find(({ name }) => name === 'look:local') ?? null;
}

/** Whether a lease is held by a process. */
export function isHeldBy(lease: StoredLease | null, { pid }: NodeProcess): boolean {
  return lease !== null && whoHolds(lease).endsWith(`:${pid}`);
}

/** Waits until this process looks, and returns under which token. */
export async function untilLooks(db: Database, one: NodeProcess): Promise<number> {
  const look = async () => {
    const lease = await looker(db);
    return lease && isHeldBy(lease, one) ? lease.token : null;
  };
  return eventually('it looks', look, patienceMs);
}
