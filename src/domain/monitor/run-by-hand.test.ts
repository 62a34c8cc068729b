import { expect, test } from 'vitest';
import { waitForRun } from './run-by-hand.ts';

const now = 1_000_000;
const ago = (seconds: number, monitor = 'chat') => ({ monitor, at: now - seconds * 1000 });
const many = (count: number, seconds: number) =>
  Array.from({ length: count }, (_, index) => ago(seconds, `monitor-${index}`));

test.each([
  ['nobody has asked', [], null],
  ['the last one was ten seconds ago', [ago(10)], null],
  ['the last one was four seconds ago', [ago(4), ago(30)], 6],
  ['the last one was this instant', [ago(0)], 10],
  ['the last one was of another monitor', [ago(1, 'api')], null],
  ['the clock of who noted the last one is ahead', [ago(-5)], 15],
  ['the clock was set back since', [ago(-10)], null],
  ['59 others were run within a minute', many(59, 20), null],
  ['60 others were', many(60, 20), 40],
  ['60 others were a minute ago', many(60, 60), null],
  ['60 others were and the last one was just now', [...many(59, 55), ago(1)], 9],
])('where %s, whoever asks waits for %j', (_, runs, seconds) => {
  expect(waitForRun(runs, 'chat', now)).toBe(seconds);
});
