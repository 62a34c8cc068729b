import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { subscribeInbox } from '../src/actions/subscribe-inbox.ts';
import { ConfigError, readConfig } from '../src/runtimes/config.ts';
import { loadEnvironmentFile } from '../src/runtimes/node/environment-file.ts';
import { listen } from '../src/runtimes/node/http-server.ts';
import { migrate } from '../src/runtimes/node/migrate.ts';
import { migrationsDir, packageRoot } from '../src/runtimes/node/package-root.ts';
import { readSecret } from '../src/runtimes/node/secret.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts';
import { openDatabase } from '../src/storage/database.ts';
import { keysOf, webHmac } from '../src/storage/keys.ts';
import { startLibsqlServer } from '../tests/support/libsql-server.ts';
import { buildMonitors, buildNode } from './build.js';

/**
 * `npm run dev:edge`: the Worker in local workerd on PORT, over a remote libSQL database, with a
 * sandbox to watch and the cron trigger fired every minute. Stops everything when it is stopped.
 */

const minuteMs = 60_000;

/** What is to be stopped, in the order in which it was started. */
type Stops = (() => unknown)[];

const stops: Stops = [];
try {
  await runUntilStopped();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
for (const stop of stops.reverse()) await stop();
process.exit();

async function runUntilStopped(): Promise<void> {
  const asked = stopRequest();
  loadEnvironmentFile();
  const config = readConfig(process.env, { monitorsDir: path.join(packageRoot, 'monitors') });
  const dataDir = path.resolve(config.dataDir);
  const url = await freeAddress(config.port);
  await mkdir(dataDir, { recursive: true });
  await buildNode();
  await buildMonitors();
  const sandbox = await openSandbox(dataDir);
  const secret = await readSecret(config);
  const databaseUrl = await openEdgeDatabase(dataDir);
  await subscribe(sandbox, databaseUrl, secret);
  const worker = startWorker(url, { databaseUrl, secret }, sandbox);
  const over = Promise.race([asked, endOf(worker)]);
  await Promise.race([over, firstLook(url, sandbox)]);
  setInterval(() => void fire(url), minuteMs);
  await over;
}

function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/**
 * Takes the address and gives it back. Wrangler moves to another port where one is taken, and what
 * answers here would be another program.
 */
async function freeAddress(port: number): Promise<string> {
  const server = await listen(() => new Response(null), { host: '127.0.0.1', port });
  await server.stop(0);
  return server.url;
}

async function openSandbox(dataDir: string): Promise<Sandbox> {
  const sandbox = await startSandbox({ dataDir });
  stops.push(sandbox.stop);
  return sandbox;
}

/** Returns the URL of the database, which is up to date. */
async function openEdgeDatabase(dataDir: string): Promise<string> {
  const server = await startLibsqlServer({ file: path.join(dataDir, 'edge.db') });
  stops.push(server.stop);
  const client = createClient({ url: server.url });
  await migrate(client, migrationsDir);
  client.close();
  return server.url;
}

/** The inbox of the sandbox is told of everything; the first trigger posts a test there. */
async function subscribe(sandbox: Sandbox, databaseUrl: string, secret: string): Promise<void> {
  const client = createClient({ url: databaseUrl });
  const db = await openDatabase(client);
  const acting = { db, actor: { kind: 'clock' }, now: Date.now() } as const;
  const leaving = { keys: keysOf(secret, webHmac), wake: () => undefined };
  sandbox.verifyBy(await subscribeInbox(acting, leaving, sandbox.inboxUrl));
  client.close();
}

function startWorker(
  url: string,
  { databaseUrl, secret }: Readonly<{ databaseUrl: string; secret: string }>,
  sandbox: Sandbox,
): ChildProcess {
  const variables = {
    ...{ DATABASE_URL: databaseUrl, BASE_URL: url, WATCHES_SANDBOX: 'yes', SECRET: secret },
    ...{ ...sandbox.targets, SANDBOX_INBOX_URL: sandbox.inboxUrl },
  };
  const vars = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const { hostname, port } = new URL(url);
  const worker = spawn(
    path.join(packageRoot, 'node_modules/.bin/wrangler'),
    ['dev', '--local', '--ip', hostname, '--port', port, '--test-scheduled'].concat(
      '--show-interactive-dev-session=false',
      '--log-level',
      'warn',
      vars,
    ),
    {
      cwd: packageRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      // A group of its own: wrangler leaves children behind when it alone is stopped.
      detached: true,
      env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    },
  );
  stops.push(() => stopGroup(worker));
  return worker;
}

function stopGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGTERM');
  } catch (error) {
    // All of them have ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Rejects when wrangler ends by itself. */
function endOf(worker: ChildProcess): Promise<never> {
  return new Promise((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code, signal) =>
      reject(new Error(`Wrangler ended with ${code ?? signal}; see what it printed above.`)),
    );
  });
}

async function firstLook(url: string, { inboxUrl }: Sandbox): Promise<void> {
  await answered(url);
  await fire(url);
  console.log(`Helplight in workerd is at ${url}`);
  console.log(`The sandbox shows what is posted to it at ${inboxUrl}`);
}

async function answered(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(`${url}/healthz`).catch(() => null);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Workerd did not answer at ${url} within a minute; see what it printed above.`);
}

async function fire(url: string): Promise<void> {
  try {
    const response = await fetch(`${url}/__scheduled?cron=*+*+*+*+*`);
    const said = await response.text();
    if (!response.ok) console.error(`The cron trigger failed with ${response.status}: ${said}`);
  } catch (error) {
    console.error(`The cron trigger failed: ${error}`);
  }
}
