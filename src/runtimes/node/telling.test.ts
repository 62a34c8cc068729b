import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import type { Database } from '../../storage/database.ts';
import { type Lease, takeLease } from '../../storage/lease.ts';
import { readToldStatuses } from '../../storage/told-status.ts';
import type { Snapshots } from '../../web/public/snapshot.ts';
import type { Log } from '../log.ts';
import { tellingSnapshots } from './telling.ts';

let db: Database;
let close: () => Promise<void>;
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;

beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
  vi.clearAllMocks();
});

afterEach(() => close());

/** Pages on which all is well and verified. */
function someSnapshots(refresh: () => Promise<void>): Snapshots {
  const status = supportStatus(someWatched(), someFacts(), someNow);
  const well = { status: 'operational', by: 'monitor', freshness: 'verified' } as const;
  const conditions = status.conditions.map((one) => ({ ...one, ...well, pausedSince: null }));
  return {
    current: () => ({ status: { ...status, conditions } }),
    health: () => ({ failingSince: null }),
    refresh,
  } as unknown as Snapshots;
}

/** A process that held this lease when a page was read, and holds that one when it is rendered. */
async function refreshed(before: Lease | null, after: Lease | null): Promise<number> {
  let held = before;
  const rendered = someSnapshots(async () => {
    held = after;
  });
  const hearers = { wake: vi.fn(), feeds: { renew: async () => undefined } };
  const telling = tellingSnapshots(rendered, db, { lease: () => held }, hearers, log);
  await telling.snapshots.refresh();
  await telling.stop();
  expect(hearers.wake).toHaveBeenCalled();
  return (await readToldStatuses(db)).size;
}

const take = () => takeLease(db, 'jobs', { holder: 'one', forMs: 60_000 });

test('who leads tells the statuses of the page', async () => {
  const lease = await take();
  expect(await refreshed(lease, lease)).toBeGreaterThan(0);
});

test.each([
  ['does not lead', false, false],
  ['begins to lead while the page is read', false, true],
  ['ceases to lead meanwhile', true, false],
])('who %s tells nothing, and does not try to', async (_, before, after) => {
  const lease = await take();
  expect(await refreshed(before ? lease : null, after ? lease : null)).toBe(0);
  expect(log.warn).not.toHaveBeenCalled();
});

test('what is told by who lost the lease unawares is refused', async () => {
  const lease = await take();
  await db.client.execute('UPDATE leases SET until_at = 1');
  await take();
  expect(await refreshed(lease, lease)).toBe(0);
  expect(log.warn).toHaveBeenCalledOnce();
});
