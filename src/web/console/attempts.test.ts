import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { someNow } from '../../../tests/support/facts.ts';
import type { Database } from '../../storage/database.ts';
import { type Attempt, type Attempts, limitAttempts } from './attempts.ts';

let db: Database;
let close: () => Promise<void>;
let attempts: Attempts;
const log = vi.fn();

beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
  attempts = limitAttempts({ log });
});
afterEach(() => close());

const attempt = (given: Partial<Attempt>) =>
  attempts({
    ...{ db, network: '203.0.113.7', subject: 'ada@example.com', browser: null, now: someNow },
    ...given,
  });

/** How many of some attempts go on. */
async function goOn(count: number, given: (index: number) => Partial<Attempt>): Promise<number> {
  let number = 0;
  for (let index = 0; index < count; index++) {
    if ((await attempt(given(index))) === null) number++;
  }
  return number;
}

test.each<readonly [string, number, (index: number) => Partial<Attempt>]>([
  ['at one address from one place', 6, () => ({})],
  ['at many addresses from one place', 20, (index) => ({ subject: `${index}` })],
  ['at one address from many places', 100, (index) => ({ network: `198.51.100.${index}` })],
  [
    'from all networks of one customer of IPv6',
    60,
    (index) => ({ network: `2001:db8:1:${index}`, subject: `${index}` }),
  ],
  ['from one browser where the same person has signed in', 6, () => ({ browser: 'a' })],
])('%s, %d go on at once', async (_, most, given) => {
  expect(await goOn(most + 20, given)).toBe(most);
});

test('a place that tries too often uses up nothing of the person', async () => {
  await goOn(200, () => ({}));
  expect(await goOn(120, (index) => ({ network: `198.51.100.${index}` }))).toBe(94);
});

test('all places together do not keep out a browser where the person has signed in', async () => {
  await goOn(200, (index) => ({ network: `198.51.100.${index}` }));
  expect(await attempt({ network: '192.0.2.1' })).toBe(1);
  expect(await attempt({ network: '192.0.2.1', browser: 'a' })).toBeNull();
});

/** As a remote database says of itself, which other processes use, too. */
const shared = (): Database => ({ ...db, client: { ...db.client, protocol: 'http' } });

test('in a database that is shared, processes count together', async () => {
  const other = limitAttempts({ log });
  expect(await goOn(6, () => ({ db: shared() }))).toBe(6);
  const asked = { network: '203.0.113.7', subject: 'ada@example.com', browser: null };
  expect(await other({ ...asked, db: shared(), now: someNow })).toBe(30);
  expect(await other({ ...asked, db, now: someNow })).toBeNull();
});

test('what was typed is stored as a hash, however long it is', async () => {
  await attempt({ db: shared(), subject: 'my secret password'.repeat(10_000) });
  const { rows } = await db.client.execute('SELECT holder FROM sign_in_attempts ORDER BY holder');
  expect(rows.map(({ holder }) => holder)).toEqual(
    ['all', 'network', 'one'].map((kind) => expect.stringMatching(`^${kind}:[0-9a-f]{64}$`)),
  );
});
