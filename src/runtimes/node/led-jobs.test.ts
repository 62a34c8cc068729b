import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acting, countRows } from '../../../tests/contract/acting.ts';
import * as right from '../../../tests/contract/right-requests.ts';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { minuteMs, someNow, someSite } from '../../../tests/support/facts.ts';
import { scheduleMaintenance } from '../../actions/schedule-maintenance.ts';
import type { Database } from '../../storage/database.ts';
import { type Lease, readLease, releaseLease, takeLease } from '../../storage/lease.ts';
import type { Log } from '../log.ts';
import type { Leadership, Office } from './leadership.ts';
import { startLedJobs } from './led-jobs.ts';

let db: Database;
let close: () => Promise<void>;
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: someNow });
  ({ db, close } = await openNewDatabase());
  vi.clearAllMocks();
});

afterEach(async () => {
  vi.useRealTimers();
  await close();
});

const forMs = 60_000;

async function take(holder: string): Promise<Lease> {
  const { stored } = await readLease(db, 'jobs');
  if (stored) await releaseLease(db, stored);
  const lease = await takeLease(db, 'jobs', { holder, forMs });
  if (lease === null) throw new Error('Nobody else takes it.');
  return lease;
}

/** A process that leads from its start on, or does not, whatever the database says. */
async function started(lease: Lease | null, isSure = true) {
  let office: Office | undefined;
  const leadership: Leadership = {
    ...{ lease: () => lease, isSure: () => isSure, lose: vi.fn(), giveBack: vi.fn() },
    start: async (taken) => {
      office = taken;
    },
  };
  const write = vi.fn();
  const others = (led: Database) => [
    {
      name: 'look-into-a-mailbox',
      cron: '* * * * *',
      run: async () => write(await led.write(['SELECT 1'])),
    },
  ];
  const tools = { db, site: someSite(), now: () => someNow + 90 * minuteMs, log };
  const changed = vi.fn(async () => undefined);
  const stop = await startLedJobs({ ...tools, changed }, others, leadership, vi.fn());
  return { stop, write, begin: () => lease && office?.begin(lease, 'after_another') };
}

const begun = async () => (await countRows(db, 'maintenance_updates')) > 1;

/** Planned work whose time has come. */
const planDue = () => scheduleMaintenance(acting(db), right.maintenance);

describe('jobs that one process runs', () => {
  test('are run when it begins to lead, what is due by then first', async () => {
    await planDue();
    const { begin, stop } = await started(await take('one'));
    await begin();
    await stop();
    expect(await begun()).toBe(true);
  });

  test('write nothing once another process has the lease, though it does not know', async () => {
    await planDue();
    const { begin, stop } = await started(await take('one'));
    await take('other');
    await begin();
    await stop();
    expect([await begun(), await countRows(db, 'events')]).toEqual([false, 1]);
    expect(log.info.mock.calls.flat()).toContain(
      'The job "advance-maintenances" is left to whoever runs the jobs by now.',
    );
  });

  test.each([
    ['runs', 'leads', true],
    ['does not run', 'is no longer sure to lead', false],
  ])('%s each minute in a process that %s', async (_, __, isSure) => {
    const { write, stop } = await started(await take('one'), isSure);
    await vi.advanceTimersByTimeAsync(2 * minuteMs);
    await stop();
    expect(write.mock.calls.length > 0).toBe(isSure);
  });

  test('are refused also where only Node has them', async () => {
    const { write, stop } = await started(await take('one'));
    await take('other');
    await vi.advanceTimersByTimeAsync(2 * minuteMs);
    await stop();
    expect(write).not.toHaveBeenCalled();
    expect(log.info).toHaveBeenCalledWith(
      'The job "look-into-a-mailbox" is left to whoever runs the jobs by now.',
    );
  });

  test('are done once, whoever holds the lease when, and by whoever holds it in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { maxLength: 5 }), fc.nat(2), async (order, last) => {
        await planDue();
        const before = await countRows(db, 'maintenance_updates');
        const leases: Lease[] = [];
        for (const who of [0, 1, 2, ...order, last]) leases[who] = await take(`process ${who}`);
        const all = await Promise.all(leases.map((lease) => started(lease)));
        for (const who of [0, 1, 2]) if (who !== last) await all[who]?.begin();
        await Promise.all(all.map(async (one, who) => who !== last && one.stop()));
        expect(await countRows(db, 'maintenance_updates')).toBe(before);
        await all[last]?.begin();
        await all[last]?.stop();
        expect(await countRows(db, 'maintenance_updates')).toBe(before + 1);
      }),
      { numRuns: 15 },
    );
  });
});
