import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { migrate } from '../src/runtimes/migrate.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { startLibsqlServer } from '../tests/support/libsql-server.ts';
import { buildMonitors, buildNode } from './build.js';

/**
 * `npm run dev:edge`: the Worker in local workerd on PORT, over a remote libSQL database, with a
 * sandbox to watch and the cron trigger fired every minute. Stops everything when it is stopped.
 */

const root = process.cwd();
const port = Number(process.env.PORT || 8080);
const dataDir = path.resolve(process.env.DATA_DIR || './data');
const minuteMs = 60_000;

await mkdir(dataDir, { recursive: true });
await buildNode();
await buildMonitors();
const sandbox = await startSandbox({ dataDir });
const database = await startLibsqlServer({ file: path.join(dataDir, 'edge.db') });
const client = createClient({ url: database.url });
await migrate(client, path.join(root, 'migrations'));
client.close();

const worker = startWorker({
  DATABASE_URL: database.url,
  BASE_URL: `http://127.0.0.1:${port}`,
  WATCHES_SANDBOX: 'yes',
  ...sandbox.targets,
});
const trigger = setInterval(() => void fire(), minuteMs);
await answered();
await fire();
console.log(`Helplight in workerd is at http://127.0.0.1:${port}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    clearInterval(trigger);
    stopWorker(worker);
    await Promise.all([sandbox.stop(), database.stop()]);
    process.exit();
  });
}

function startWorker(variables: Record<string, string>): ChildProcess {
  const vars = Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const child = spawn(
    path.join(root, 'node_modules/.bin/wrangler'),
    ['dev', '--local', '--ip', '127.0.0.1', '--port', String(port), '--test-scheduled'].concat(
      '--show-interactive-dev-session=false',
      '--log-level',
      'warn',
      vars,
    ),
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // A group of its own: wrangler leaves children behind when it alone is stopped.
      detached: true,
      env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    },
  );
  child.once('exit', (code) => {
    console.error(`wrangler ended with ${code}.`);
    process.exit(1);
  });
  return child;
}

function stopWorker(child: ChildProcess): void {
  child.removeAllListeners('exit');
  if (child.pid) process.kill(-child.pid, 'SIGTERM');
}

async function answered(): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`workerd did not answer on port ${port} within a minute.`);
}

async function fire(): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/__scheduled?cron=*+*+*+*+*`).catch((error) =>
    console.error(`The cron trigger failed: ${error}`),
  );
}
