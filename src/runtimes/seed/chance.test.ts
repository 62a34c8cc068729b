import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, spread } from './chance.ts';

const instant = fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') });

describe('a made-up chance', () => {
  it('is the same for the same words and instant, from 0 up to 1', () => {
    fc.assert(
      fc.property(fc.string(), instant, (of, at) => {
        const drawn = chance(of, at);
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(1);
        expect(chance(of, at)).toBe(drawn);
      }),
    );
  });

  it('is another one for other words, and a second later', () => {
    const drawn = [chance('chat', 0), chance('phone', 0), chance('chat', 1000)];
    expect(new Set(drawn).size).toBe(3);
  });

  it('falls evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let minute = 0; minute < 10_000; minute++) {
      const tenth = Math.floor(10 * chance('chat', minute * 60_000));
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('a made-up spread', () => {
  it('stays within three times its width', () => {
    fc.assert(
      fc.property(instant, fc.double({ min: 0.01, max: 1, noNaN: true }), (at, width) => {
        const factor = spread('chat', at, width);
        expect(factor).toBeLessThanOrEqual((1 + width) ** 3);
        expect(factor).toBeGreaterThanOrEqual((1 + width) ** -3);
      }),
    );
  });
});
