import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { builtinModules } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@libsql/client';
import { build, type Plugin } from 'esbuild';
import { packageRoot } from '../src/runtimes/node/package-root.ts';
import { embeddedClient } from '../src/storage/database.ts';
import { newDatabaseFile } from '../tests/support/database-file.ts';
import { startLibsqlServer } from '../tests/support/libsql-server.ts';
import { atMost, type Figure, neverMore } from './figure.ts';
import { repeated } from './rounds.ts';
import { serveWorker } from './workerd.ts';

/** What the plans of the platform give to an invocation. */
const plans = [
  { monitors: 10, subrequests: 50 },
  { monitors: 30, subrequests: 50 },
  { monitors: 200, subrequests: 10_000 },
] as const;

/** How long a target takes to answer, in milliseconds: time in which a Worker costs nothing. */
const answerMs = 20;

const warmUps = 4;
const turns = 7;

/**
 * A turn of the clock in workerd with healthy targets: processor time, which the free plan wants to be
 * 10 ms and nobody promises; requests, those to database and cache among them; and connections.
 */
export async function measureCron(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const plan of plans) figures.push(...(await measureTurns(plan)));
  return figures;
}

async function measureTurns({ monitors, subrequests }: (typeof plans)[number]) {
  const { file, remove } = await newDatabaseFile();
  const database = await startLibsqlServer({ file });
  const targets = await startTargets();
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  const settings = {
    ...{ DATABASE_URL: database.url, LOG_LEVEL: 'error', SUBREQUESTS: String(subrequests) },
    ...{ SECRET: 'a secret that only the benchmark has', WATCHES_SANDBOX: 'yes' },
  };
  const worker = await serveWorker(await bundleWith(monitors, targets.url), settings);
  const requests: number[] = [];
  const connections: number[] = [];

  /** All monitors are due again, as if a minute had passed. */
  async function turn(): Promise<number> {
    await client.execute('UPDATE monitor_states SET last_check_at = last_check_at - 60000');
    database.forgetAsked();
    targets.forget();
    const before = await worker.processorMs();
    const answer = await fetch(`${worker.origin}/turn`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`A turn failed: ${text}`);
    const ms = (await worker.processorMs()) - before;
    const asked = database.asked();
    requests.push(asked.total + targets.seen().total + Number(text));
    connections.push(asked.mostAtOnce + targets.seen().mostAtOnce);
    return ms;
  }

  try {
    await repeated(warmUps, turn);
    const runs = await repeated(turns, turn);
    const of = (values: readonly number[]) => values.slice(warmUps);
    const name = `a turn with ${monitors} monitors`;
    const most = subrequests === 50 ? 50 : 250;
    return [
      atMost(monitors * 2 + 60, {
        name: `${name}, CPU of workerd (not promised)`,
        unit: 'ms',
        runs,
      }),
      neverMore(most, { name: `${name}, requests`, unit: 'entries', runs: of(requests) }),
      neverMore(6, { name: `${name}, connections`, unit: 'entries', runs: of(connections) }),
    ];
  } finally {
    await worker.stop();
    client.close();
    await targets.stop();
    await database.stop();
    await remove();
  }
}

/** Targets that answer soon, and count who asks. */
async function startTargets() {
  let [total, open, most] = [0, 0, 0];
  const server: Server = createServer((_, response) => {
    total += 1;
    most = Math.max(most, ++open);
    response.once('close', () => {
      open -= 1;
    });
    setTimeout(() => response.end('{"status":"ok"}'), answerMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    seen: () => ({ total, mostAtOnce: most }),
    forget: () => {
      [total, most] = [0, 0];
    },
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** The Worker with so many monitors, whose clock turns when `/turn` is asked for. */
async function bundleWith(count: number, url: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-cron-'));
  const monitors = path.join(folder, 'monitors.js');
  await writeFile(monitors, monitorFiles(count, url));
  try {
    const { outputFiles } = await build({
      absWorkingDir: packageRoot,
      stdin: { contents: entry, resolveDir: packageRoot, loader: 'ts' },
      ...{ bundle: true, write: false, format: 'esm', minify: true, target: 'es2024' },
      conditions: ['workerd', 'worker', 'browser'],
      ...{ jsx: 'automatic', jsxImportSource: 'hono/jsx', logLevel: 'error' },
      plugins: [parts(monitors)],
    });
    return outputFiles[0]?.text ?? '';
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** workerd alone has no Cache API: here is one that keeps nothing and is counted. */
const entry = `
import worker from './src/runtimes/edge/worker.ts';
let toCache = 0;
const asked = async () => void (toCache += 1);
const caches = { open: async () => ({ match: asked, put: asked }) };
Object.defineProperty(globalThis, 'caches', { value: caches });
export default {
  async fetch(request, env, waiting) {
    if (new URL(request.url).pathname !== '/turn') return worker.fetch(request, env, waiting);
    toCache = 0;
    await worker.scheduled(null, env);
    return new Response(String(toCache));
  },
};`;

/** The files with definitions, and the modules that workerd has itself. */
function parts(monitors: string): Plugin {
  const builtin = new RegExp(`^(node:)?(${builtinModules.join('|')})$`);
  return {
    name: 'parts',
    setup({ onResolve }) {
      onResolve({ filter: /^#monitors$/ }, () => ({ path: monitors }));
      onResolve({ filter: builtin }, ({ path: name }) => ({
        path: name.startsWith('node:') ? name : `node:${name}`,
        external: true,
      }));
    },
  };
}

function monitorFiles(count: number, url: string): string {
  const monitors = Array.from({ length: count }, (_, index) => ({
    ...{ slug: `part-${index}`, component: 'api' },
    probe: { kind: 'http', url: `${url}${index}`, expect: { status: ['2xx'] } },
  }));
  const site = {
    name: { zh: '钱包', en: 'Wallet' },
    ...{ timeZone: 'Asia/Shanghai', timeZoneName: { zh: '北京时间', en: 'Beijing time' } },
    groups: [
      {
        ...{ slug: 'all', name: { zh: '服务', en: 'Services' } },
        components: [{ slug: 'api', name: { zh: '接口', en: 'API' } }],
      },
    ],
  };
  return `export default ${JSON.stringify([
    { file: 'site.ts', exported: { kind: 'site', ...site } },
    { file: 'monitors.ts', exported: monitors.map((one) => ({ kind: 'monitor', ...one })) },
  ])}`;
}
