import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { somePause } from '../../../tests/support/facts.ts';
import type { Pause } from '../../domain/monitor/pause.ts';
import { type Mark, markOf } from '../../storage/mark.ts';
import { followStored, type Stored } from './following.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const nothingYet = markOf([]);

/** Follows what is stored, which a test may change, and notes who looks again. */
async function following(...pauses: readonly Pause[]) {
  const stored = { pauses, mark: nothingYet, isAway: false, readings: 0 };
  const resumed: string[] = [];
  const changes: Mark[] = [];
  const read = async () => {
    stored.readings += 1;
    if (stored.isAway) throw new Error('away');
    return { pauses: stored.pauses, mark: stored.mark };
  };
  const followed = await followStored(read, Date.now, {
    onResume: (slug) => resumed.push(slug),
    onChange: () => changes.push(stored.mark),
  });
  return { stored, resumed, changes, ...followed };
}

const chat = somePause('chat', { since: 0 });

test('a pause is known from the start, and another one after two seconds', async () => {
  const { stored, isPaused, stop } = await following(chat);
  expect(isPaused('chat-monitor')).toBe(true);
  stored.pauses = [chat, somePause('api', { since: 0 })];
  expect(isPaused('api-monitor')).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(isPaused('api-monitor')).toBe(true);
  stop();
});

test('who looks again is told once, whether somebody said so or the pause was over', async () => {
  const api = somePause('api', { since: 0, until: 5000 });
  const { stored, resumed, isPaused, stop } = await following(chat, api);
  stored.pauses = [api];
  await vi.advanceTimersByTimeAsync(2000);
  expect(resumed).toEqual(['chat-monitor']);
  expect(isPaused('api-monitor')).toBe(true);
  await vi.advanceTimersByTimeAsync(3000);
  expect(isPaused('api-monitor')).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(resumed).toEqual(['chat-monitor', 'api-monitor']);
  stop();
});

test('while the database is away those known last hold until they end', async () => {
  const { stored, isPaused, stop } = await following(chat, somePause('api', { until: 60_000 }));
  stored.isAway = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([isPaused('chat-monitor'), isPaused('api-monitor')]).toEqual([true, false]);
  stored.isAway = false;
  stored.pauses = [];
  await vi.advanceTimersByTimeAsync(2000);
  expect(isPaused('chat-monitor')).toBe(false);
  stop();
});

test('once it is stopped nothing more is read', async () => {
  const { stored, stop } = await following();
  await vi.advanceTimersByTimeAsync(2000);
  stop();
  const { readings } = stored;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stored.readings).toBe(readings);
});

test('what is asked for at once is known at once, and who looks again is told', async () => {
  const { stored, resumed, isPaused, readNow, stop } = await following(chat);
  stored.pauses = [];
  await readNow();
  expect([isPaused('chat-monitor'), resumed]).toEqual([false, ['chat-monitor']]);
  stop();
});

test('a reading that hangs is not waited for, and wakes nobody later', async () => {
  const resumed: string[] = [];
  const answers: ((stored: Stored) => void)[] = [];
  const hangs = () => new Promise<Stored>((resolve) => answers.push(resolve));
  const following = followStored(hangs, Date.now, {
    onResume: (slug) => resumed.push(slug),
    onChange: () => undefined,
  });
  answers.shift()?.({ pauses: [chat], mark: nothingYet });
  const { readNow, stop } = await following;
  const read = readNow();
  stop();
  await vi.advanceTimersByTimeAsync(0);
  answers.shift()?.({ pauses: [], mark: nothingYet });
  await read;
  expect(resumed).toEqual([]);
});

test('what another process has stored is noticed within two seconds, and checks as before are not', async () => {
  const { stored, changes, stop } = await following();
  stored.mark = { ...nothingYet, checks: 7 };
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes).toEqual([]);
  stored.mark = { ...nothingYet, checks: 9, change: 1 };
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes).toEqual([stored.mark]);
  // As after a backup was restored.
  stored.mark = { ...stored.mark, entry: 'another' };
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes).toHaveLength(2);
  stored.isAway = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(changes).toHaveLength(2);
  stop();
});
