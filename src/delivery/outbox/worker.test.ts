import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acting } from '../../../tests/contract/acting.ts';
import * as right from '../../../tests/contract/right-requests.ts';
import { type Answering, type Brought, someTools } from '../../../tests/support/carries.ts';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someNow } from '../../../tests/support/facts.ts';
import { someEndpoint, storeEndpoint } from '../../../tests/support/webhooks.ts';
import { openIncident } from '../../actions/open-incident.ts';
import { DatabaseAway } from '../../storage/away.ts';
import type { Database } from '../../storage/database.ts';
import { readDeliveries } from '../../storage/delivery.ts';
import { claimDue } from '../../storage/due-delivery.ts';
import { newId } from '../../storage/id.ts';
import { createDeliveryWorker, type DeliveryWorker } from './worker.ts';

let db: Database;
let close: () => Promise<void>;
let workers: DeliveryWorker[] = [];
let now = someNow;

beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
  now = someNow;
  // The database takes turns by `setImmediate`, which goes on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => stopped(worker)));
  workers = [];
  vi.useRealTimers();
  await close();
});

function start(answering?: Answering, by: Database = db) {
  const { tools, brought } = someTools(by, () => now, answering);
  const log: string[] = [];
  const worker = createDeliveryWorker({ ...tools, log: (_, message) => log.push(message) });
  workers.push(worker);
  return { worker, brought, log };
}

async function stopped(worker: DeliveryWorker): Promise<void> {
  let done = false;
  const stopping = worker.stop().then(() => {
    done = true;
  });
  for (let ms = 0; ms < 2000 && !done; ms += 50) await pass(50);
  expect(done).toBe(true);
  await stopping;
}

/** Lets all happen that waits for no clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(ms: number): Promise<void> {
  await settle();
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

const endpoint = () => storeEndpoint(db, someEndpoint({ subscription: { id: newId() } }));
const incident = () => openIncident(acting(db), right.incident);
const log = () => readDeliveries(db, { before: null, limit: 100 });

/** Answers that come when they are told to, or when what is under way is broken off. */
function hanging() {
  const ends: (() => void)[] = [];
  const answering: Answering = (_: Brought, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve('failed'));
      ends.push(() => resolve('delivered'));
    });
  return { ends, answering };
}

describe('the worker', () => {
  test('brings news at once when it is woken, and writes down what came of it', async () => {
    await endpoint();
    const { worker, brought } = start();
    await settle();
    await incident();
    worker.wake();
    await settle();
    expect(brought).toHaveLength(1);
    await pass(50);
    expect(await log()).toMatchObject([{ state: 'delivered', tries: 1 }]);
  });

  test('finds within a second what other processes have written', async () => {
    await endpoint();
    const { brought } = start();
    await settle();
    await incident();
    await pass(999);
    expect(brought).toEqual([]);
    await pass(1);
    expect(brought).toHaveLength(1);
  });

  test('tries again by itself when that is due', async () => {
    await endpoint();
    const { worker, brought } = start(({ loads }) =>
      loads[0]?.tries === 0 ? 'failed' : 'delivered',
    );
    await incident();
    worker.wake();
    await pass(50);
    now += 4999;
    await pass(1000);
    expect(brought).toHaveLength(1);
    now += 1;
    await pass(1000);
    await pass(50);
    expect(await log()).toMatchObject([{ state: 'delivered', tries: 2 }]);
  });

  test('keeps results while the database is away, and sends nothing twice', async () => {
    await endpoint();
    const away = { is: false };
    const write: Database['write'] = (statements) =>
      away.is ? Promise.reject(new DatabaseAway('It is away.')) : db.write(statements);
    const { ends, answering } = hanging();
    const { worker, brought, log: lines } = start(answering, { ...db, write });
    await incident();
    worker.wake();
    await settle();
    away.is = true;
    ends[0]?.();
    now += 4000;
    await pass(5000);
    expect(await log()).toMatchObject([{ state: 'waiting', tries: 0 }]);
    away.is = false;
    now += 10_000;
    await pass(1000);
    await pass(1000);
    expect(await log()).toMatchObject([{ state: 'delivered', tries: 1 }]);
    expect(brought).toHaveLength(1);
    expect(lines).toEqual([
      'News cannot leave; it waits for the database.',
      'The database is back; news leaves again.',
    ]);
  });

  test('keeps what it has in hand for as long as it takes', async () => {
    await endpoint();
    const { ends, answering } = hanging();
    const { worker, brought } = start(answering);
    const other = start();
    await incident();
    worker.wake();
    await pass(0);
    for (let seconds = 0; seconds < 15; seconds++) {
      now += 1000;
      await pass(1000);
    }
    ends[0]?.();
    await pass(50);
    expect([brought.length, other.brought.length].sort()).toEqual([0, 1]);
    expect(await log()).toMatchObject([{ state: 'delivered', tries: 1 }]);
  });

  test('that was frozen begins nothing that another may have by now', async () => {
    for (let count = 0; count < 70; count++) await endpoint();
    const ends: (() => void)[] = [];
    const answer = () =>
      new Promise<'delivered'>((resolve) => ends.push(() => resolve('delivered')));
    const { worker, brought } = start(answer);
    await incident();
    worker.wake();
    await settle();
    expect(brought).toHaveLength(64);
    now += 60_000;
    const claim = { queue: 'webhook_first', lease: 'another', now, until: now + 6000 } as const;
    const [found = []] = await claimDue(db, [
      { ...claim, limit: 100, busy: [], failing: 'webhook_first' },
    ]);
    expect(found).toHaveLength(70);
    for (const end of ends) end();
    await pass(50);
    expect(brought).toHaveLength(64);
    // It sent what it had begun, but what came of that is for the other to find out.
    expect((await log()).every(({ state, tries }) => state === 'waiting' && tries === 0)).toBe(
      true,
    );
  });

  test('gives back what is under way when it stops, and counts it as no attempt', async () => {
    await endpoint();
    const { worker } = start(hanging().answering);
    await incident();
    worker.wake();
    await settle();
    now += 1000;
    await stopped(worker);
    expect(await log()).toMatchObject([{ state: 'waiting', tries: 0, dueAt: now, attempts: [] }]);
    const { rows } = await db.client.execute('SELECT lease FROM deliveries');
    expect(rows).toMatchObject([{ lease: null }]);
  });
});
