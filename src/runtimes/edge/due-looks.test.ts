import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { someMonitor } from '../../../tests/support/facts.ts';
import type { Check, Outcome } from '../../domain/monitor/check.ts';
import { judge, pendingState } from '../../domain/monitor/monitor-state.ts';
import { checkOnce, type Lookout } from '../look.ts';
import { dueAt, type Looking, lookAtEach } from './due-looks.ts';

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
  const failed = (lastCheckAt: number) =>
    looked(lastCheckAt).map((state) => ({
      ...state,
      lastOutcome: 'down' as const,
      failures: { count: 1, startedAt: lastCheckAt },
    }));
  const troubled = looked(0).map((state) => ({ ...state, lastOutcome: 'degraded' as const }));
  test.each([
    ['when it was never looked at', [], 30_000, 0, true],
    ['when it has no check yet', looked(null), 30_000, 0, true],
    ['a minute after its last check', looked(0), 30_000, minute, true],
    [
      'in the next turn, however late in its own it was looked at',
      looked(45_000),
      30_000,
      minute,
      true,
    ],
    ['not twice in one turn', looked(0), 30_000, 9999, false],
    ['by its own interval where that is longer', looked(0), 300_000, 240_000, false],
    ['by its own interval when that is over', looked(45_000), 300_000, 300_000, true],
    ['ten minutes after trouble was found', troubled, 86_400_000, 600_000, true],
    ['not before that', troubled, 86_400_000, 540_000, false],
    ['a minute after a failure whose repeat was left to it', failed(0), 300_000, minute, true],
    ['after the clock was set back', looked(10 * minute), 30_000, minute, true],
    ['whatever other locations have looked at', looked(0, 'elsewhere'), 30_000, 1000, true],
  ] as const)('%s', (_, states, intervalMs, now, isDue) => {
    const monitor = someMonitor('api', { intervalMs });
    expect(dueAt(now, [monitor], states, lookout)).toEqual(isDue ? [monitor] : []);
  });

  test('before another that is less overdue, and first of all where it was never looked at', () => {
    const [late, later, never] = ['chat', 'email', 'phone'].map((slug) => someMonitor(slug));
    const states = [late, later].flatMap((monitor, index) =>
      looked((2 - index) * minute).map((state) => ({ ...state, monitor: monitor?.slug ?? '' })),
    );
    const monitors = [late, later, never].flatMap((monitor) => monitor ?? []);
    expect(dueAt(10 * minute, monitors, states, lookout)).toEqual([never, later, late]);
  });
});

describe('looking at each', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  /** Looks at monitors whose probe takes a second and finds the given outcomes in turn. */
  async function looking(
    slugs: readonly string[],
    outcomes: readonly Outcome[],
    changes: Partial<Looking> = {},
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
    const done = lookAtEach(monitors, {
      look: (monitor) => checkOnce({ ...lookout, probes: { http } }, monitor),
      record,
      isPausedNow: async () => false,
      isFailing: () => false,
      mayBegin: () => true,
      ...changes,
    });
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
    const isPausedNow = async () => Date.now() > 3000;
    const { starts } = await looking(['api'], ['down', 'down', 'down', 'down'], { isPausedNow });
    expect(starts).toEqual([0, 3000]);
  });

  test('no more once nothing may begin, and nothing at all that could not begin in time', async () => {
    const mayBegin = (_: unknown, inMs: number) => Date.now() + inMs < 9000;
    const { starts } = await looking(['api'], ['down', 'down', 'down'], { mayBegin });
    expect(starts).toEqual([0, 3000]);
    expect((await looking(['api'], [], { mayBegin: () => false })).starts).toEqual([]);
  });

  test('and leaves out of account what could not be looked at to its end', async () => {
    const { starts } = await looking(['api', 'chat'], [], { look: async () => null });
    expect(starts).toEqual([]);
  });

  test('with what fails in two places while others wait, and in all five after that', async () => {
    const failing = Array.from({ length: 9 }, (_, index) => `failing-${index}`);
    const well = Array.from({ length: 9 }, (_, index) => `well-${index}`);
    const begun: string[] = [];
    await looking([...failing, ...well], [], {
      isFailing: (slug) => slug.startsWith('failing'),
      look: async ({ slug }) => {
        begun.push(`${slug.replace(/-.*/, '')} ${Date.now() / 1000}`);
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return null;
      },
    });
    const count = (what: string) => begun.filter((one) => one === what).length;
    expect([0, 1, 2, 3].map((second) => count(`failing ${second}`))).toEqual([2, 2, 2, 3]);
    expect([0, 1, 2].map((second) => count(`well ${second}`))).toEqual([3, 3, 3]);
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
