import { lookup } from 'node:dns/promises';
import { hashPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { turns } from './turns.ts';

/** Work that ends when it is told to, and notes that it has begun. */
function someWork(begun: number[]) {
  const ends: (() => void)[] = [];
  const work = (number: number) => () => {
    begun.push(number);
    return new Promise<number>((resolve) => ends.push(() => resolve(number)));
  };
  return { work, ends };
}

const othersHaveGoneOn = () => new Promise((resolve) => setImmediate(resolve));

test('so much is done at once, and the rest in the order in which it came', async () => {
  const begun: number[] = [];
  const { work, ends } = someWork(begun);
  const inTurn = turns({ atOnce: 2, waiting: 2 });
  const all = [1, 2, 3, 4].map((number) => inTurn(work(number)));
  await othersHaveGoneOn();
  expect(begun).toEqual([1, 2]);
  ends[1]?.();
  expect(await all[1]).toBe(2);
  await othersHaveGoneOn();
  expect(begun).toEqual([1, 2, 3]);
  ends[0]?.();
  await all[0];
  await othersHaveGoneOn();
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
});

test('too many are refused at once, and a place that is free again is taken', async () => {
  const { work, ends } = someWork([]);
  const inTurn = turns({ atOnce: 1, waiting: 1 });
  const [first, second] = [inTurn(work(1)), inTurn(work(2))];
  await othersHaveGoneOn();
  await expect(inTurn(work(3))).rejects.toMatchObject({ code: 'too_many' });
  ends[0]?.();
  await first;
  const third = inTurn(work(3));
  await othersHaveGoneOn();
  ends[1]?.();
  await second;
  await othersHaveGoneOn();
  ends[2]?.();
  expect(await third).toBe(3);
});

test('work that fails gives its place to the next', async () => {
  const inTurn = turns({ atOnce: 1, waiting: 1 });
  const failing = inTurn(() => Promise.reject(new Error('failed')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('done');
});

test('a name is looked up while many passwords are hashed in turn, and not after them', async () => {
  const inTurn = turns({ atOnce: 2, waiting: 60 });
  let hashed = 0;
  const hashing = Array.from({ length: 8 }, () =>
    inTurn(async () => {
      await hashPassword('correct horse battery');
      hashed++;
    }),
  );
  await othersHaveGoneOn();
  await lookup('localhost');
  expect(hashed).toBeLessThan(hashing.length / 2);
  await Promise.all(hashing);
}, 30_000);
