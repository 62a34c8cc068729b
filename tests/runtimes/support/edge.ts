import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Miniflare } from 'miniflare';
import { freePort } from '../../support/targets/tcp.ts';
import { root } from '../../support/tree.ts';
import { eventually } from './eventually.ts';

const run = promisify(execFile);
/** Vitest has a BASE_URL of its own, which is a path; empty counts as not set. */
const quiet = { ...process.env, BASE_URL: '', CI: '1', WRANGLER_SEND_METRICS: 'false' };

/** `npm run dev:edge`: the Worker in workerd, over a libSQL server, with a sandbox to watch. */
export type DevEdge = Readonly<{
  url: string;
  dataDir: string;
  /** Fires a cron trigger and waits until the Worker is done with it. */
  fire(cron: string): Promise<void>;
  /** Asks it to stop; says how many processes it had, and how many outlived it. */
  stop(): Promise<{ had: number; left: number }>;
}>;

/** Starts it with a data directory of its own and waits until it has looked once. */
export async function startDevEdge(): Promise<DevEdge> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'helplight-edge-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/run.js', 'scripts/dev-edge.ts'], {
    cwd: root,
    env: { ...quiet, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const had = processesOf(dataDir).length;
    child.kill('SIGTERM');
    await ended;
    const left = await leftOf(dataDir);
    await rm(dataDir, { recursive: true, force: true });
    return { had, left };
  };
  process.once('exit', () => killAll(dataDir));
  await eventually(
    'the Worker is served',
    () => {
      if (child.exitCode !== null) throw new Error(`dev:edge ended at once:\n${printed}`);
      return printed.includes(`Helplight in workerd is at ${url}`) || null;
    },
    60_000,
  ).catch(async (error) => {
    await stop();
    throw new Error(`${error.message} It printed:\n${printed}`);
  });
  return { url, dataDir, fire: (cron) => fireAt(url, cron), stop };
}

/**
 * Runs `npm run dev:edge` to its end in a folder with this `.env`, where it is expected to refuse.
 * Returns its exit code and all that it printed.
 */
export async function runDevEdge(settings: string): Promise<{ code: number; printed: string }> {
  const cwd = await mkdtemp(path.join(os.tmpdir(), 'helplight-edge-'));
  await writeFile(path.join(cwd, '.env'), settings);
  const program = ['scripts/run.js', 'scripts/dev-edge.ts'].map((file) => root + file);
  const ended = run(process.execPath, program, {
    cwd,
    env: { PATH: process.env.PATH },
    timeout: 30_000,
  });
  const { code, stdout, stderr } = await ended.then(
    (said) => ({ code: 0, ...said }),
    (refusal) => refusal,
  );
  await rm(cwd, { recursive: true });
  return { code, printed: stdout + stderr };
}

async function fireAt(url: string, cron: string): Promise<void> {
  const response = await fetch(`${url}/__scheduled?cron=${cron.replaceAll(' ', '+')}`);
  if (!response.ok) throw new Error(`The trigger "${cron}" failed: ${await response.text()}`);
}

/** Waits a moment for the processes to end; ends and counts those that did not. */
async function leftOf(mark: string): Promise<number> {
  await eventually(
    'all processes have ended',
    () => processesOf(mark).length === 0 || null,
    5000,
  ).catch(() => undefined);
  return killAll(mark);
}

function killAll(mark: string): number {
  const left = processesOf(mark);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  return left.length;
}

/** Every process that was started, however indirectly, with this data directory. */
function processesOf(dataDir: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => environmentOf(pid).includes(`DATA_DIR=${dataDir}\0`));
}

function environmentOf(pid: number): string {
  try {
    return `${readFileSync(`/proc/${pid}/environ`, 'latin1')}\0`;
  } catch {
    // It has ended meanwhile, or is a zombie.
    return '';
  }
}

/** The bundle that `wrangler deploy` would upload. */
export async function bundleWorker(): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-bundle-'));
  await run(
    process.execPath,
    [`${root}node_modules/wrangler/bin/wrangler.js`, 'deploy', '--dry-run', '--outdir', folder],
    { cwd: root, env: quiet },
  );
  return {
    file: path.join(folder, 'worker.js'),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A bundle in workerd. */
export type RunningWorker = Readonly<{
  url: string;
  /** Fires a cron trigger and waits until the Worker is done with it. */
  fire(cron: string): Promise<void>;
  stop(): Promise<void>;
}>;

/**
 * Runs a bundle in workerd with these variables: a new isolate, in a data centre whose cache is in a
 * folder, or is empty. Resolves with the URL it is served at.
 */
export async function startWorker(
  file: string,
  bindings: Readonly<Record<string, string>>,
  { dataCentre, port = 0 }: Readonly<{ dataCentre?: string; port?: number }> = {},
): Promise<RunningWorker> {
  const worker = new Miniflare({
    modules: [{ type: 'ESModule', path: file }],
    modulesRoot: path.dirname(file),
    compatibilityDate: compatibilityDate(),
    compatibilityFlags: ['nodejs_compat'],
    host: '127.0.0.1',
    port,
    ...(dataCentre !== undefined && { cachePersist: dataCentre }),
    // Cron triggers can be fired then.
    unsafeTriggerHandlers: true,
    bindings: { SECRET: 'a secret that only tests have, and long enough', ...bindings },
    // The log of the Worker is not under test.
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      stdout.resume();
      stderr.resume();
    },
  });
  const { origin } = await worker.ready;
  const fire = async (cron: string) => {
    const path = `/cdn-cgi/handler/scheduled?cron=${cron.replaceAll(' ', '+')}`;
    const response = await fetch(origin + path);
    if (!response.ok) throw new Error(`The trigger "${cron}" failed: ${await response.text()}`);
  };
  return { url: origin, fire, stop: () => worker.dispose() };
}

function compatibilityDate(): string {
  const settings = readFileSync(`${root}wrangler.toml`, 'utf8');
  return /^compatibility_date = "(.+)"$/m.exec(settings)?.[1] ?? '';
}
