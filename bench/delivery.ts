import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { openIncident } from '../src/actions/open-incident.ts';
import type { Posted } from '../src/delivery/webhook/post.ts';
import type { Database } from '../src/storage/database.ts';
import { acting } from '../tests/contract/acting.ts';
import { incident } from '../tests/contract/right-requests.ts';
import { openNewDatabase } from '../tests/support/database-file.ts';
import { startDelivery } from '../tests/support/delivery-worker.ts';
import { storeManyEndpoints } from '../tests/support/many-endpoints.ts';
import { startSink } from '../tests/support/webhook-sink.ts';
import { type Child, startChild } from './child.ts';
import { atMost, type Figure } from './figure.ts';
import type { SinkQuestion } from './processes/sink-server.ts';
import { processorMsOf } from './processor-time.ts';
import { interleaved, ratios } from './rounds.ts';

const endpoints = 10_000;
const rounds = 7;

/** As many as the worker has under way at once. */
const atOnce = 64;

type Sink = Child<SinkQuestion, string | number>;

/** Webhooks to ten thousand endpoints, and to one as soon as there is news. */
export async function measureDelivery(): Promise<readonly Figure[]> {
  const sink: Sink = await startChild('sink-server');
  try {
    return [await againstBare(sink), ...(await soonness())];
  } finally {
    sink.stop();
  }
}

/** From the event to the last delivery written down, against posting a signed body as often. */
async function againstBare(sink: Sink): Promise<Figure> {
  const origin = String(await sink.ask('origin'));
  const { db, close } = await openNewDatabase();
  const urls = Array.from({ length: endpoints }, (_, index) => `${origin}/endpoints/${index}`);
  await storeManyEndpoints(db, urls);
  let sent: Posted | null = null;
  const { worker, stop } = startDelivery(db, origin, (post) => (posted, signal) => {
    sent ??= posted;
    return post(posted, signal);
  });
  const tellAll = async () => {
    await openIncident(acting(db), incident);
    worker.wake();
    await allDelivered(db);
  };
  await tellAll();
  const { ours, bare } = await interleaved(rounds, {
    bare: () => processorMsOf(() => postBare(urls, sent)),
    ours: () => processorMsOf(tellAll),
  });
  await stop();
  await close();
  return atMost(2, {
    name: `event to ${endpoints} webhooks, CPU against a bare loop of signed posts`,
    unit: '×',
    runs: ratios(ours, bare),
  });
}

/** Posts what was sent before to every endpoint again, signed anew, and does nothing else. */
async function postBare(urls: readonly string[], sent: Posted | null): Promise<void> {
  if (!sent) throw new Error('Nothing was sent that could be compared with.');
  const agent = new Agent({ keepAlive: true });
  const left = urls.values();
  const postOn = async () => {
    for (const url of left) await postOnce(url, sent, agent);
  };
  await Promise.all(Array.from({ length: atOnce }, postOn));
  agent.destroy();
}

const bareKey = new Uint8Array(32);

function postOnce(url: string, { headers, body }: Posted, agent: Agent): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', bareKey).update(`${headers['webhook-id']}.${at}.${body}`);
  const signed = { 'webhook-timestamp': at, 'webhook-signature': `v1,${mac.digest('base64')}` };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers: { ...headers, ...signed } });
    asked.once('response', (message) => message.resume().once('end', resolve));
    asked.once('error', reject);
    asked.end(body);
  });
}

/** All events were handed on, and nothing waits any more. */
async function allDelivered(db: Database): Promise<void> {
  const sql = `SELECT (SELECT max(number) FROM events) = (SELECT event FROM outbox)
                 AND NOT EXISTS (SELECT 1 FROM deliveries WHERE state = 'waiting') AS done`;
  while ((await db.client.execute(sql)).rows[0]?.done !== 1) await pause(20);
}

/** From the commit of an event until it arrives, at ten endpoints that answer at once. */
async function soonness(): Promise<readonly Figure[]> {
  const { db, close } = await openNewDatabase();
  const sink = await startSink();
  const urls = Array.from({ length: 10 }, (_, index) => `${sink.origin}/endpoints/${index}`);
  await storeManyEndpoints(db, urls);
  const { worker, stop } = startDelivery(db, sink.origin);
  const delays: number[] = [];
  for (let event = 1; event <= 100; event++) {
    await openIncident(acting(db), incident);
    const committed = performance.now();
    worker.wake();
    await allDelivered(db);
    delays.push(...sink.arrivals.slice(-urls.length).map(({ at }) => at - committed));
  }
  await stop();
  await sink.stop();
  await close();
  const p99 = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.99)] ?? Number.NaN;
  return [
    atMost(100, { name: 'commit until the first attempt arrives, p50', unit: 'ms', runs: delays }),
    atMost(1000, {
      ...{ name: 'commit until the first attempt arrives, p99', unit: 'ms' as const },
      ...{ value: p99, runs: delays },
    }),
  ];
}
