import { expect, test } from 'vitest';
import { type Monitor, monitorDefaults } from '../../domain/monitor/monitor.ts';
import { type MonitorState, pendingState } from '../../domain/monitor/monitor-state.ts';
import { goingOn } from './first-turn.ts';

const lookout = { location: 'local', shortestIntervalMs: 0 };
const now = 1_000_000;
const minuteMs = 60_000;

const monitor: Monitor = {
  ...monitorDefaults,
  ...{ slug: 'chat', component: 'chat', intervalMs: 30_000, timeoutMs: 10_000 },
  probe: { kind: 'websocket', url: '', subprotocol: null, headers: {}, family: 'any', steps: [] },
};

const looked = (changed: Partial<MonitorState>): MonitorState => ({
  ...pendingState('chat', 'local', monitor.intervalMs),
  ...{ state: 'up', lastOutcome: 'up', ...changed },
});

test.each<[string, MonitorState | null, number | null]>([
  ['was looked at a moment ago', looked({ lastCheckAt: now - 10_000 }), 20_000],
  ['is overdue', looked({ lastCheckAt: now - 31_000 }), null],
  ['was never looked at', looked({ lastCheckAt: null }), null],
  ['is not known', null, null],
  ['was looked at from elsewhere', { ...looked({ lastCheckAt: now }), location: 'edge' }, null],
  [
    'has failed once and is not confirmed down',
    looked({ lastCheckAt: now, lastOutcome: 'down', failures: { count: 1, startedAt: now } }),
    2000,
  ],
  ['was looked at in what is now the future', looked({ lastCheckAt: now + 10 * minuteMs }), 30_000],
  ['was looked at by a clock a little ahead', looked({ lastCheckAt: now + 50 }), 30_000],
])('who goes on with a monitor that %s waits rightly', (_, state, waits) => {
  expect(goingOn(state ? [state] : [], lookout, now)(monitor)).toBe(waits);
});

test('who is looked at once a day, and was not well, has a turn within ten minutes', () => {
  const daily = { ...monitor, intervalMs: 24 * 60 * minuteMs };
  const states = [looked({ state: 'down', lastOutcome: 'down', lastCheckAt: now - minuteMs })];
  expect(goingOn(states, lookout, now)(daily)).toBe(9 * minuteMs);
});
