import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { someFacts, someWatched } from '../../../tests/support/facts.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import type { Rendering, Snapshots } from '../../web/public/snapshot.ts';
import { createLog } from '../log.ts';
import { startRefresher } from './refresh.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A refresher over snapshots that only note when they were refreshed. */
function refreshing(changesAt: () => number | null) {
  const refreshed: number[] = [];
  const log: string[] = [];
  const behaviour = { fails: false };
  const page = { variants: {} } as Rendering['page']['zh'];
  const both = { zh: page, en: page };
  const watched = someWatched();
  const facts = someFacts();
  const status = supportStatus(watched, facts, 0);
  const pages = { has: () => false, get: () => null };
  const snapshots: Snapshots = {
    refresh: async () => {
      refreshed.push(Date.now());
      if (behaviour.fails) throw new Error('no paper');
    },
    current: () => ({
      ...{ changesAt: changesAt(), watched, facts, status, pages },
      ...{ page: both, home: both, part: both },
    }),
    health: () => ({ now: 0, readAt: null, failingSince: null, failure: null }),
  };
  const refresher = startRefresher(
    snapshots,
    Date.now,
    createLog('info', (line) => log.push(JSON.parse(line).error)),
  );
  return { refresher, refreshed, behaviour, log };
}

test('renders at once, and every 15 s while nothing happens', async () => {
  const { refresher, refreshed } = refreshing(() => null);
  await vi.advanceTimersByTimeAsync(45_000);
  expect(refreshed).toEqual([0, 15_000, 30_000, 45_000]);
  await refresher.stop();
});

test('renders just after a status stops being verified', async () => {
  const { refresher, refreshed } = refreshing(() => (Date.now() < 4000 ? 4000 : null));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(refreshed).toEqual([0, 4001]);
  await refresher.stop();
});

test('renders on a change, and then counts anew', async () => {
  const { refresher, refreshed } = refreshing(() => null);
  await vi.advanceTimersByTimeAsync(10_000);
  refresher.changed();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(refreshed).toEqual([0, 10_000, 25_000]);
  await refresher.stop();
});

test('a rendering that fails is logged and tried again', async () => {
  const { refresher, refreshed, behaviour, log } = refreshing(() => null);
  behaviour.fails = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(log).toContain('Error: no paper');
  expect(refreshed).toEqual([0, 15_000]);
  await refresher.stop();
});

test('renders no more after it is stopped', async () => {
  const { refresher, refreshed } = refreshing(() => null);
  await refresher.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refreshed).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});
