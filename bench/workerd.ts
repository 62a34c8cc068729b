import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packageRoot } from '../src/runtimes/node/package-root.ts';
import { freePort } from '../tests/support/targets/tcp.ts';
import type { Served } from './against-bare.ts';

const run = promisify(execFile);

/** A Worker under load. */
export type ServedWorker = Served & Readonly<{ stop(): Promise<void> }>;

/** The module that `wrangler deploy` would upload. */
export async function bundledWorker(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-bench-'));
  const wrangler = path.join(packageRoot, 'node_modules/wrangler/bin/wrangler.js');
  await run(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
    cwd: packageRoot,
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
  });
  const module = await readFile(path.join(folder, 'worker.js'), 'utf8');
  await rm(folder, { recursive: true });
  return module;
}

/**
 * Serves a module by workerd alone: what Miniflare and `wrangler dev` put in front of a Worker costs
 * more than the Worker does. There is no Cache API.
 */
export async function serveWorker(
  module: string,
  bindings: Readonly<Record<string, string>> = {},
): Promise<ServedWorker> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-bench-'));
  const port = await freePort();
  await writeFile(path.join(folder, 'worker.js'), module);
  const config = path.join(folder, 'config.capnp');
  await writeFile(config, configOf(port, bindings));
  const child = spawn(program(), ['serve', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    process.off('exit', end);
    end();
    await ended;
    await rm(folder, { recursive: true });
  };
  await untilServed(origin);
  return { origin, processorMs: async () => processorMsOf(child.pid ?? 0), stop };
}

function program(): string {
  const { resolve } = createRequire(path.join(packageRoot, 'package.json'));
  return createRequire(resolve('miniflare'))('workerd').default;
}

/** https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp */
function configOf(port: number, bindings: Readonly<Record<string, string>>): string {
  const named = Object.entries(bindings).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-04-01",
  compatibilityFlags = ["nodejs_compat"],
  bindings = [${named.join(', ')}],
);
`;
}

async function untilServed(origin: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    // No page: the first one is measured.
    const served = await fetch(`${origin}/robots.txt`).catch(() => null);
    if (served) return;
    if (attempt === 100) throw new Error('workerd did not start.');
    await pause(100);
  }
}

/** Processor time that a process has used so far, all threads, in milliseconds. */
function processorMsOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}
