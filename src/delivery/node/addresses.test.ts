import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { type Address, guardedLookup } from './addresses.ts';

const home: Address = { address: '93.184.216.34', family: 4 };
const away: Address = { address: '2606:4700::6810:84e5', family: 6 };
const inner: Address = { address: '127.0.0.1', family: 4 };
const mapped: Address = { address: '::ffff:127.0.0.1', family: 6 };

type Found = Readonly<{ error: Error | null; found: string | readonly LookupAddress[] }>;

function lookUp(answers: readonly (readonly Address[])[], all: boolean): Promise<Found> {
  const left = [...answers];
  const lookup = guardedLookup(async () => left.shift() ?? []);
  return new Promise((resolve) => {
    lookup('hooks.example.com', { all }, (error, found) => resolve({ error, found }));
  });
}

describe('a look-up for a connection', () => {
  test('hands on exactly the addresses that were looked at', async () => {
    const { error, found } = await lookUp([[home, away], [inner]], true);
    expect([error, found]).toEqual([null, [home, away]]);
  });

  test('hands on the first alone where one is asked for', async () => {
    const { error, found } = await lookUp([[home, away], [inner]], false);
    expect([error, found]).toEqual([null, home.address]);
  });

  test.each([
    ['the only one', [inner]],
    ['the first', [inner, home]],
    ['the last', [home, away, mapped]],
  ])('refuses all where %s is not of the internet', async (_, addresses) => {
    const { error, found } = await lookUp([addresses, [home]], true);
    expect(error).toMatchObject({ failure: 'refused_address' });
    expect(found).toEqual('');
  });

  test('does not tell a stranger which address it was', async () => {
    const { error } = await lookUp([[inner]], true);
    expect(error?.message).not.toContain(inner.address);
  });

  test('says that nobody knows the name', async () => {
    const { error } = await lookUp([[]], true);
    expect(error).toMatchObject({ failure: 'name_unknown' });
  });
});
