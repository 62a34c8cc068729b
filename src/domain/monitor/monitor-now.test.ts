import { expect, test } from 'vitest';
import { someMonitor, someNow, somePause, someState } from '../../../tests/support/facts.ts';
import { monitorsNow } from './monitor-now.ts';
import { pendingState } from './monitor-state.ts';

const old = someNow - 10 * 60_000;

test.each([
  ['nobody has looked at', [], [], 'pending', null],
  [
    'has no state yet',
    [{ ...pendingState('chat-monitor', 'here', 30_000), lastCheckAt: someNow }],
    [],
    'pending',
    null,
  ],
  ['works', [someState('chat', { since: 5 })], [], 'up', 5],
  ['fails', [someState('chat', { state: 'down', since: 7 })], [], 'down', 7],
  [
    'nobody could tell of for a while',
    [someState('chat', { state: 'down', since: 7, lastDecidedAt: old })],
    [],
    'unknown',
    old + 75_000,
  ],
  [
    'is paused',
    [someState('chat', { state: 'down' })],
    [somePause('chat', { since: 9 })],
    'paused',
    9,
  ],
  [
    'was paused until now',
    [someState('chat', { since: 5 })],
    [somePause('chat', { until: someNow })],
    'up',
    5,
  ],
] as const)('a monitor that %s is shown as such', (_, states, pauses, state, since) => {
  const known = new Map([['chat-monitor', states]]);
  const [now] = monitorsNow([someMonitor('chat')], known, pauses, someNow);
  expect(now).toMatchObject({ state, since, locations: states });
});
