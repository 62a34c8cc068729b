import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Monitor, monitorDefaults } from '../domain/monitor/monitor.ts';
import { createDueQueue } from './due-queue.ts';
import { createScheduler, type Look } from './scheduler.ts';

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

  const faults: string[] = [];

  /** Runs for the given time and returns the instants of every look, by monitor. */
  async function looksWithin(ms: number, watched: Monitor[], look: Look) {
    const looks = new Map<string, number[]>();
    const started = Date.now();
    const scheduler = createScheduler(
      watched,
      (monitor) => {
        looks.set(monitor.slug, [...(looks.get(monitor.slug) ?? []), Date.now() - started]);
        return look(monitor);
      },
      Date.now,
      (monitor, error) => faults.push(`${monitor.slug}: ${error}`),
    );
    scheduler.start();
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
});
