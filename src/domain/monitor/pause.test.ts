import { expect, test } from 'vitest';
import { minuteMs, someNow, somePause } from '../../../tests/support/facts.ts';
import { holdsAt, pausesAt, pausesEndAt } from './pause.ts';

const since = someNow;
const until = someNow + 10 * minuteMs;

test.each([
  [since - 1, until, false],
  [since, until, true],
  [until - 1, until, true],
  [until, until, false],
  [since - 1, null, false],
  [since + 1e12, null, true],
])('at %i a pause until %j holds: %j', (now, end, holds) => {
  expect(holdsAt({ since, until: end }, now)).toBe(holds);
});

test('those that hold are found by the slug of their monitor', () => {
  const pauses = [somePause('chat'), somePause('api', { until: someNow }), somePause('phone')];
  expect([...pausesAt(pauses, someNow).keys()]).toEqual(['chat-monitor', 'phone-monitor']);
});

test('only those that end by themselves later on end at an instant', () => {
  const pauses = [somePause('chat'), somePause('api', { until }), somePause('phone', { until: 1 })];
  expect(pausesEndAt(pauses, someNow)).toEqual([until]);
});
