import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acting } from '../../../tests/contract/acting.ts';
import * as right from '../../../tests/contract/right-requests.ts';
import {
  type Peer,
  simulatedEdge,
  type Taken,
} from '../../../tests/runtimes/support/simulated-edge.ts';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import { someEndpoint, storeEndpoint } from '../../../tests/support/webhooks.ts';
import { openIncident } from '../../actions/open-incident.ts';
import { scheduleMaintenance } from '../../actions/schedule-maintenance.ts';
import { DatabaseAway } from '../../storage/away.ts';
import type { Database } from '../../storage/database.ts';
import { readDeliveries } from '../../storage/delivery.ts';
import { newId } from '../../storage/id.ts';
import { readJobRuns, writeJobRun } from '../../storage/job-run.ts';
import { readLeases, releaseLease, takeLease } from '../../storage/lease.ts';
import { isSecretOfAll, replaceSecretMark } from '../../storage/secret-mark.ts';
import { readToldStatuses } from '../../storage/told-status.ts';
import { nightJobs } from '../job-table.ts';
import { parts } from './budget.ts';

let db: Database;
let close: () => Promise<void>;

async function begin() {
  ({ db, close } = await openNewDatabase());
}

beforeEach(async () => {
  await begin();
  const toFake = ['setTimeout', 'clearTimeout', 'Date', 'performance'] as const;
  vi.useFakeTimers({ now: someNow, toFake: [...toFake] });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await close();
});

const of = (count: number, peer: Peer): readonly Peer[] =>
  Array.from({ length: count }, () => peer);

/** How many monitors were looked at in a minute after `someNow`. */
async function lookedAt(minute: number): Promise<number> {
  const start = someNow + minute * minuteMs;
  const { rows } = await db.client.execute({
    sql: 'SELECT count(DISTINCT monitor) AS looked FROM checks WHERE started_at >= ? AND started_at < ?',
    args: [start, start + minuteMs],
  });
  return Number(rows[0]?.looked);
}

/** The longest time between two looks at a monitor, in minutes. */
async function longestGap(): Promise<number> {
  const { rows } = await db.client.execute(
    `SELECT max(gap) AS longest FROM (SELECT started_at - lag(started_at) OVER (
       PARTITION BY monitor ORDER BY started_at) AS gap FROM checks)`,
  );
  return Number(rows[0]?.longest) / minuteMs;
}

async function nightIsOver(): Promise<void> {
  for (const { name } of nightJobs({ db, now: Date.now })) {
    await writeJobRun(db, name, { underWay: null, doneAt: someNow });
  }
}

/** The same database, in which another has a lease as soon as it was taken. */
function losing(name: string | null): Database {
  const take = { sql: 'UPDATE leases SET token = token + 1 WHERE name = ?', args: [name] };
  return {
    ...db,
    async write(statements) {
      const results = await db.write(statements);
      if (JSON.stringify(statements).includes('RETURNING token')) await db.write([take]);
      return results;
    },
  };
}

/** Turns in the minutes after `someNow`, the first of them in an isolate that has just begun. */
async function minutes(count: number, peers: readonly Peer[], subrequests = 50) {
  const edge = simulatedEdge(db, peers, subrequests);
  const taken: Taken[] = [];
  for (let minute = 0; minute < count; minute++) {
    vi.setSystemTime(someNow + minute * minuteMs);
    taken.push(await edge.turn());
  }
  return { taken, faults: edge.faults, said: edge.said };
}

function expectWithin(taken: readonly Taken[], subrequests: number): void {
  for (const one of taken) {
    expect(one.mostAtOnce).toBeLessThanOrEqual(6);
    expect(one.subrequests).toBeLessThanOrEqual(subrequests);
    expect(one.ms).toBeLessThanOrEqual(55_000);
  }
}

describe('a turn of the clock on Workers', () => {
  test('looks at 30 healthy targets each minute within the free plan', async () => {
    await nightIsOver();
    const { taken, faults } = await minutes(5, of(30, 'healthy'));
    expectWithin(taken, 50);
    // The first of all stores what the files say as well.
    for (const minute of [1, 2, 3, 4]) expect(await lookedAt(minute)).toBe(30);
    expect(Math.max(...taken.map(({ ms }) => ms))).toBeLessThan(5000);
    expect(faults).toEqual([]);
  });

  test('looks at 200 healthy targets each minute within the paid plan', async () => {
    const { taken, faults } = await minutes(3, of(200, 'healthy'), 10_000);
    // In the first of all the jobs of the night are made up for.
    expectWithin(taken.slice(1), 230);
    for (const { subrequests } of taken.slice(1)) {
      // Three are made before the looks: for leases, for jobs of the night that are due, and for what is known of monitors.
      expect(subrequests - 3 - 200).toBeLessThanOrEqual(parts.looks.keepsBack);
    }
    for (const minute of [0, 1, 2]) expect(await lookedAt(minute)).toBe(200);
    expect(Math.max(...taken.slice(1).map(({ ms }) => ms))).toBeLessThan(25_000);
    expect(faults).toEqual([]);
  });

  test('is not eaten by targets that hang: the others are looked at all the same', async () => {
    const { taken, faults } = await minutes(
      6,
      [...of(20, 'hanging'), ...of(180, 'healthy')],
      10_000,
    );
    expectWithin(taken, 10_000);
    // They hang for the first time in the first minute, and nobody could know.
    for (const minute of [2, 3, 4, 5]) expect(await lookedAt(minute)).toBeGreaterThanOrEqual(190);
    const { rows } = await db.client.execute(
      "SELECT count(*) AS down FROM monitor_states WHERE state = 'down'",
    );
    expect(rows).toMatchObject([{ down: 20 }]);
    expect(faults).toEqual([]);
  });

  test.each([
    [30, 'the same isolate'],
    [30, 'a new isolate'],
    [40, 'a new isolate'],
  ] as const)(
    'comes to the end of a night on the free plan beside %i monitors, each minute in %s',
    async (count, isolate) => {
      const old = simulatedEdge(db, of(count, 'healthy'));
      const taken: Taken[] = [];
      const whole = async () =>
        [...(await readJobRuns(db)).values()].filter(({ doneAt }) => doneAt !== null).length;
      while (taken.length < 60 && (await whole()) < 6) {
        vi.setSystemTime(someNow + taken.length * minuteMs);
        const edge = isolate === 'a new isolate' ? simulatedEdge(db, of(count, 'healthy')) : old;
        taken.push(await edge.turn());
        expect(edge.faults).toEqual([]);
      }
      expect(await whole()).toBe(6);
      expectWithin(taken, 50);
      // Who waits is the first in the next minute.
      expect(await longestGap()).toBeLessThanOrEqual(count === 30 ? 2.1 : 3.1);
    },
  );

  test('leaves what it has no requests for to the next minute, and stores and tells the rest', async () => {
    await endpoint('healthy');
    await openIncident(acting(db), right.incident);
    const { taken, faults, said } = await minutes(4, of(60, 'healthy'));
    expectWithin(taken, 50);
    expect(faults).toEqual([]);
    const looked = await lookedAt(0);
    const left = JSON.stringify({ leftOut: 60 - looked, looked });
    expect(said[0]).toBe(`Monitors were left to the next minute: the plan allows no more. ${left}`);
    const { rows } = await db.client.execute(
      `SELECT (SELECT count(*) FROM checks WHERE outcome <> 'up') AS failed,
         (SELECT count(*) FROM monitor_states WHERE state = 'up') AS up,
         (SELECT count(*) FROM deliveries WHERE state = 'delivered') AS told`,
    );
    expect(rows).toMatchObject([{ failed: 0, up: 60, told: 1 }]);
    expect(looked).toBeGreaterThan(15);
  });

  test('says nothing of a monitor whose look was refused on its way', async () => {
    await minutes(2, of(25, 'redirecting'));
    const { rows } = await db.client.execute('SELECT DISTINCT outcome FROM checks');
    expect(rows).toMatchObject([{ outcome: 'up' }]);
  });

  test('delivers nothing by another SECRET than that of the database', async () => {
    await endpoint('healthy');
    await openIncident(acting(db), right.incident);
    await replaceSecretMark(db, 'that of another');
    const { faults } = await minutes(2, []);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('set SECRET to that');
    const { rows } = await db.client.execute("SELECT 1 FROM deliveries WHERE state <> 'waiting'");
    expect(rows).toEqual([]);
  });

  test.each([
    ['nobody', null, { checks: 2, begun: 1, hasTold: 1 }],
    ['another looks', 'look:edge', { checks: 0, begun: 1, hasTold: 1 }],
    ['a Node process does the jobs', 'jobs', { checks: 2, begun: 0, hasTold: 0 }],
  ] as const)('writes nothing under a lease that was lost: %s', async (_, lost, written) => {
    await scheduleMaintenance(acting(db), { ...right.maintenance, ...soon });
    vi.setSystemTime(someNow + 1.5 * minuteMs);
    await simulatedEdge(losing(lost), of(2, 'healthy')).turn();
    const { rows } = await db.client.execute(`SELECT
      (SELECT count(*) FROM checks) AS checks,
      (SELECT count(*) FROM maintenance_updates WHERE status = 'in_progress') AS begun,
      (SELECT count(*) > 0 FROM told_statuses) AS hasTold`);
    expect(rows).toMatchObject([written]);
  });

  test('that is broken off says so', async () => {
    const write = () => Promise.reject(new DatabaseAway('gone'));
    const edge = simulatedEdge({ ...db, write }, []);
    await expect(edge.turn()).rejects.toThrow('gone');
    expect(edge.faults).toEqual([expect.stringContaining('was broken off')]);
  });

  test('gives its leases back also where it has spent all that it may', async () => {
    await minutes(1, of(60, 'healthy'));
    const left = (await readLeases(db)).map(({ leftMs }) => leftMs);
    expect(left.every((ms) => ms < 0)).toBe(true);
  });

  test('makes its SECRET that of the database where it is the first', async () => {
    await minutes(1, []);
    expect(await isSecretOfAll(db, 'another')).toBe(false);
  });

  test('of which two come at once, is taken once', async () => {
    const edges = [simulatedEdge(db, of(10, 'healthy')), simulatedEdge(db, of(10, 'healthy'))];
    const taken = await Promise.all(edges.map((edge) => edge.turn()));
    const idle = edges.filter(({ said }) => said.some((line) => line.startsWith('Another turn')));
    expect(idle).toHaveLength(1);
    const { rows } = await db.client.execute('SELECT count(*) AS looked FROM checks');
    expect(rows).toMatchObject([{ looked: 10 }]);
    expect(Math.min(...taken.map(({ subrequests }) => subrequests))).toBe(1);
  });

  test('tells no status while a Node process holds the jobs, and tells it once nobody does', async () => {
    const edge = simulatedEdge(db, of(2, 'healthy'));
    const told = async () => (await readToldStatuses(db)).size;
    const lease = await takeLease(db, 'jobs', { holder: 'a Node process', forMs: 60 * minuteMs });
    await edge.turn();
    expect([await lookedAt(0), await told()]).toEqual([2, 0]);
    if (lease) await releaseLease(db, lease);
    vi.setSystemTime(someNow + minuteMs);
    await edge.turn();
    expect(await told()).toBeGreaterThan(0);
    expect(edge.faults).toEqual([]);
  });

  test('tells endpoints that answer before 40 that hang, and counts nothing that was not begun', async () => {
    for (let count = 0; count < 40; count++) await endpoint('hanging');
    await openIncident(acting(db), right.incident);
    await minutes(2, []);
    await endpoint('healthy');
    await db.write([
      `UPDATE webhook_endpoints SET failing_since = ${someNow} WHERE url LIKE '%hanging%'`,
    ]);
    await openIncident(acting(db, { now: someNow + 2 * minuteMs }), right.incident);
    vi.setSystemTime(someNow + 3 * minuteMs);
    await simulatedEdge(db, []).turn();
    const log = await readDeliveries(db, { before: null, limit: 200 });
    expect(log.filter(({ state }) => state === 'delivered')).toHaveLength(1);
    for (const { tries, attempts } of log) expect(attempts).toHaveLength(tries);
    const { rows } = await db.client.execute(
      'SELECT count(*) AS held FROM deliveries WHERE lease IS NOT NULL',
    );
    expect(rows).toMatchObject([{ held: 0 }]);
  });

  test('keeps within six connections and 50 requests, whatever there is to be done', async () => {
    const peers = ['healthy', 'slow', 'hanging', 'redirecting', 'failing'] as const;
    const mix = fc.record({
      looked: fc.array(fc.constantFrom(...peers), { maxLength: 40 }),
      told: fc.array(fc.constantFrom(...peers), { maxLength: 12 }),
      incidents: fc.nat({ max: 4 }),
      windows: fc.nat({ max: 3 }),
    });
    const keeps = fc.asyncProperty(mix, async ({ looked, told, incidents, windows }) => {
      await close();
      await begin();
      vi.setSystemTime(someNow);
      for (const peer of told) await endpoint(peer);
      for (let one = 0; one < incidents; one++) await openIncident(acting(db), right.incident);
      for (let one = 0; one < windows; one++) {
        await scheduleMaintenance(acting(db), { ...right.maintenance, ...soon });
      }
      expectWithin((await minutes(2, looked)).taken, 50);
    });
    await fc.assert(keeps, { numRuns: 8 });
  }, 30_000);
});

/** A window that begins in the second of the minutes. */
const soon = { scheduledFor: right.instant(1), scheduledUntil: right.instant(2) };

function endpoint(peer: Peer) {
  const url = `https://${peer}.example/hook`;
  return storeEndpoint(db, someEndpoint({ url, subscription: { id: newId() } }));
}
