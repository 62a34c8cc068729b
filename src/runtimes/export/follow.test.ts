import { expect, test } from 'vitest';
import { markOf } from '../../storage/mark.ts';
import { follow, isDue } from './follow.ts';

const mark = { ...markOf([]), change: 3, states: 7, checks: 20 };
const last = { mark, at: 100_000, holdsUntil: 160_000 };

test.each([
  ['nothing was written yet', null, {}, 100_000, true],
  ['nothing is new', last, {}, 159_999, false],
  ['it holds no longer', last, {}, 160_000, true],
  ['staff changed something', last, { change: 4 }, 100_001, true],
  ['a monitor confirmed something', last, { states: 8 }, 100_001, true],
  ['there were only new looks', last, { checks: 21 }, 114_999, false],
  ['new looks have waited long enough', last, { checks: 21 }, 115_000, true],
])('where %s', (_, before, changed, now, due) => {
  expect(isDue(before, { ...mark, ...changed }, now)).toBe(due);
});

test('faults leave the copy as it is, are told once, and end with the next change that is written', async () => {
  const happens = ['written', 'away', 'away', 'full', 'written', 'nothing'] as const;
  let turn = 0;
  const told: string[] = [];
  const written: number[] = [];
  await follow({
    readMark: async () => {
      if (happens[turn] === 'away') throw new Error('The database is away.');
      return { ...mark, change: Math.min(turn, 4) };
    },
    write: async (now) => {
      if (happens[turn] === 'full') throw new Error('The disk is full.');
      written.push(turn);
      return now + 60_000;
    },
    now: () => 1_000_000 + turn * 2000,
    wait: async () => {
      turn += 1;
    },
    isEnded: () => turn === happens.length,
    log: (level, _, error) => told.push(error instanceof Error ? error.message : level),
  });
  expect(written).toEqual([0, 4]);
  expect(told).toEqual(['The database is away.', 'info']);
});
