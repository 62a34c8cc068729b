import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeCompress } from '../src/runtimes/node/compress.ts';
import { openNodeDatabase } from '../src/runtimes/node/database.ts';
import { readPageSaid } from '../src/runtimes/wiring.ts';
import type { Database } from '../src/storage/database.ts';
import { factsReader, readFacts } from '../src/storage/facts.ts';
import { createSnapshots } from '../src/web/public/snapshot.ts';
import { dayMs, someFacts, someWatched } from '../tests/support/facts.ts';
import { atMost, type Figure } from './figure.ts';
import { processorMsOf } from './processor-time.ts';
import { interleaved, ratios } from './rounds.ts';
import { siteNow } from './site.ts';
import { storeIncidents } from './stored-incidents.ts';

const open = 20;
const past = 1000;

/** What a long past costs the page: an incident a day for a thousand days, next to twenty that are open. */
export async function measureIncidents(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  try {
    const alone = await databaseWith(path.join(folder, 'alone.db'), 0);
    const full = await databaseWith(path.join(folder, 'full.db'), past);
    const figures = [await renderedAgainst(full, alone), await weightAgainst(full, alone)];
    for (const { client } of [full, alone]) client.close();
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function databaseWith(file: string, over: number): Promise<Database> {
  const { db } = await openNodeDatabase({ url: `file:${file}`, authToken: null });
  await storeIncidents(db, { past: over, open, now: siteNow });
  return db;
}

/** From the database to the compressed page in both languages, as every 15 s without a change. */
async function renderedAgainst(full: Database, alone: Database): Promise<Figure> {
  const [ours, bare] = [snapshotsOf(full), snapshotsOf(alone)];
  const costs = await interleaved(15, {
    bare: () => processorMsOf(() => severalTimes(bare.refresh)),
    ours: () => processorMsOf(() => severalTimes(ours.refresh)),
  });
  return atMost(1.2, {
    name: `page rendered with ${past} past and ${open} open incidents, CPU against the open alone`,
    unit: '×',
    runs: ratios(costs.ours, costs.bare),
  });
}

async function severalTimes(work: () => Promise<void>): Promise<void> {
  for (let time = 0; time < 8; time++) await work();
}

async function weightAgainst(full: Database, alone: Database): Promise<Figure> {
  return atMost(2, {
    name: `page with ${past} past and ${open} open incidents, bytes against the open alone`,
    unit: '×',
    runs: [(await pageBytes(full)) / (await pageBytes(alone))],
  });
}

async function pageBytes(db: Database): Promise<number> {
  const snapshots = snapshotsOf(db);
  await snapshots.refresh();
  const { page } = await snapshots.current();
  return page.en.variants.identity.bytes.length;
}

/** The words are read from the database; what monitors saw is a quarter in which all was well. */
function snapshotsOf(db: Database) {
  const since = siteNow - 100 * dayMs;
  const read = factsReader();
  return createSnapshots({
    watched: someWatched(),
    readFacts: async () => ({ ...someFacts(), words: (await read(db, { since })).words }),
    readAnswers: async () => [],
    readPast: ({ start, end }) => readFacts(db, { since: start, until: end }),
    readSaid: readPageSaid(db),
    compress: nodeCompress,
    now: () => siteNow,
    notice: 'none',
    baseUrl: 'https://status.example.com',
    log: (_, message, error) => console.error(message, error),
  });
}
