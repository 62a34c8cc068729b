import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { createClient } from '@libsql/client';
import { exampleTargets } from '../src/sandbox/targets.ts';
import { openDatabase } from '../src/storage/database.ts';
import { startWorker } from '../tests/runtimes/support/edge.ts';
import { eventually } from '../tests/runtimes/support/eventually.ts';
import { newDatabaseFile } from '../tests/support/database-file.ts';
import { type LibsqlServer, startLibsqlServer } from '../tests/support/libsql-server.ts';
import { answerTo, processorTimeOf, rounds, type Served, type Visit } from './against-bare.ts';
import { atMost, type Figure, neverMore } from './figure.ts';
import type { BareAnswer } from './processes/bare-server.ts';
import { interleaved, ratios, repeated } from './rounds.ts';
import { bundledWorker, serveWorker } from './workerd.ts';

const page: Visit = {
  name: '200',
  path: '/zh',
  headers: { Connection: 'keep-alive', 'Accept-Language': 'en-GB,en;q=0.9,zh-CN;q=0.5' },
  status: 200,
};

/**
 * The page in workerd: processor time per request from the memory of an isolate against a bare Worker
 * that sends the same bytes and headers; and the first page of an isolate that has none.
 */
export async function measureEdge(): Promise<readonly Figure[]> {
  const { file, remove } = await newDatabaseFile();
  const database = await startLibsqlServer({ file });
  const settings = { ...exampleTargets, ...settingsOver(database) };
  try {
    const module = await bundledWorker();
    const warm = await measureWarm(module, settings);
    const cold = await measureCold(module, settings, database);
    return [...warm, ...cold, ...(await measureNearby(module, settings, database))];
  } finally {
    await database.stop();
    await remove();
  }
}

function settingsOver({ url }: LibsqlServer) {
  return {
    ...{ DATABASE_URL: url, BASE_URL: 'https://status.example.com', LOG_LEVEL: 'error' },
    SECRET: 'a secret that only the benchmark has',
  };
}

async function measureWarm(
  module: string,
  settings: Readonly<Record<string, string>>,
): Promise<readonly Figure[]> {
  const ours = await serveWorker(module, settings);
  const figures: Figure[] = [];
  try {
    const { ETag = '' } = (await answerTo(ours.origin, page)).headers;
    const known = { ...page.headers, 'If-None-Match': ETag };
    for (const visit of [
      page,
      { ...page, name: '200, language negotiated', path: '/' },
      { ...page, name: '304', headers: known, status: 304 } as const,
    ]) {
      figures.push(await againstBareWorker(visit, ours));
    }
  } finally {
    await ours.stop();
  }
  return figures;
}

/** A 304 has no bytes to send, so that finding out that nothing is new is most of its work. */
const bars: Readonly<Record<number, number>> = { 200: 1.5, 304: 2 };

async function againstBareWorker(visit: Visit, ours: Served): Promise<Figure> {
  const bare = await serveWorker(bareWorker(await answerTo(ours.origin, visit)));
  try {
    const costs = await interleaved(rounds, {
      bare: () => processorTimeOf(visit, bare),
      ours: () => processorTimeOf(visit, ours),
    });
    const runs = ratios(costs.ours, costs.bare);
    const name = `page from an isolate's memory, ${visit.name}, CPU against a bare Worker`;
    return atMost(bars[visit.status] ?? 1.5, { name, unit: '×', runs });
  } finally {
    await bare.stop();
  }
}

/** A Worker that always sends one answer. */
function bareWorker({ status, headers, body }: BareAnswer): string {
  const base64 = JSON.stringify(Buffer.from(body).toString('base64'));
  const sent = status === 304 ? 'null' : 'body';
  return `const body = Uint8Array.from(atob(${base64}), (one) => one.charCodeAt(0));
const headers = ${JSON.stringify(headers)};
export default { fetch: () => new Response(${sent}, { status: ${status}, headers }) };
`;
}

/** New isolates without a data centre: most of the facts come from the row of the database. */
async function measureCold(
  module: string,
  settings: Readonly<Record<string, string>>,
  database: LibsqlServer,
): Promise<readonly Figure[]> {
  const questions: number[] = [];
  await firstPage(module, settings);
  await untilKept(database);
  const fromRow = await repeated(5, async () => {
    database.forgetAsked();
    const ms = await firstPage(module, settings);
    questions.push(database.asked().total);
    return ms;
  });
  return [
    neverMore(1, {
      name: 'first page of an isolate, questions to the database',
      unit: 'entries',
      runs: questions,
    }),
    atMost(1000, { name: 'first page of an isolate, from the row', unit: 'ms', runs: fromRow }),
  ];
}

/**
 * New isolates in a data centre where another has just asked: the facts come from the Cache API, as
 * Miniflare emulates it, through the processes that it puts in front.
 */
async function measureNearby(
  module: string,
  settings: Readonly<Record<string, string>>,
  database: LibsqlServer,
): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'helplight-bench-'));
  const file = path.join(folder, 'worker.js');
  await writeFile(file, module);
  const dataCentre = path.join(folder, 'cache');
  const questions: number[] = [];
  const nearby = await repeated(5, async () => {
    await firstPageOf(await startWorker(file, settings, { dataCentre }));
    const next = await startWorker(file, settings, { dataCentre });
    database.forgetAsked();
    const ms = await firstPageOf(next);
    questions.push(database.asked().total);
    return ms;
  });
  await rm(folder, { recursive: true });
  const name = 'first page of an isolate, from the emulated cache of the data centre';
  return [
    neverMore(0, { name: `${name}, questions to the database`, unit: 'entries', runs: questions }),
    atMost(1000, { name, unit: 'ms', runs: nearby }),
  ];
}

async function firstPageOf(
  worker: Readonly<{ url: string; stop(): Promise<void> }>,
): Promise<number> {
  const startedAt = performance.now();
  const answered = await fetch(`${worker.url}/zh`);
  await answered.arrayBuffer();
  const ms = performance.now() - startedAt;
  // What it keeps for others is kept after its answer.
  await worker.stop();
  if (answered.status !== 200) throw new Error(`The first page was ${answered.status}.`);
  return ms;
}

async function firstPage(module: string, settings: Readonly<Record<string, string>>) {
  const { origin: url, stop } = await serveWorker(module, settings);
  return firstPageOf({ url, stop });
}

/** The first of all isolates keeps the row after its answer. */
async function untilKept({ url }: LibsqlServer): Promise<void> {
  const db = await openDatabase(createClient({ url }));
  await eventually('the row is kept', async () => {
    const { rows } = await db.client.execute('SELECT 1 FROM snapshots');
    return rows.length > 0 || null;
  });
  db.client.close();
}
