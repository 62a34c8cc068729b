import { expect, test } from 'vitest';
import { newestOf } from './newest.ts';

test('a slower making that began earlier does not replace what is newer', async () => {
  const ends: ((made: string) => void)[] = [];
  const newest = newestOf(() => new Promise<string>((resolve) => ends.push(resolve)));
  expect(newest.get()).toBeNull();
  const [first, second] = [newest.make(), newest.make()];
  ends[1]?.('second');
  expect(await second).toBe('second');
  ends[0]?.('first');
  expect(await first).toBe('second');
  expect(newest.get()).toBe('second');
});
