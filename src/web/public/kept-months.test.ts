import { describe, expect, it } from 'vitest';
import { minuteMs, someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import { monthsBetween } from '../../domain/time/month.ts';
import { keptMonths } from './kept-months.ts';

function keeping() {
  const world = { now: someNow, reads: 0, broken: false };
  const monthOf = keptMonths(
    someWatched(),
    async () => {
      world.reads += 1;
      if (world.broken) throw new Error('away');
      return someFacts();
    },
    () => world.now,
  );
  return { world, monthOf };
}

describe('months that are kept', () => {
  it('are read again after five minutes, as what is known of the past may change', async () => {
    const { world, monthOf } = keeping();
    await monthOf('2026-03');
    world.now += 5 * minuteMs - 1;
    await monthOf('2026-03');
    expect(world.reads).toBe(1);
    world.now += 1;
    await monthOf('2026-03');
    expect(world.reads).toBe(2);
  });

  it('stay as they were while they cannot be read, and are null before that', async () => {
    const { world, monthOf } = keeping();
    world.broken = true;
    expect(await monthOf('2026-03')).toBeNull();
    world.broken = false;
    const known = await monthOf('2026-03');
    expect(known?.components).toHaveLength(8);
    world.broken = true;
    world.now += 6 * minuteMs;
    expect(await monthOf('2026-03')).toBe(known);
  });

  it('are two years of them, whoever walks through more', async () => {
    const { world, monthOf } = keeping();
    const all = monthsBetween('2016-01', '2026-06');
    for (const month of all) await monthOf(month);
    const walked = world.reads;
    for (const month of all.slice(-24)) await monthOf(month);
    expect(world.reads).toBe(walked);
    await monthOf(all[0] ?? '');
    expect(world.reads).toBe(walked + 1);
  });
});
