import { expect, test } from 'vitest';
import { clockFault, leaseSentences } from './lease-sentences.ts';

test('who holds a lease is named, for how long, and who had one that nobody holds', () => {
  const held = {
    name: 'look:local',
    token: 3,
    holder: 'one.example:417#a space#7d3',
    leftMs: 8200,
  };
  const free = { name: 'jobs', token: 9, holder: 'two.example:12', leftMs: 0 };
  expect(leaseSentences([held, free])).toEqual([
    'look:local is held by one.example:417, for 9 s unless it is renewed',
    'jobs is held by nobody; two.example:12 had it last',
  ]);
});

test.each([
  ['is right', 50_000, false],
  ['is a little behind', 47_000, false],
  ['is far ahead', 20_000, true],
])('a clock that %s is a fault: %s ms, %s', (_, databaseAt, isFault) => {
  const says = clockFault({ from: 50_000, until: 50_010 }, databaseAt);
  expect(says?.includes('30 s ahead') ?? false).toBe(isFault);
});
