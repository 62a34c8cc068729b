import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { recordChecks } from '../src/actions/record-checks.ts';
import type { Monitor } from '../src/domain/monitor/monitor.ts';
import { createLog } from '../src/runtimes/log.ts';
import { checkOnce } from '../src/runtimes/look.ts';
import { openNodeDatabase } from '../src/runtimes/node/database.ts';
import { nodeLookout } from '../src/runtimes/node/lookout.ts';
import { createRecorder } from '../src/runtimes/recorder.ts';
import { readMonitorStates } from '../src/storage/monitor-state.ts';
import { register } from '../src/storage/registration.ts';
import { someMonitor } from '../tests/support/facts.ts';
import { startChild } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import type { BareAnswer, BareQuestion } from './processes/bare-server.ts';
import { processorMsOf } from './processor-time.ts';
import { interleaved, ratios } from './rounds.ts';
import { sixteenAtOnce } from './sixteen-at-once.ts';

const looksPerRound = 600;
const rounds = 11;

const healthy: BareAnswer = {
  status: 200,
  headers: { 'Content-Type': 'application/json', 'Content-Length': '15' },
  body: new TextEncoder().encode('{"status":"ok"}'),
};

/**
 * The HTTP probe with all that follows it, judging and storing included, against a bare
 * `node:http` request that takes the same phases. The target is a process of its own.
 */
export async function measureProbe(): Promise<readonly Figure[]> {
  const target = await startChild<BareQuestion, string | number>('bare-server');
  const folder = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  try {
    const url = `${await target.ask(healthy)}/health`;
    const ours = await recordedLooks(url, path.join(folder, 'helplight.db'));
    const costs = await interleaved(rounds, {
      bare: () => processorMsOf(() => bareLooks(url)),
      ours: () => processorMsOf(ours.look),
    });
    await ours.close();
    const runs = ratios(costs.ours, costs.bare);
    return [atMost(2, { name: 'HTTP probe with storing, CPU against bare', unit: '×', runs })];
  } finally {
    target.stop();
    await rm(folder, { recursive: true });
  }
}

/** The chain of `helplight serve` from the probe to the file, without the clock of the scheduler. */
async function recordedLooks(url: string, file: string) {
  const monitors = Array.from({ length: looksPerRound }, (_, index) => monitorOf(url, index));
  const { db } = await openNodeDatabase({ url: `file:${file}`, authToken: null });
  await register(db, { components: [], monitors }, Date.now());
  const lookout = await nodeLookout({ probeCaFile: null });
  const store = {
    record: (judged: Parameters<typeof recordChecks>[1]) => recordChecks(db, judged),
    readStates: () => readMonitorStates(db),
  };
  const recorder = createRecorder(
    monitors,
    [],
    store,
    () => undefined,
    createLog('error'),
    Date.now,
  );
  const look = async (monitor: Monitor) => {
    const check = await checkOnce(lookout, monitor);
    if (check.outcome !== 'up') throw new Error(`The target was not up: ${check.detail}`);
    recorder.add(check);
  };
  return {
    look: async () => {
      await sixteenAtOnce(monitors.map((monitor) => () => look(monitor)));
      await recorder.flush();
    },
    close: async () => {
      await recorder.stop();
      db.client.close();
    },
  };
}

/** As the shipped monitors of the support API and the wallet functions. */
function monitorOf(url: string, index: number): Monitor {
  const expect = {
    status: ['2xx'],
    headers: [],
    body: [{ kind: 'json', query: 'status', equals: 'ok' }],
  } as const;
  const monitor = someMonitor(`function-${index + 1}`);
  if (monitor.probe.kind !== 'http') throw new Error('The monitor of the tests is not HTTP.');
  return { ...monitor, probe: { ...monitor.probe, url, expect } };
}

function bareLooks(url: string): Promise<unknown> {
  return sixteenAtOnce(Array.from({ length: looksPerRound }, () => () => bareLook(url)));
}

/** Notes when the phases tcp, wait and read end, and reads the body as text. */
function bareLook(url: string): Promise<{ endedAt: Record<string, number>; body: string }> {
  return new Promise((resolve, reject) => {
    const endedAt: Record<string, number> = { dns: performance.now() };
    const asked = request(url, { agent: false }, (message) => {
      endedAt.wait = performance.now();
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.once('end', () => {
        endedAt.read = performance.now();
        resolve({ endedAt, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    asked.once('socket', (socket) =>
      socket.once('connect', () => {
        endedAt.tcp = performance.now();
      }),
    );
    asked.once('error', reject);
    asked.end();
  });
}
