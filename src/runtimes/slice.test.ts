import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { someMonitor } from '../../tests/support/facts.ts';
import type { Check, Outcome } from '../domain/monitor/check.ts';
import { judge, pendingState } from '../domain/monitor/monitor-state.ts';
import type { Lookout } from './look.ts';
import { dueAt, lookAtEach } from './slice.ts';

const minute = 60_000;

const lookout: Lookout = {
  probes: {},
  location: 'edge',
  shortestIntervalMs: minute,
  now: () => Date.now(),
};

describe('a monitor is due', () => {
  const looked = (lastCheckAt: number | null, location = 'edge') => [
    {
      ...pendingState('api-monitor', location, minute),
      state: 'up' as const,
      lastOutcome: 'up' as const,
      lastCheckAt,
    },
  ];
  const troubled = looked(0).map((state) => ({ ...state, lastOutcome: 'degraded' as const }));
  test.each([
    ['when it was never looked at', [], 30_000, 0, true],
    ['when it has no check yet', looked(null), 30_000, 0, true],
    ['a minute after its last check', looked(0), 30_000, minute, true],
    ['when the trigger comes ten seconds early', looked(0), 30_000, 50_000, true],
    ['not earlier than that', looked(0), 30_000, 49_999, false],
    ['by its own interval where that is longer', looked(0), 300_000, 240_000, false],
    ['by its own interval when that is over', looked(0), 300_000, 290_000, true],
    ['ten minutes after trouble was found', troubled, 86_400_000, 590_000, true],
    ['whatever other locations have looked at', looked(0, 'elsewhere'), 30_000, 1000, true],
  ] as const)('%s', (_, states, intervalMs, now, isDue) => {
    const monitor = someMonitor('api', { intervalMs });
    expect(dueAt(now, [monitor], states, lookout)).toEqual(isDue ? [monitor] : []);
  });
});

describe('looking at each', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  /** Looks at monitors whose probe takes a second and finds the given outcomes in turn. */
  async function looking(
    slugs: readonly string[],
    outcomes: readonly Outcome[],
    isPausedNow = async () => false,
  ) {
    const monitors = slugs.map((slug) => someMonitor(slug));
    const checks: Check[] = [];
    let open = 0;
    let most = 0;
    const http = async () => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      open -= 1;
      const outcome = outcomes[checks.length] ?? 'up';
      return {
        outcome,
        reason: outcome === 'up' ? null : ('no_response' as const),
        latencyMs: 1000,
        phases: {},
        detail: null,
        certificate: null,
        measures: {},
      };
    };
    const states = new Map(
      monitors.map(({ slug }) => [slug, pendingState(slug, 'edge', minute)] as const),
    );
    const record = (check: Check) => {
      checks.push(check);
      const before = states.get(check.monitor) ?? pendingState(check.monitor, 'edge', minute);
      const { state } = judge(before, check, { failAfter: 3, recoverAfter: 2 });
      states.set(check.monitor, state);
      return state;
    };
    const done = lookAtEach(monitors, { ...lookout, probes: { http } }, record, isPausedNow);
    await vi.runAllTimersAsync();
    await done;
    return { starts: checks.map(({ startedAt }) => startedAt), most };
  }

  test('once when it is well', async () => {
    expect((await looking(['api'], ['up'])).starts).toEqual([0]);
  });

  test('again 2 s and 5 s after a failure ended, until it is confirmed', async () => {
    const { starts } = await looking(['api'], ['down', 'down', 'down', 'down']);
    expect(starts).toEqual([0, 3000, 9000]);
  });

  test('no more once somebody has paused it', async () => {
    const paused = async () => Date.now() > 3000;
    const { starts } = await looking(['api'], ['down', 'down', 'down', 'down'], paused);
    expect(starts).toEqual([0, 3000]);
  });

  test('no more once the failure is gone', async () => {
    expect((await looking(['api'], ['down', 'up'])).starts).toEqual([0, 3000]);
  });

  test('with five at most at the same time, as the database needs a connection too', async () => {
    const slugs = Array.from({ length: 20 }, (_, index) => `part-${index}`);
    const { starts, most } = await looking(slugs, []);
    expect(most).toBe(5);
    expect(starts).toHaveLength(20);
  });
});
