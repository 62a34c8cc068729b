import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answersByDay, answersByHourOfWeek } from '../src/domain/answers/answer-time.ts';
import { historyDays } from '../src/domain/past/history.ts';
import { lastDays } from '../src/domain/time/zoned-day.ts';
import { nodeCompress } from '../src/runtimes/node/compress.ts';
import { readPageSaid } from '../src/runtimes/wiring.ts';
import { readAnswerTimes } from '../src/storage/answer-time.ts';
import type { Database } from '../src/storage/database.ts';
import { readFacts } from '../src/storage/facts.ts';
import { createApp } from '../src/web/app.ts';
import { createSnapshots } from '../src/web/public/snapshot.ts';
import { atMost, type Figure } from './figure.ts';
import { processorMsOf } from './processor-time.ts';
import { quarterDatabase, quarterSite } from './quarter.ts';
import { type Contender, interleaved, ratios, repeated } from './rounds.ts';
import { siteNow } from './site.ts';

const visitsPerRound = 2000;
const baseUrl = 'https://status.example.com';

const { timeZone } = quarterSite.site;
const days = lastDays(historyDays, timeZone, siteNow);
const since = days[0]?.start ?? siteNow;

/** What 6.5 million stored checks cost those who read: nothing, as no page asks for checks. */
export async function measureHistory(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'helplight-bench-'));
  try {
    const empty = await quarterDatabase(folder, 'nothing');
    const without = await quarterDatabase(folder, 'history');
    const full = await quarterDatabase(folder, 'history and checks');
    const figures = [
      await servedAgainst('/', full, empty),
      await servedAgainst('/zh/components/chat', full, empty),
      await renderedAgainst(full, without),
      await factsRead(full),
      await answersRead(full),
    ];
    for (const { client } of [full, without, empty]) client.close();
    return figures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A cached page as the app answers it, without the network, which costs both the same. */
async function servedAgainst(address: string, full: Database, empty: Database): Promise<Figure> {
  const costs = await interleaved(15, {
    bare: await visitsTo(address, empty),
    ours: await visitsTo(address, full),
  });
  return atMost(1.1, {
    name: `cached page ${address} at 6.5 million checks, CPU against an empty database`,
    unit: '×',
    runs: ratios(costs.ours, costs.bare),
  });
}

async function visitsTo(address: string, db: Database): Promise<Contender> {
  const snapshots = snapshotsOf(db);
  await snapshots.refresh();
  const { name, defaultLanguage } = quarterSite.site;
  const app = createApp({
    snapshots,
    assets: new Map(),
    compress: {},
    siteName: name,
    contacts: [],
    defaultLanguage,
    baseUrl,
    onError: (error) => console.error(error),
  });
  const visit = async () => {
    for (let count = 0; count < visitsPerRound; count++) {
      const { status } = await app.request(address, { headers: { 'Accept-Encoding': 'br' } });
      if (status !== 200) throw new Error(`${address} answered ${status}.`);
    }
  };
  return () => processorMsOf(visit);
}

/** From the database to the compressed page, which is what a cached hit spares. */
async function renderedAgainst(full: Database, without: Database): Promise<Figure> {
  const ours = snapshotsOf(full);
  const bare = snapshotsOf(without);
  const costs = await interleaved(15, {
    bare: () => processorMsOf(() => severalTimes(bare.refresh)),
    ours: () => processorMsOf(() => severalTimes(ours.refresh)),
  });
  return atMost(1.1, {
    name: 'page rendered at 6.5 million checks, CPU against none',
    unit: '×',
    runs: ratios(costs.ours, costs.bare),
  });
}

async function severalTimes(work: () => Promise<void>): Promise<void> {
  for (let time = 0; time < 8; time++) await work();
}

async function factsRead(db: Database): Promise<Figure> {
  const read = () => elapsedMsOf(() => readFacts(db, { since }));
  await repeated(20, read);
  const runs = await repeated(40, read);
  return atMost(25, { name: 'history of 90 days × 50 monitors, read', unit: 'ms', runs });
}

/** Both charts of a chat, whose monitor measures two answer times. */
async function answersRead(db: Database): Promise<Figure> {
  const read = () =>
    elapsedMsOf(async () => {
      const hours = await readAnswerTimes(db, 'chat', { since });
      answersByDay(hours, 'latencyMs', days);
      answersByHourOfWeek(hours, 'firstReplyMs', days, timeZone);
    });
  await repeated(20, read);
  const runs = await repeated(40, read);
  return atMost(25, { name: 'answer times of a component over 90 days', unit: 'ms', runs });
}

async function elapsedMsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function snapshotsOf(db: Database) {
  return createSnapshots({
    watched: quarterSite,
    readFacts: () => readFacts(db, { since }),
    readAnswers: async () => [],
    readPast: ({ start, end }) => readFacts(db, { since: start, until: end }),
    readSaid: readPageSaid(db),
    compress: nodeCompress,
    now: () => siteNow,
    notice: 'none',
    baseUrl,
    log: (_, message, error) => console.error(message, error),
  });
}
