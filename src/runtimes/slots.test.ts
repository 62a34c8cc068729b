import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

/** Work that ends when it is told to, and what has begun so far. */
function controlled() {
  const begun: string[] = [];
  const ends = new Map<string, { well(): void; badly(): void }>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => {
      ends.set(name, { well: () => resolve(name), badly: () => reject(new Error(name)) });
    });
  };
  return { begun, work, end: (name: string) => ends.get(name) };
}

test('work begins in the order of asking, no more at once than there are places', async () => {
  const { begun, work, end } = controlled();
  const inSlot = createSlots(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => inSlot(work(name)));
  expect(begun).toEqual(['a', 'b']);
  end('b')?.well();
  expect(await all[1]).toBe('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('a')?.well();
  await all[0];
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

test('work that fails gives its place back and tells its fault to who asked', async () => {
  const { begun, work, end } = controlled();
  const inSlot = createSlots(1);
  const [first, second] = [inSlot(work('a')), inSlot(work('b'))];
  end('a')?.badly();
  await expect(first).rejects.toThrow('a');
  expect(begun).toEqual(['a', 'b']);
  end('b')?.well();
  expect(await second).toBe('b');
});
