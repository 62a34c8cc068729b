import { afterEach, describe, expect, it, vi } from 'vitest';
import { minuteMs, someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import { nothingOlder } from '../../../tests/support/words.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Compress } from '../representation.ts';
import { createSnapshots } from './snapshot.ts';

/** Snapshots over facts and a clock that the test turns. */
function someSnapshots(compress: Compress = {}) {
  const world = {
    facts: someFacts(),
    now: someNow,
    broken: false,
    reads: 0,
    log: [] as string[],
    hold: Promise.resolve(),
  };
  const readFacts = async (): Promise<Facts> => {
    world.reads += 1;
    await world.hold;
    if (world.broken) throw new Error('the database is away');
    return world.facts;
  };
  const snapshots = createSnapshots({
    watched: someWatched(),
    readFacts,
    readAnswers: async () => [],
    readPast: async () => someFacts(),
    readSaid: nothingOlder,
    compress,
    now: () => world.now,
    notice: 'none',
    baseUrl: 'https://status.example',
    log: (level, message) => world.log.push(`${level}: ${message}`),
  });
  const text = async () => {
    const { page } = await snapshots.current();
    return new TextDecoder().decode(page.en.variants.identity.bytes);
  };
  return { world, snapshots, text };
}

afterEach(() => void vi.useRealTimers());

describe('createSnapshots', () => {
  it('shows the unverified form before any facts were read', async () => {
    const { snapshots, text } = someSnapshots();
    expect(await text()).toContain('class="freshness pending"');
    expect(await text()).toContain(
      'data-component="chat" data-status="operational" data-reachability="unknown"',
    );
    expect(snapshots.health()).toMatchObject({ readAt: null, failingSince: null });
  });

  it('serves the same rendering until something changes', async () => {
    const { snapshots } = someSnapshots();
    await snapshots.refresh();
    const first = snapshots.current();
    expect(first).not.toBeInstanceOf(Promise);
    expect(snapshots.current()).toBe(first);
    await snapshots.refresh();
    expect(snapshots.current()).not.toBe(first);
  });

  it('keeps the tag while the words stay the same', async () => {
    const { snapshots } = someSnapshots();
    await snapshots.refresh();
    const before = await snapshots.current();
    await snapshots.refresh();
    const after = await snapshots.current();
    expect(after.page.zh.variants.identity.etag).toBe(before.page.zh.variants.identity.etag);
    expect(after.page.zh.variants.identity.etag).not.toBe(after.page.en.variants.identity.etag);
  });

  it('turns into the unverified form in time, without the database', async () => {
    const { world, snapshots, text } = someSnapshots();
    await snapshots.refresh();
    expect(await text()).toContain('data-reachability="reachable"');
    const { changesAt } = await snapshots.current();
    expect(changesAt).toBe(someNow - 5000 + 75_000);
    world.broken = true;
    world.now = someNow - 5000 + 75_000;
    expect(await text()).not.toContain('data-reachability="reachable"');
    expect(await text()).toContain('class="freshness unverified"');
    expect(snapshots.current()).not.toBeInstanceOf(Promise);
  });

  it('keeps the last facts while they cannot be read, and logs it once per outage', async () => {
    const { world, snapshots, text } = someSnapshots();
    await snapshots.refresh();
    world.broken = true;
    world.now += 10_000;
    await snapshots.refresh();
    world.now += 10_000;
    await snapshots.refresh();
    expect(await text()).toContain('data-reachability="reachable"');
    expect(snapshots.health()).toEqual({
      now: someNow + 20_000,
      readAt: someNow,
      failingSince: someNow + 10_000,
      failure: 'away',
    });
    world.broken = false;
    await snapshots.refresh();
    expect(world.log).toEqual([
      'warn: The facts for the page cannot be read; it is shown from the last ones.',
      'info: The facts for the page can be read again.',
    ]);
    expect(snapshots.health()).toMatchObject({ readAt: someNow + 20_000, failingSince: null });
  });

  it('lets refreshes that come during one share the next', async () => {
    const { world, snapshots, text } = someSnapshots();
    let release: () => void = () => undefined;
    world.hold = new Promise((resolve) => {
      release = resolve;
    });
    const first = snapshots.refresh();
    const later = [snapshots.refresh(), snapshots.refresh(), snapshots.refresh()];
    world.facts = someFacts(undefined, { chat: { state: 'down', since: someNow - minuteMs } });
    release();
    await Promise.all([first, ...later]);
    expect(world.reads).toBe(2);
    expect(await text()).toContain('data-component="chat" data-status="major_outage"');
  });

  it('renders once for all who ask at freshUntil, and compresses that', async () => {
    let compressed = 0;
    const br = async (bytes: Uint8Array) => {
      compressed += 1;
      return bytes.slice(0, 10);
    };
    const { world, snapshots } = someSnapshots({ br });
    await snapshots.refresh();
    const once = compressed;
    world.now = someNow - 5000 + 75_000;
    const asked = Array.from({ length: 300 }, () => snapshots.current());
    const [first, ...others] = await Promise.all(asked);
    expect(compressed).toBe(2 * once);
    expect(new Set(others)).toEqual(new Set([first]));
    expect(first?.page.en.variants.br?.bytes).toHaveLength(10);
    expect(snapshots.current()).toBe(first);
  });

  it('gives up on facts that do not come within 10 s, and goes on with the last ones', async () => {
    vi.useFakeTimers();
    const { world, snapshots, text } = someSnapshots();
    await snapshots.refresh();
    world.hold = new Promise(() => undefined);
    world.now += 10_000;
    const refresh = snapshots.refresh();
    await vi.advanceTimersByTimeAsync(9999);
    expect(snapshots.health().failingSince).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    await refresh;
    expect(snapshots.health()).toMatchObject({ readAt: someNow, failingSince: world.now });
    expect(await text()).toContain('data-reachability="reachable"');

    world.hold = Promise.resolve();
    await snapshots.refresh();
    expect(snapshots.health()).toMatchObject({ readAt: world.now, failingSince: null });
  });

  it('goes on after a refresh that failed in compression', async () => {
    let broken = true;
    const br = async (bytes: Uint8Array) => {
      if (broken) throw new Error('no memory');
      return bytes.slice(0, 10);
    };
    const { snapshots } = someSnapshots({ br });
    await expect(snapshots.refresh()).rejects.toThrow('no memory');
    broken = false;
    await snapshots.refresh();
    expect((await snapshots.current()).page.zh.variants.br?.bytes).toHaveLength(10);
  });
});
