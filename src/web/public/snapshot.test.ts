import { describe, expect, it } from 'vitest';
import { minuteMs, someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import type { Facts } from '../../domain/support-status.ts';
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

describe('createSnapshots', () => {
  it('shows the unverified form before any facts were read', async () => {
    const { snapshots, text } = someSnapshots();
    expect(await text()).toContain('class="freshness pending"');
    expect(await text()).toContain(
      'data-component="chat" data-status="operational" data-reachability="unknown"',
    );
    expect(snapshots.health()).toEqual({ readAt: null, failingSince: null });
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

  it('turns into the unverified form at freshUntil, without the database', async () => {
    const { world, snapshots, text } = someSnapshots();
    await snapshots.refresh();
    expect(await text()).toContain('data-reachability="reachable"');
    const { freshUntil } = await snapshots.current();
    expect(freshUntil).toBe(someNow - 5000 + 75_000);
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
    expect(snapshots.health()).toEqual({ readAt: someNow, failingSince: someNow + 10_000 });
    world.broken = false;
    await snapshots.refresh();
    expect(world.log).toEqual([
      'warn: The facts for the page cannot be read; it is shown from the last ones.',
      'info: The facts for the page can be read again.',
    ]);
    expect(snapshots.health()).toEqual({ readAt: someNow + 20_000, failingSince: null });
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
