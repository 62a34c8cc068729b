import { expect, test, vi } from 'vitest';
import type { Database } from '../storage/database.ts';
import type { Log } from './log.ts';
import { createStatusTeller, tellStatuses } from './told-statuses.ts';

/** Tells of so many changes in each round, in this order; a fault is thrown. */
function teller(...rounds: readonly (number | Error)[]) {
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } satisfies Log;
  const wake = vi.fn();
  const round = vi.fn(async () => {
    const told = rounds[round.mock.calls.length - 1] ?? 0;
    if (typeof told === 'number') return told;
    throw told;
  });
  return { log, wake, round, ...createStatusTeller(round, wake, log) };
}

/** Has so many rounds made, each after the one before. */
async function inTurn({ tell, round }: ReturnType<typeof teller>, count: number): Promise<void> {
  for (let made = 1; made <= count; made++) {
    tell();
    await vi.waitFor(() => expect(round.mock.settledResults.length).toBe(made));
  }
}

test('all that ask during a round share the next one', async () => {
  const { tell, round } = teller();
  for (let count = 0; count < 5; count++) tell();
  await vi.waitFor(() => expect(round.mock.settledResults).toHaveLength(2));
  tell();
  await vi.waitFor(() => expect(round.mock.settledResults).toHaveLength(3));
});

test('what carries news is woken where there was any', async () => {
  const one = teller(0, 2, 0);
  await inTurn(one, 3);
  expect(one.wake).toHaveBeenCalledOnce();
});

test('a fault is logged once until it is over, and the next round is made all the same', async () => {
  const one = teller(new Error('away'), new Error('away'), 1, new Error('away'), 1);
  await inTurn(one, 5);
  await vi.waitFor(() => expect(one.wake).toHaveBeenCalledTimes(2));
  expect(one.log.warn).toHaveBeenCalledTimes(2);
});

test('nothing more is told once it is stopped', async () => {
  const { tell, stop, round } = teller();
  tell();
  tell();
  await stop();
  tell();
  expect(round).toHaveBeenCalledOnce();
});

test('nothing is told from facts that are old', async () => {
  const current = vi.fn();
  const health = () => ({ now: 2, readAt: 1, failingSince: 1, failure: 'behind' }) as const;
  const snapshots = { current, refresh: async () => undefined, health };
  const nowhere = { write: current } as unknown as Database;
  expect(await tellStatuses(snapshots, nowhere)).toBe(0);
  expect(current).not.toHaveBeenCalled();
});
