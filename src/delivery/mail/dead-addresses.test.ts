import { expect, test } from 'vitest';
import { minuteMs, someNow } from '../../../tests/support/facts.ts';
import { createDeadAddresses } from './dead-addresses.ts';

/** How many of so many are believed to be gone, when each is refused at once and five minutes later. */
function believedOf({ refused, taken }: Readonly<{ refused: number; taken: number }>): number {
  const dead = createDeadAddresses();
  const each = (minutes: number) =>
    Array.from({ length: refused }, (_, index) =>
      dead.refused(`gone${index}@${index}.example`, someNow + minutes * minuteMs),
    ).filter((believed) => believed).length;
  for (let index = 0; index < taken; index++) dead.taken(`li${index}@example.com`, someNow);
  expect(each(0)).toBe(0);
  return each(5);
}

test.each([
  ['one among others', { refused: 1, taken: 1 }, 1],
  ['a few among a few', { refused: 3, taken: 1 }, 3],
  ['a small share', { refused: 10, taken: 30 }, 10],
  ['more than a few of a few', { refused: 4, taken: 1 }, 0],
  ['a large share', { refused: 11, taken: 30 }, 0],
  ['all, as by a wrong server', { refused: 1000, taken: 0 }, 0],
  ['the only one', { refused: 1, taken: 0 }, 0],
])('refused for minutes is %s', (_, given, believed) => {
  expect(believedOf(given)).toBe(believed);
});

test('a server that turns bad refuses those whom it took before, and nobody is believed gone', () => {
  const dead = createDeadAddresses();
  const all = Array.from({ length: 40 }, (_, index) => `li${index}@example.com`);
  for (const address of all) dead.taken(address, someNow);
  const at = (minutes: number) =>
    all.filter((address) => dead.refused(address, someNow + minutes * minuteMs));
  expect([at(1), at(6), at(36)]).toEqual([[], [], []]);
});

test('an address that takes letters again was never gone', () => {
  const dead = createDeadAddresses();
  dead.taken('li@example.com', someNow);
  expect(dead.refused('gone@example.com', someNow)).toBe(false);
  dead.taken('gone@example.com', someNow + minuteMs);
  expect(dead.refused('gone@example.com', someNow + 5 * minuteMs)).toBe(false);
  expect(dead.refused('gone@example.com', someNow + 10 * minuteMs)).toBe(true);
});
