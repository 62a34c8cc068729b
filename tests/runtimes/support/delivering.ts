import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { expect } from 'vitest';
import { buildProgram } from '../../../scripts/run.js';
import { openIncident } from '../../../src/actions/open-incident.ts';
import { type Database, embeddedClient, openDatabase } from '../../../src/storage/database.ts';
import { acting } from '../../contract/acting.ts';
import { incident } from '../../contract/right-requests.ts';
import { newDatabaseFile } from '../../support/database-file.ts';
import { storeManyEndpoints } from '../../support/many-endpoints.ts';
import { startSink, type WebhookSink } from '../../support/webhook-sink.ts';
import { eventually } from './eventually.ts';
import type { Stage } from './stage.ts';

/** A process that brings webhooks. */
export type Courier = Readonly<{
  pid: number;
  /** The most memory that it had so far, bytes. */
  memory(): Promise<number>;
  /** Kills it, with no time to tidy up. */
  kill(): Promise<void>;
}>;

/** A database with endpoints, what they receive, and processes that bring it. */
export type Round = Readonly<{
  db: Database;
  sink: WebhookSink;
  endpoints: number;
  start(): Promise<Courier>;
}>;

/** How often something is killed, during the fan-out of so many events to so many endpoints. */
type Plan = Readonly<{ kills: number; endpoints: number; events: number }>;

/** A round of endpoints with these paths. */
export async function newRound(stage: Stage, paths: readonly string[]): Promise<Round> {
  const program = await buildProgram('tests/support/delivery-process.ts');
  const { file, remove } = await newDatabaseFile();
  stage.atEnd(remove);
  const client = createClient({ url: `file:${file}`, ...embeddedClient });
  stage.atEnd(async () => client.close());
  const db = await openDatabase(client);
  const sink = await startSink();
  stage.atEnd(sink.stop);
  await storeManyEndpoints(
    db,
    paths.map((path) => sink.origin + path),
  );
  const start = async () => {
    const child = fork(program, [file, sink.origin]);
    stage.atEnd(async () => void child.kill('SIGKILL'));
    await once(child, 'message');
    return courierOf(child);
  };
  return { db, sink, endpoints: paths.length, start };
}

/** Kills the only worker, again and again, and starts another. */
export async function killWhileDelivering(stage: Stage, plan: Plan): Promise<void> {
  const round = await newRound(stage, paths(plan.endpoints));
  const killed = new Set<number>();
  for (let kill = 0; kill < plan.kills; kill++) {
    await tellNow(round, plan, kill);
    const courier = await round.start();
    await someArrive(round.sink);
    await courier.kill();
    killed.add(courier.pid);
  }
  await round.start();
  await expectAllDelivered(round, plan.events, killed);
}

/** Kills one of two workers, the one that began first, again and again, and starts another. */
export async function killOneOfTwo(stage: Stage, plan: Plan): Promise<void> {
  const round = await newRound(stage, paths(plan.endpoints));
  const killed = new Set<number>();
  let [older, younger] = [await round.start(), await round.start()];
  for (let kill = 0; kill < plan.kills; kill++) {
    await tellNow(round, plan, kill);
    await someArrive(round.sink);
    await older.kill();
    killed.add(older.pid);
    [older, younger] = [younger, await round.start()];
  }
  await expectAllDelivered(round, plan.events, killed);
}

/** Opens an incident, which everybody is told of. */
export async function tell({ db }: Pick<Round, 'db'>): Promise<void> {
  await openIncident(acting(db), incident);
}

function courierOf(child: ChildProcess): Courier {
  const { pid = 0 } = child;
  return {
    pid,
    async memory() {
      const said = once(child, 'message');
      child.send('memory');
      const [bytes] = await said;
      return Number(bytes);
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function paths(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `/endpoints/${index}`);
}

/** Spreads the events over the kills. */
async function tellNow(round: Round, { kills, events }: Plan, kill: number): Promise<void> {
  const before = Math.ceil((kill * events) / kills);
  const now = Math.ceil(((kill + 1) * events) / kills);
  if (now > before) await tell(round);
}

/** Waits until some requests more have arrived, or for a moment where nothing is due. */
async function someArrive({ arrivals }: WebhookSink): Promise<void> {
  const enough = arrivals.length + 1 + Math.random() * 200;
  const until = performance.now() + 500 * Math.random();
  while (arrivals.length < enough && performance.now() < until) await pause(5);
}

/** Nothing is lost, nothing has another id, and only what was under way at a kill came twice. */
async function expectAllDelivered(
  { db, sink, endpoints }: Round,
  events: number,
  killed: ReadonlySet<number>,
): Promise<void> {
  await eventually(
    'everything is delivered',
    async () => ((await countOf(db, "state = 'delivered'")) === endpoints * events ? true : null),
    60_000,
  );
  expect(await countOf(db, 'true')).toBe(endpoints * events);
  const ids = await eventIds(db);
  expect(ids).toHaveLength(events);
  const byEndpoint = groupedBy(sink.arrivals, ({ endpoint }) => endpoint);
  expect(byEndpoint.size).toBe(endpoints);
  for (const arrivals of byEndpoint.values()) {
    // The first attempts went in the order of the events, each of which arrived.
    expect([...new Set(arrivals.map(({ id }) => id))]).toEqual(ids);
  }
  expectDoublesOfTheKilled([...byEndpoint.values()], killed);
}

/** As many as a worker has under way, and as have arrived but were not written down. */
const mostInHand = 64 + 500;

function expectDoublesOfTheKilled(
  endpoints: readonly WebhookSink['arrivals'][],
  killed: ReadonlySet<number>,
): void {
  const repeated = endpoints.flatMap((arrivals) =>
    [...groupedBy(arrivals, ({ id }) => id).values()].flatMap((same) => same.slice(0, -1)),
  );
  const bySender = groupedBy(repeated, ({ sender }) => Number(sender));
  for (const [sender, doubles] of bySender) {
    expect(killed).toContain(sender);
    expect(doubles.length).toBeLessThanOrEqual(mostInHand);
    const told = doubles.map(({ endpoint, id }) => `${endpoint} ${id}`);
    expect(new Set(told).size).toBe(told.length);
  }
}

function groupedBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

async function countOf(db: Database, where: string): Promise<number> {
  const sql = `SELECT count(*) AS rows FROM deliveries WHERE ${where}`;
  const { rows } = await db.client.execute(sql);
  return Number(rows[0]?.rows);
}

async function eventIds(db: Database): Promise<readonly string[]> {
  const { rows } = await db.client.execute('SELECT id FROM events ORDER BY number');
  return rows.map(({ id }) => String(id));
}
