import { describe, expect, test } from 'vitest';
import type { Queue } from '../../storage/due-delivery.ts';
import { createSharedPlaces } from './shared-places.ts';

/** Four places, and work that goes on until it is ended; what is under way is counted by queue. */
function sharing() {
  const underWay: Record<Queue, (() => void)[]> = {
    webhook_first: [],
    webhook_again: [],
    mail: [],
  };
  const inPlace = createSharedPlaces({ webhook_first: 2, webhook_again: 1, mail: 1 }, [
    ...(['webhook_first', 'mail'] as const),
  ]);
  const add = (queue: Queue, count: number) => {
    for (let nth = 0; nth < count; nth++) {
      void inPlace(queue, () => new Promise((resolve) => underWay[queue].push(resolve)));
    }
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    add,
    async end(queue: Queue) {
      underWay[queue].shift()?.();
      await settled();
    },
    async counts() {
      await settled();
      const { webhook_first, webhook_again, mail } = underWay;
      return [webhook_first.length, webhook_again.length, mail.length];
    },
  };
}

describe('places that queues share', () => {
  test.each<[given: string, first: number, again: number, mail: number, expected: number[]]>([
    ['all wait', 9, 9, 9, [2, 1, 1]],
    ['mail alone waits', 0, 0, 9, [0, 0, 4]],
    ['first attempts alone wait', 9, 0, 0, [4, 0, 0]],
    ['later attempts alone wait, which may hang', 0, 9, 0, [0, 1, 0]],
    ['later attempts wait and mail', 0, 9, 9, [0, 1, 3]],
    ['one first attempt waits and mail', 1, 0, 9, [1, 0, 3]],
    ['a letter waits and first attempts', 9, 0, 1, [3, 0, 1]],
  ])('where %s', async (_, first, again, mail, expected) => {
    const { add, counts } = sharing();
    add('mail', mail);
    add('webhook_again', again);
    add('webhook_first', first);
    expect(await counts()).toEqual(expected);
  });

  test('come back to their queue with the first that is free', async () => {
    const { add, end, counts } = sharing();
    add('mail', 9);
    expect(await counts()).toEqual([0, 0, 4]);
    add('webhook_again', 2);
    add('webhook_first', 2);
    await end('mail');
    await end('mail');
    await end('mail');
    expect(await counts()).toEqual([2, 1, 1]);
    await end('webhook_first');
    await end('webhook_first');
    expect(await counts()).toEqual([0, 1, 3]);
  });
});
