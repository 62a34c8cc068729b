import { afterEach, beforeEach, expect, test } from 'vitest';
import { openNewDatabase } from '../../../tests/support/database-file.ts';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import type { Database } from '../../storage/database.ts';
import { type AskedOften, limitAsking } from './asked-often.ts';

let db: Database;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ db, close } = await openNewDatabase());
});
afterEach(() => close());

/** How many of so many requests go on at once. */
async function goOn(
  count: number,
  holderOf: (index: number) => string,
  often: AskedOften = limitAsking(),
  now = someNow,
): Promise<number> {
  let number = 0;
  for (let index = 0; index < count; index++) {
    const asked = { kind: 'letters', holder: holderOf(index), now } as const;
    if ((await often(async () => db, asked)) === null) number++;
  }
  return number;
}

test.each<readonly [string, number, (index: number) => string]>([
  ['one network', 20, () => '203.0.113.7'],
  ['all networks of one customer of IPv6', 60, (index) => `2001:db8:1:${index}`],
  ['many networks', 90, (index) => `203.0.113.${index}`],
])('from %s, %d letters can be asked for at once', async (_, most, holderOf) => {
  expect(await goOn(90, holderOf)).toBe(most);
});

test('one more can be asked for every three minutes', async () => {
  const often = limitAsking();
  const one = () => '203.0.113.7';
  await goOn(30, one, often);
  expect(await goOn(5, one, often, someNow + 3 * minuteMs)).toBe(1);
  expect(await goOn(30, one, often, someNow + 90 * minuteMs)).toBe(20);
});

test('processes that share a database count together, and know nobody by name', async () => {
  const client = new Proxy(db.client, {
    get: (target, name) => (name === 'protocol' ? 'http' : Reflect.get(target, name)),
  });
  const shared = async () => ({ ...db, client });
  const asked = { kind: 'letters', holder: '203.0.113.7', now: someNow } as const;
  const processes = [limitAsking(), limitAsking()];
  let number = 0;
  for (let turn = 0; turn < 15; turn++) {
    for (const often of processes) if ((await often(shared, asked)) === null) number++;
  }
  expect(number).toBe(20);
  const { rows } = await db.client.execute('SELECT holder FROM sign_in_attempts');
  expect(String(rows[0]?.holder)).toMatch(/^subscribe-letters:[0-9a-f]{64}$/);
});

test('the owner of a subscription is counted by that alone, without a database', async () => {
  const often = limitAsking();
  const nothing = () => Promise.reject(new Error('There is no database.'));
  const act = (holder: string) => often(nothing, { kind: 'acts', holder, now: someNow });
  for (let count = 0; count < 30; count++) expect(await act('aaaaaaaaaaaa')).toBeNull();
  expect([await act('aaaaaaaaaaaa'), await act('bbbbbbbbbbbb')]).toEqual([30, null]);
});
