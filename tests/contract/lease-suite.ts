import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { fenced } from '../../src/storage/fenced.ts';
import {
  isFencedOff,
  type Lease,
  readLease,
  readLeases,
  releaseLease,
  releaseLeases,
  renewLease,
  takeLease,
  takeLeases,
  whoHolds,
} from '../../src/storage/lease.ts';
import { register } from '../../src/storage/registration.ts';
import { readToldStatuses } from '../../src/storage/told-status.ts';
import { countRows } from './acting.ts';

const forMs = 60_000;

/** What is promised of leases; `open` gives an empty database each time. */
export function leaseSuite(open: () => Promise<Database>): void {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const take = (holder: string, ms = forMs) => takeLease(db, 'look:local', { holder, forMs: ms });
  const takeBoth = (holder: string) => takeLeases(db, ['look:local', 'jobs'], { holder, forMs });
  const taken = async (holder: string) => (await take(holder)) as Lease;
  const letTimePass = () => db.client.execute('UPDATE leases SET until_at = 1');

  describe('a lease', () => {
    test('is for one of many who want it at once', async () => {
      const wanting = await Promise.all(Array.from({ length: 8 }, (_, who) => take(`p${who}`)));
      const [one, ...others] = wanting.filter((lease) => lease !== null);
      expect([one, others]).toMatchObject([{ name: 'look:local', token: 1 }, []]);
      expect(await takeLease(db, 'jobs', { holder: 'p9', forMs })).toMatchObject({ token: 1 });
    });

    test('goes to another under a higher token once its time is over or it was given back', async () => {
      await taken('one');
      expect(await take('two')).toBeNull();
      await letTimePass();
      const second = await taken('two');
      expect(second.token).toBe(2);
      expect(await take('one')).toBeNull();
      await releaseLease(db, second);
      expect(await take('one')).toMatchObject({ token: 3 });
    });

    test('is taken with others in one write, each that is free, and given back with them', async () => {
      const taken = await takeBoth('one');
      expect(taken).toMatchObject([{ name: 'look:local' }, { name: 'jobs' }]);
      const [first] = taken;
      if (first) await releaseLease(db, first);
      expect(await takeBoth('two')).toMatchObject([{ name: 'look:local', token: 2 }, null]);
      const held = [...(await takeBoth('three')), ...taken].filter((lease) => lease !== null);
      await releaseLeases(db, held);
      expect(await takeBoth('four')).toMatchObject([null, { name: 'jobs', token: 2 }]);
    });

    test('is renewed by its holder alone, also after its time, until another has it', async () => {
      const first = await taken('one');
      expect(await renewLease(db, first, forMs)).not.toBeNull();
      await letTimePass();
      expect(await renewLease(db, first, forMs)).not.toBeNull();
      expect(await take('two')).toBeNull();
      await letTimePass();
      const second = await taken('two');
      expect(await renewLease(db, first, forMs)).toBeNull();
      await releaseLease(db, first);
      expect(await renewLease(db, second, forMs)).not.toBeNull();
    });

    test('says who holds it and for how long by the clock of the database', async () => {
      await taken('one');
      const [lease] = await readLeases(db);
      expect(lease).toMatchObject({ name: 'look:local', token: 1 });
      expect(lease && whoHolds(lease)).toBe('one');
      expect(lease?.leftMs).toBeGreaterThan(forMs - 30_000);
      expect(lease?.leftMs).toBeLessThanOrEqual(forMs);
      await letTimePass();
      expect((await readLeases(db))[0]?.leftMs).toBeLessThan(0);
    });

    test('is read alone with the clock of the database, also where nobody ever took it', async () => {
      const before = Date.now();
      expect((await readLease(db, 'look:local')).stored).toBeNull();
      const first = await taken('one');
      await takeLease(db, 'jobs', { holder: 'two', forMs });
      const { stored, databaseAt } = await readLease(db, 'look:local');
      expect(stored).toMatchObject(first);
      expect(Math.abs(databaseAt - before)).toBeLessThan(60_000);
      expect(await renewLease(db, first, forMs)).toBeGreaterThanOrEqual(databaseAt);
    });

    test('is taken before its time from one that is gone, unless it is held anew by then', async () => {
      const gone = await taken('one');
      const from = (lease: Lease) => takeLease(db, 'look:local', { holder: 'two', forMs }, lease);
      expect(await from({ ...gone, holder: 'one' })).toBeNull();
      expect(await from({ ...gone, token: 0 })).toBeNull();
      expect(await from(gone)).toMatchObject({ token: 2 });
      expect(await from(gone)).toBeNull();
    });

    test('is of one alone also where a backup is restored in which nobody had it', async () => {
      await taken('somebody');
      await letTimePass();
      const first = await taken('one');
      await db.client.execute("UPDATE leases SET token = 1, until_at = 1, holder = 'somebody'");
      const second = await taken('one');
      expect(second.token).toBe(first.token);
      expect(await renewLease(db, first, forMs)).toBeNull();
      await releaseLease(db, first);
      expect(await renewLease(db, second, forMs)).not.toBeNull();
      const write = (lease: Lease) => fenced(db, () => lease).write(['SELECT 1']);
      await expect(write(first)).rejects.toSatisfy(isFencedOff);
      await expect(write(second)).resolves.toHaveLength(1);
    });
  });

  describe('a write under a lease', () => {
    const registration = { components: ['chat'], monitors: [] };

    test('is written, with the results of its own statements', async () => {
      const lease = await taken('one');
      await register(
        fenced(db, () => lease),
        registration,
        0,
      );
      expect(await countRows(db, 'components')).toBe(1);
      const [answer] = await fenced(db, () => lease).write([
        { sql: "SELECT 'mine' AS whose", args: [] },
      ]);
      expect(answer?.rows[0]?.whose).toBe('mine');
    });

    test('is refused as a whole once another holds it, and reads go on', async () => {
      const first = await taken('one');
      await letTimePass();
      await taken('two');
      const late = fenced(db, () => first);
      const refused = await register(late, registration, 0).catch((error: unknown) => error);
      expect(isFencedOff(refused)).toBe(true);
      expect(await countRows(db, 'components')).toBe(0);
      expect([...(await readToldStatuses(late))]).toEqual([]);
    });

    test('is refused where the lease is not there at all', async () => {
      const first = await taken('one');
      await db.client.execute('DELETE FROM leases');
      const late = fenced(db, () => first);
      await expect(register(late, registration, 0)).rejects.toSatisfy(isFencedOff);
      expect([await countRows(db, 'components'), await readLeases(db)]).toEqual([0, []]);
    });

    test('is refused while nobody of ours holds it', async () => {
      const refused = await register(
        fenced(db, () => null),
        registration,
        0,
      ).catch((error: unknown) => error);
      expect(isFencedOff(refused)).toBe(true);
      expect(isFencedOff(new Error('NOT NULL constraint failed: components.id'))).toBe(false);
    });
  });
}
