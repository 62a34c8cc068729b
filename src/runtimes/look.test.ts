import { describe, expect, test, vi } from 'vitest';
import { someMonitor } from '../../tests/support/facts.ts';
import type { Check, ProbeResult } from '../domain/monitor/check.ts';
import { type MonitorState, pendingState } from '../domain/monitor/monitor-state.ts';
import type { ProbeContext } from '../probes/probe.ts';
import { checkOnce, type Lookout, recordedLook, watchableBy } from './look.ts';

const up: ProbeResult = {
  outcome: 'up',
  reason: null,
  latencyMs: 12,
  phases: { tcp: 1 },
  detail: null,
  certificate: null,
  measures: {},
};

/** A lookout with an HTTP probe alone, and what the probe was given. */
function lookingOut(shortestIntervalMs = 0) {
  const contexts: ProbeContext[] = [];
  const lookout: Lookout = {
    probes: {
      http: async (_, context) => {
        contexts.push(context);
        return up;
      },
    },
    location: 'here',
    shortestIntervalMs,
    now: () => 5000,
  };
  return { lookout, contexts };
}

const conversation = someMonitor('chat', {
  probe: { kind: 'websocket', url: '', subprotocol: null, headers: {}, family: 'any', steps: [] },
});

test('monitors without a probe in this runtime are not watchable', () => {
  const health = someMonitor('api');
  expect(watchableBy(lookingOut().lookout.probes, [health, conversation])).toEqual([health]);
});

describe('a check', () => {
  test('says what was found, where, when, and how often it is looked for', async () => {
    const { lookout, contexts } = lookingOut();
    expect(await checkOnce(lookout, someMonitor('api'))).toEqual({
      ...up,
      monitor: 'api-monitor',
      location: 'here',
      startedAt: 5000,
      intervalMs: 30_000,
    });
    expect(contexts).toMatchObject([{ timeoutMs: 10_000, degradedAfterMs: 3000 }]);
  });

  test('counts with the interval that the runtime can keep', async () => {
    const { lookout } = lookingOut(60_000);
    expect(await checkOnce(lookout, someMonitor('api'))).toMatchObject({ intervalMs: 60_000 });
  });

  test('is given another run id each time', async () => {
    const { lookout, contexts } = lookingOut();
    await checkOnce(lookout, someMonitor('api'));
    await checkOnce(lookout, someMonitor('api'));
    expect(new Set(contexts.map(({ runId }) => runId)).size).toBe(2);
  });

  test('cannot be made without a probe', async () => {
    await expect(checkOnce(lookingOut().lookout, conversation)).rejects.toThrow(
      'This runtime has no probe of kind "websocket"',
    );
  });
});

/** A recorder after which a monitor is in a given state. */
function recorderOf(state: MonitorState) {
  return { add: vi.fn((_: Check) => state), note: vi.fn((_: Check) => undefined) };
}

describe('a look of the scheduler', () => {
  const before = pendingState('api-monitor', 'here', 30_000);
  const failed = (count: number) => ({
    ...before,
    lastOutcome: 'down' as const,
    failures: { count, startedAt: 0 },
  });

  test.each([
    ['waits for its turn after a success', before, null],
    ['repeats the first failure after 2 s', failed(1), 2000],
    ['repeats the second failure after 5 s', failed(2), 5000],
    ['waits for its turn when the failure is confirmed', { ...failed(3), state: 'down' }, null],
  ] as const)('%s', async (_, state, againAfterMs) => {
    const look = recordedLook(lookingOut().lookout, recorderOf(state), () => false);
    expect(await look(someMonitor('api'), 'turn')).toMatchObject({ againAfterMs });
  });

  test.each([
    ['ten minutes later while not all is well', before, 600_000],
    ['in its turn when all is well', { ...before, state: 'up', lastOutcome: 'up' }, null],
  ] as const)('at what is looked at once a day comes again %s', async (_, state, againAfterMs) => {
    const look = recordedLook(lookingOut().lookout, recorderOf(state), () => false);
    const daily = someMonitor('api', { intervalMs: 86_400_000 });
    expect(await look(daily, 'turn')).toMatchObject({ againAfterMs });
  });

  test('lets the turns of a monitor that is paused pass', async () => {
    const { lookout, contexts } = lookingOut();
    const recorder = recorderOf(failed(1));
    const look = recordedLook(lookout, recorder, (slug) => slug === 'api-monitor');
    expect(await look(someMonitor('api'), 'turn')).toEqual({ check: null, againAfterMs: null });
    expect(contexts).toEqual([]);
    expect(await look(someMonitor('signin'), 'turn')).toMatchObject({ againAfterMs: 2000 });
    expect(recorder.add).toHaveBeenCalledOnce();
  });

  test('stores what somebody asks for meanwhile, judges it not, and repeats nothing', async () => {
    const recorder = recorderOf(failed(1));
    const look = recordedLook(lookingOut().lookout, recorder, () => true);
    const { check, againAfterMs } = await look(someMonitor('api'), 'hand');
    expect(recorder.note.mock.calls).toEqual([[check]]);
    expect(recorder.add).not.toHaveBeenCalled();
    expect(againAfterMs).toBeNull();
  });
});
