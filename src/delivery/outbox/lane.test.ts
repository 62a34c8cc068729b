import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLane, type Lane } from './lane.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Work that goes on until it is told to end. */
function works(lane: Lane, names: readonly string[]) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  for (const name of names) {
    lane.add(() => {
      started.push(name);
      return new Promise((resolve) => {
        ends.set(name, resolve);
      });
    });
  }
  const end = async (name: string) => {
    ends.get(name)?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { started, end };
}

const width = { quick: 2, slow: 2, patienceMs: 250 };

describe('a lane', () => {
  test('begins work when there is a place, in its order', async () => {
    const lane = createLane(width, () => undefined);
    const { started, end } = works(lane, ['a', 'b', 'c', 'd']);
    expect(started).toEqual(['a', 'b']);
    expect(lane.waiting()).toBe(2);
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
  });

  test('lets what is slow step aside, until as much does as may', async () => {
    const lane = createLane(width, () => undefined);
    const { started, end } = works(lane, ['a', 'b', 'c', 'd', 'e', 'f']);
    await vi.advanceTimersByTimeAsync(249);
    expect(started).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(1);
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    // Both slow places are taken: what is slow now stands in the way.
    await vi.advanceTimersByTimeAsync(10_000);
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    // One of them steps aside when a slow one is over.
    await end('a');
    expect(started).toEqual(['a', 'b', 'c', 'd', 'e']);
    await end('c');
    expect(started).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('tells when work is over, and forgets what has not begun when it closes', async () => {
    const onRoom = vi.fn();
    const lane = createLane(width, onRoom);
    const { started, end } = works(lane, ['a', 'b', 'c']);
    lane.close();
    lane.add(async () => {
      started.push('late');
    });
    const idle = vi.fn();
    void lane.idle().then(idle);
    await end('a');
    expect(onRoom).toHaveBeenCalledTimes(1);
    expect(idle).not.toHaveBeenCalled();
    await end('b');
    expect(idle).toHaveBeenCalledTimes(1);
    expect(started).toEqual(['a', 'b']);
  });
});
