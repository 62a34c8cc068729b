import { expect, test } from 'vitest';
import { minuteMs, someMonitor } from '../../../tests/support/facts.ts';
import { intervals } from '../../../tests/support/intervals.ts';
import { someIncident } from '../../../tests/support/words.ts';
import { componentMonth } from './component-month.ts';

const hourMs = 60 * minuteMs;
const month = { start: 10 * hourMs, end: 20 * hourMs };
const watching = [{ monitor: someMonitor('chat'), transitions: [], coverage: [] }];
/** It names chat, from hour 12 on. */
const incidents = [someIncident({ startedAt: 12 * hourMs })];

test.each([
  ['nobody could tell', 'up 0-10, dark 10-20, up 20-24', watching, [], 'unmonitored'],
  ['all was well', 'up 0-24', watching, [], 'well'],
  ['staff alone say that all was well', 'up 0-24', [], [], 'unmonitored'],
  ['trouble was over before', 'up 0-5, out 5-6, up 6-24', watching, [], 'well'],
  ['there was trouble', 'up 0-12, out 12-13, up 13-24', watching, [], 'troubled'],
  ['staff alone say there was', 'up 0-12, out 12-13, up 13-24', [], [], 'troubled'],
  ['trouble lasted into it', 'up 0-9, out 9-11, up 11-24', watching, [], 'troubled'],
  ['trouble lasted beyond it', 'up 0-19, out 19-21, up 21-24', watching, [], 'troubled'],
  ['an incident tells of all', 'up 0-12, out 12-13, up 13-24', watching, incidents, 'told'],
  ['one tells of a part', 'up 0-11, out 11-13, up 13-24', watching, incidents, 'troubled'],
])('a month in which %s (%s)', (_, written, monitors, told, kind) => {
  const past = { intervals: intervals(written), staffed: [month], monitors };
  const known = { pasts: new Map([['chat', past]]), words: { incidents: told } };
  expect(componentMonth('chat', known, month, 24 * hourMs).kind).toBe(kind);
});

test('a component of which nothing is known is unmonitored', () => {
  const known = { pasts: new Map(), words: { incidents } };
  expect(componentMonth('chat', known, month, 24 * hourMs)).toEqual({ kind: 'unmonitored' });
});
