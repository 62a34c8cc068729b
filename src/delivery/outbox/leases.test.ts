import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someNow } from '../../../tests/support/facts.ts';
import type { Database } from '../../storage/database.ts';
import { createLeases } from './leases.ts';

const leaseTime = { leaseMs: 6000, renewMs: 2000 };
let db: Database;
let now: number;

beforeEach(async () => {
  const opened = await openNewDatabase();
  onTestFinished(opened.close);
  db = opened.db;
  now = someNow;
});

async function insertUnder(lease: string): Promise<void> {
  await db.write([
    {
      sql: `INSERT INTO deliveries
              (id, kind, event, subscription, state, tries, due_at, lease, created_at, attempts)
            VALUES ('one', 'event', 1, 1, 'waiting', 0, ?, ?, ?, '[]')`,
      args: [now + leaseTime.leaseMs, lease, now],
    },
  ]);
}

async function dueAt(): Promise<unknown> {
  const { rows } = await db.client.execute('SELECT due_at FROM deliveries');
  return rows[0]?.due_at;
}

describe('a lease', () => {
  test('is renewed before it is over, and not before it is due', async () => {
    const leases = createLeases(db, () => now, leaseTime);
    const lease = leases.begin();
    leases.hold(lease);
    await insertUnder(lease.lease);
    now += 1999;
    await leases.renew();
    expect(await dueAt()).toBe(someNow + 6000);
    now = someNow + 5999;
    expect(leases.isOurs(lease.lease)).toBe(true);
    await leases.renew();
    expect(await dueAt()).toBe(now + 6000);
    now += 5999;
    expect(leases.isOurs(lease.lease)).toBe(true);
  });

  test('that is over is not taken back: what was under it may be of another', async () => {
    const leases = createLeases(db, () => now, leaseTime);
    const lease = leases.begin();
    leases.hold(lease);
    await insertUnder(lease.lease);
    now += 6000;
    expect(leases.isOurs(lease.lease)).toBe(false);
    await leases.renew();
    expect(leases.isOurs(lease.lease)).toBe(false);
    expect(await dueAt()).toBe(someNow + 6000);
  });

  test('is nobody’s once all of it was written down', async () => {
    const leases = createLeases(db, () => now, leaseTime);
    const lease = leases.begin();
    leases.hold(lease);
    leases.hold(lease);
    leases.release(lease.lease);
    expect(leases.isOurs(lease.lease)).toBe(true);
    leases.release(lease.lease);
    expect(leases.isOurs(lease.lease)).toBe(false);
  });
});
