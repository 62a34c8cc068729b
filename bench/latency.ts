import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorDefaults } from '../src/domain/monitor/monitor.ts';
import { packageRoot } from '../src/runtimes/node/package-root.ts';
import { serve } from '../src/runtimes/node/serve.ts';
import { connectSandbox } from '../src/sandbox/remote.ts';
import { atMost, type Figure } from './figure.ts';

/** The interval, the two repeats after 2 and 5 seconds, and two seconds for all the rest. */
const barSeconds = monitorDefaults.intervalSeconds + 7 + 2;

/** When the chat breaks after the page was first well: at the beginning and late in an interval. */
const breaksAfterMs = [0, 10_000, 20_000];

const pollMs = 50;

/** From breaking the chat of the sandbox until the page says so, on three servers side by side. */
export async function measureLatency(): Promise<readonly Figure[]> {
  const servers: Server[] = [];
  try {
    // One after the other: they share the bundler that reads the monitor files.
    for (const breakAfterMs of breaksAfterMs) servers.push(await startServer(breakAfterMs));
    const runs = await Promise.all(servers.map(brokenUntilShown));
    const name = 'chat refused until the page says so, worst';
    return [atMost(barSeconds, { name, unit: 's', runs, value: Math.max(...runs) })];
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

type Server = Readonly<{
  url: string;
  dataDir: string;
  breakAfterMs: number;
  stop(): Promise<void>;
}>;

async function startServer(breakAfterMs: number): Promise<Server> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  const environment = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' };
  const running = await serve(environment, { monitorsDir: path.join(packageRoot, 'monitors') });
  const stop = async () => {
    await running.stop();
    await rm(dataDir, { recursive: true });
  };
  return { url: running.url, dataDir, breakAfterMs, stop };
}

/** Seconds from the break to the first page that shows it. */
async function brokenUntilShown({ url, dataDir, breakAfterMs }: Server): Promise<number> {
  await shown(url, 'operational', 20_000);
  await pause(breakAfterMs);
  const sandbox = await connectSandbox(dataDir);
  const brokenAt = performance.now();
  await sandbox.break('chat', 'refuse');
  await shown(url, 'major_outage', 2 * barSeconds * 1000);
  return (performance.now() - brokenAt) / 1000;
}

async function shown(url: string, status: string, withinMs: number): Promise<void> {
  const since = performance.now();
  const wanted = `data-component="chat" data-status="${status}" data-reachability="${
    status === 'operational' ? 'reachable' : 'unreachable'
  }"`;
  for (;;) {
    const page = await (await fetch(`${url}/en`)).text();
    if (page.includes(wanted)) return;
    if (performance.now() - since > withinMs) throw new Error(`The page never showed ${status}.`);
    await pause(pollMs);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
