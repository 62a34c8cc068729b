import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Check } from '../../domain/monitor/check.ts';
import { type Monitor, monitorDefaults } from '../../domain/monitor/monitor.ts';
import type { Looked } from '../look.ts';
import { createDueQueue } from './due-queue.ts';
import { createScheduler } from './scheduler.ts';

test('the queue gives items in the order in which they are due', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), (instants) => {
      const queue = createDueQueue<number>();
      for (const at of instants) queue.add(at, at);
      const taken: number[] = [];
      for (let item = queue.takeDue(1000); item !== null; item = queue.takeDue(1000)) {
        taken.push(item);
      }
      expect(taken).toEqual([...instants].sort((a, b) => a - b));
      expect(queue.nextAt()).toBeNull();
    }),
  );
});

test('the queue keeps what is not due yet', () => {
  const queue = createDueQueue<string>();
  queue.add('later', 11);
  expect(queue.takeDue(10)).toBeNull();
  expect(queue.nextAt()).toBe(11);
  expect(queue.takeDue(11)).toBe('later');
});

describe('the scheduler', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  const monitors = (count: number): Monitor[] =>
    Array.from({ length: count }, (_, index) => ({
      ...monitorDefaults,
      slug: `monitor-${index}`,
      component: 'chat',
      intervalMs: 30_000,
      timeoutMs: 10_000,
      probe: {
        kind: 'websocket',
        url: '',
        subprotocol: null,
        headers: {},
        family: 'any',
        steps: [],
      },
    }));

  const freely = async () => undefined;
  const faults: string[] = [];

  /** A look that says how soon to look again; null in its turn. */
  type Look = (monitor: Monitor) => Promise<number | null>;

  /** Runs for the given time and returns the instants of every look, by monitor. */
  async function looksWithin(ms: number, watched: Monitor[], look: Look) {
    const looks = new Map<string, number[]>();
    const started = Date.now();
    const scheduler = createScheduler(
      watched,
      async (monitor): Promise<Looked> => {
        const startedAt = Date.now() - started;
        looks.set(monitor.slug, [...(looks.get(monitor.slug) ?? []), startedAt]);
        const againAfterMs = await look(monitor);
        return { check: upCheck(monitor.slug, startedAt), againAfterMs };
      },
      Date.now,
      (monitor, error) => faults.push(`${monitor.slug}: ${error}`),
    );
    scheduler.start(() => null);
    await vi.advanceTimersByTimeAsync(ms);
    return { looks, scheduler };
  }

  test('looks at every monitor within five seconds of the start', async () => {
    const { looks, scheduler } = await looksWithin(5000, monitors(100), async () => null);
    expect(looks.size).toBe(100);
    await scheduler.stop();
  });

  test('then keeps to the rhythm of each monitor, spread over the interval', async () => {
    const { looks, scheduler } = await looksWithin(300_000, monitors(10), async () => null);
    for (const instants of looks.values()) {
      expect(instants.length).toBeGreaterThanOrEqual(10);
      const pauses = instants.slice(2).map((at, index) => at - (instants[index + 1] ?? 0));
      expect(new Set(pauses)).toEqual(new Set([30_000]));
    }
    const phases = [...looks.values()].map((instants) => (instants[3] ?? 0) % 30_000);
    expect(new Set(phases.map((phase) => Math.floor(phase / 3000))).size).toBe(10);
    await scheduler.stop();
  });

  test('repeats after the pause that a look asks for, then goes back to the rhythm', async () => {
    const pauses = [2000, 5000, 7000, null];
    const { looks, scheduler } = await looksWithin(
      70_000,
      monitors(1),
      async () => pauses.shift() ?? null,
    );
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = looks.get('monitor-0') ?? [];
    expect([second - first, third - second, fourth - third]).toEqual([2000, 5000, 7000]);
    expect(fifth).toBe(45_000);
    await scheduler.stop();
  });

  test('repeats no later than an interval after a failure', async () => {
    const [monitor] = monitors(1);
    if (!monitor) throw new Error('There is a monitor.');
    const everySecond = { ...monitor, intervalMs: 1000 };
    const { looks, scheduler } = await looksWithin(3600, [everySecond], async () => 5000);
    expect(looks.get('monitor-0')).toEqual([500, 1500, 2500, 3500]);
    await scheduler.stop();
  });

  test('never looks twice at once at the same monitor, however long a look takes', async () => {
    let running = 0;
    let most = 0;
    const slow: Look = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 100_000));
      running -= 1;
      return null;
    };
    const { scheduler } = await looksWithin(500_000, monitors(1), slow);
    expect(most).toBe(1);
    vi.advanceTimersByTime(100_000);
    await scheduler.stop();
  });

  test('a thousand targets that hang do not hold up the others', async () => {
    const watched = monitors(1001);
    const hanging: Look = async ({ slug }) => {
      if (slug !== 'monitor-1000') await new Promise((resolve) => setTimeout(resolve, 10_000));
      return null;
    };
    const { looks, scheduler } = await looksWithin(120_000, watched, hanging);
    const instants = looks.get('monitor-1000') ?? [];
    const pauses = instants.slice(2).map((at, index) => at - (instants[index + 1] ?? 0));
    expect(pauses.length).toBeGreaterThan(1);
    for (const pause of pauses) expect(Math.abs(pause - 30_000)).toBeLessThanOrEqual(1000);
    const stopped = scheduler.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    await stopped;
  });

  test('starts no more than a bounded number of looks at once', async () => {
    let running = 0;
    let most = 0;
    const busy: Look = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      return null;
    };
    const { scheduler } = await looksWithin(60_000, monitors(10_000), busy);
    expect(most).toBeLessThanOrEqual(32);
    const stopped = scheduler.stop();
    await vi.advanceTimersByTimeAsync(100);
    await stopped;
  });

  test('a look that rejects is reported, and the monitor looked at again in its turn', async () => {
    const { looks, scheduler } = await looksWithin(61_000, monitors(1), async () => {
      throw new Error('a fault in a probe');
    });
    expect(looks.get('monitor-0')?.length).toBeGreaterThanOrEqual(2);
    expect(faults[0]).toBe('monitor-0: Error: a fault in a probe');
    await scheduler.stop();
  });

  test('stop waits for looks under way and starts no more', async () => {
    let ended = 0;
    const { looks, scheduler } = await looksWithin(2500, monitors(1), async () => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      ended += 1;
      return null;
    });
    expect(scheduler.running()).toBe(1);
    const stopped = scheduler.stop();
    await vi.advanceTimersByTimeAsync(3000);
    await stopped;
    expect(ended).toBe(1);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(looks.get('monitor-0')).toHaveLength(1);
  });

  describe('asked to look now', () => {
    const takingTenSeconds: Look = async () => {
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      return null;
    };

    test('looks at once and tells what it found, and then keeps to the rhythm', async () => {
      const { looks, scheduler } = await looksWithin(20_000, monitors(1), async () => null);
      expect(await scheduler.runNow('monitor-0', freely)).toMatchObject({ startedAt: 20_000 });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(looks.get('monitor-0')).toEqual([2000, 15_000, 20_000, 45_000, 75_000]);
      await scheduler.stop();
    });

    test('waits for the look that is under way, and never looks twice at once', async () => {
      const { looks, scheduler } = await looksWithin(3000, monitors(1), takingTenSeconds);
      const asked = scheduler.runNow('monitor-0', freely);
      await vi.advanceTimersByTimeAsync(12_000);
      expect(looks.get('monitor-0')).toEqual([2000, 12_000]);
      expect(scheduler.running()).toBe(1);
      await vi.advanceTimersByTimeAsync(7000);
      expect(await asked).toMatchObject({ startedAt: 12_000 });
      await scheduler.stop();
    });

    test('looks once for all who ask at the same time', async () => {
      const { looks, scheduler } = await looksWithin(1000, monitors(1), takingTenSeconds);
      const mayLook = vi.fn(freely);
      const asked = Array.from({ length: 50 }, () => scheduler.runNow('monitor-0', mayLook));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(new Set(await Promise.all(asked)).size).toBe(1);
      expect(looks.get('monitor-0')).toEqual([1000]);
      expect(mayLook).toHaveBeenCalledTimes(1);
      await scheduler.stop();
    });

    test('does not look where it may not', async () => {
      const { looks, scheduler } = await looksWithin(1000, monitors(1), takingTenSeconds);
      const refused = async () => Promise.reject(new Error('Somebody has just asked.'));
      await expect(scheduler.runNow('monitor-0', refused)).rejects.toThrow('just asked');
      expect(looks.get('monitor-0')).toBeUndefined();
      await scheduler.stop();
    });

    test('repeats what fails as after any look', async () => {
      const againAfter = [null, 2000, null];
      const { looks, scheduler } = await looksWithin(
        20_000,
        monitors(1).map((one) => ({ ...one, intervalMs: 300_000 })),
        async () => againAfter.shift() ?? null,
      );
      await scheduler.runNow('monitor-0', freely);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(looks.get('monitor-0')).toEqual([2000, 20_000, 22_000]);
      await scheduler.stop();
    });

    test('tells whoever asked of a fault of this program, and goes on', async () => {
      const { looks, scheduler } = await looksWithin(1000, monitors(1), async () => {
        throw new Error('a fault in a probe');
      });
      await expect(scheduler.runNow('monitor-0', freely)).rejects.toThrow('a fault in a probe');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(looks.get('monitor-0')).toHaveLength(3);
      await scheduler.stop();
    });

    test('refuses what is not looked at from here, and all once it is stopped', async () => {
      const { scheduler } = await looksWithin(3000, monitors(1), takingTenSeconds);
      await expect(scheduler.runNow('other', freely)).rejects.toMatchObject({ code: 'conflict' });
      const asked = expect(scheduler.runNow('monitor-0', freely)).rejects.toMatchObject({
        code: 'unavailable',
      });
      const stopped = scheduler.stop();
      await vi.advanceTimersByTimeAsync(20_000);
      await Promise.all([asked, stopped]);
      expect(scheduler.running()).toBe(0);
    });
  });

  test('a monitor whose turn is brought forward keeps to its rhythm afterwards', async () => {
    const daily = monitors(1).map((one) => ({ ...one, intervalMs: 86_400_000 }));
    const { looks, scheduler } = await looksWithin(10_000, daily, async () => null);
    scheduler.soon('monitor-0');
    scheduler.soon('other');
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(looks.get('monitor-0')).toEqual([2000, 10_000, 43_200_000]);
    await scheduler.stop();
  });

  test('a monitor that is being looked at has no turn that could be brought forward', async () => {
    const { looks, scheduler } = await looksWithin(3000, monitors(1), async () => {
      await new Promise((resolve) => setTimeout(resolve, 5000));
      return null;
    });
    scheduler.soon('monitor-0');
    await vi.advanceTimersByTimeAsync(5000);
    expect(looks.get('monitor-0')).toEqual([2000]);
    const stopped = scheduler.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
  });
});

function upCheck(monitor: string, startedAt: number): Check {
  return {
    ...{ monitor, location: 'here', startedAt, intervalMs: 30_000, outcome: 'up', reason: null },
    ...{ latencyMs: 1, phases: {}, detail: null, certificate: null, measures: {} },
  };
}
