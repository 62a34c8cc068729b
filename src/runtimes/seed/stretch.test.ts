import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stretch, stretchesUntil, turnsIn } from './stretch.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const zone = 'Asia/Shanghai';
const until = Date.parse('2026-11-22T06:26:10Z');

const turnsOf = (stretch: Stretch, slug: string, intervalMs: number) => [
  ...turnsIn(stretch, { slug, intervalMs }),
];

describe('the stretches of a made-up past', () => {
  it('are a quarter from one look before its oldest month, and a fortnight', () => {
    expect(stretchesUntil(until, zone)).toEqual([
      {
        start: Date.parse('2026-07-31T23:50:00+08:00'),
        end: until - 14 * dayMs,
        everyMs: 10 * minuteMs,
      },
      { start: until - 14 * dayMs, end: until, everyMs: minuteMs },
    ]);
  });

  it.each([
    ['every half minute', 30_000, [10 * minuteMs, minuteMs]],
    ['every five minutes', 5 * minuteMs, [10 * minuteMs, 5 * minuteMs]],
    ['once a day', dayMs, [dayMs, dayMs]],
  ] as const)('give who looks %s turns without a gap', (_, intervalMs, [quiet, lively]) => {
    const [quarter, fortnight] = stretchesUntil(until, zone).map((stretch) =>
      turnsOf(stretch, 'chat', intervalMs),
    );
    const pauses = (turns: readonly number[] = []) =>
      new Set(turns.slice(1).map((turn, index) => turn - (turns[index] ?? 0)));
    expect(pauses(quarter)).toEqual(new Set([quiet]));
    expect(pauses(fortnight)).toEqual(new Set([lively]));
    expect((fortnight?.[0] ?? 0) - (quarter?.at(-1) ?? 0)).toBe(lively);
  });

  it('hold every turn, the last of them within the last minute', () => {
    const interval = fc.constantFrom(1000, 30_000, 7 * minuteMs, dayMs);
    fc.assert(
      fc.property(fc.string(), interval, fc.integer({ min: 2, max: 30 }), (slug, every, days) => {
        const stretch = { start: until - days * dayMs, end: until, everyMs: 10 * minuteMs };
        const turns = turnsOf(stretch, slug, every);
        expect(turns[0]).toBeGreaterThanOrEqual(stretch.start);
        expect(turns.at(-1)).toBeGreaterThanOrEqual(until - minuteMs);
        expect(turns.at(-1)).toBeLessThanOrEqual(until);
      }),
      { numRuns: 30 },
    );
  });
});
