import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statuses } from '../../../tests/support/intervals.ts';
import { type ComponentStatus, componentStatuses } from '../component.ts';
import type { Cause } from '../words/voice.ts';
import { type StatusInterval, statusIntervals } from './status-interval.ts';

const within = { start: 0, end: 10 };

/** Causes written as `monitor out 2-4`. */
function causes(written: readonly string[]): readonly Cause[] {
  return written.map((one) => {
    const [by = '', status = '', span = ''] = one.split(' ');
    const [start = NaN, end = NaN] = span.split('-').map(Number);
    const is = statuses[status as keyof typeof statuses] as ComponentStatus;
    return { by: by as Cause['by'], status: is, start, end };
  });
}

/** Intervals written as `out 2-4`. */
function written(intervals: readonly StatusInterval[]): readonly string[] {
  const names = new Map<string, string>(Object.entries(statuses).map(([name, is]) => [is, name]));
  return intervals.map(({ status, start, end }) => `${names.get(status)} ${start}-${end}`);
}

describe('at each instant it is known who decides', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['nobody', [], ['dark 0-10']],
    ['a monitor', ['monitor up 2-8'], ['dark 0-2', 'up 2-8', 'dark 8-10']],
    ['what reaches beyond', ['monitor up 1-99'], ['dark 0-1', 'up 1-10']],
    [
      'the worse of two monitors',
      ['monitor up 0-10', 'monitor slow 2-6', 'monitor out 4-5'],
      ['up 0-2', 'slow 2-4', 'out 4-5', 'slow 5-6', 'up 6-10'],
    ],
    ['one of two that say the same', ['monitor out 0-6', 'monitor out 4-10'], ['out 0-10']],
    ['neighbours as one', ['monitor up 0-4', 'monitor up 4-10'], ['up 0-10']],
    [
      'maintenance over a monitor',
      ['monitor out 0-10', 'maintenance work 3-5'],
      ['out 0-3', 'work 3-5', 'out 5-10'],
    ],
    [
      'maintenance over a monitor that is well',
      ['monitor up 0-10', 'maintenance work 3-5'],
      ['up 0-3', 'work 3-5', 'up 5-10'],
    ],
    [
      'maintenance where nobody looks',
      ['maintenance work 3-5'],
      ['dark 0-3', 'work 3-5', 'dark 5-10'],
    ],
    [
      'an incident over a monitor that is well',
      ['monitor up 0-10', 'incident part 3-5'],
      ['up 0-3', 'part 3-5', 'up 5-10'],
    ],
    [
      'a monitor that is worse than the incident',
      ['monitor out 0-10', 'incident slow 3-5'],
      ['out 0-10'],
    ],
    [
      'an incident over maintenance',
      ['monitor up 0-10', 'maintenance work 2-8', 'incident out 4-6'],
      ['up 0-2', 'work 2-4', 'out 4-6', 'work 6-8', 'up 8-10'],
    ],
    [
      'maintenance over an incident that says all is well',
      ['maintenance work 2-8', 'incident up 0-10'],
      ['up 0-2', 'work 2-8', 'up 8-10'],
    ],
    ['an incident where nobody looks', ['incident out 3-5'], ['dark 0-3', 'out 3-5', 'dark 5-10']],
    [
      'an override over a monitor',
      ['monitor out 0-10', 'override up 3-5'],
      ['out 0-3', 'up 3-5', 'out 5-10'],
    ],
    [
      'an override over all others',
      ['monitor out 0-10', 'maintenance work 0-10', 'incident part 0-10', 'override slow 3-5'],
      ['part 0-3', 'slow 3-5', 'part 5-10'],
    ],
    [
      'the worse of two overrides',
      ['override slow 0-10', 'override out 3-5'],
      ['slow 0-3', 'out 3-5', 'slow 5-10'],
    ],
    ['nobody for no time', ['monitor out 4-4', 'monitor out 6-5'], ['dark 0-10']],
  ])('%s', (_, said, expected) => {
    expect(written(statusIntervals(causes(said), within))).toEqual(expected);
  });
});

const someCause: fc.Arbitrary<Cause> = fc
  .record({
    by: fc.constantFrom<Cause['by'][]>('monitor', 'monitor', 'maintenance', 'incident', 'override'),
    status: fc.constantFrom(...componentStatuses),
    start: fc.integer({ min: -5, max: 15 }),
    length: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ length, ...cause }) => ({ ...cause, end: cause.start + length }));
const someCauses = fc.array(someCause, { maxLength: 12 });

test('intervals fill the time, one after the other, and no two neighbours are alike', () => {
  fc.assert(
    fc.property(someCauses, (said) => {
      const intervals = statusIntervals(said, within);
      expect(intervals[0]?.start).toBe(within.start);
      expect(intervals.at(-1)?.end).toBe(within.end);
      for (const [index, { start, end, status }] of intervals.entries()) {
        expect(end).toBeGreaterThan(start);
        if (index === 0) continue;
        expect(start).toBe(intervals[index - 1]?.end);
        expect(status).not.toBe(intervals[index - 1]?.status);
      }
    }),
  );
});

test('neither the order of causes nor a cut through one changes anything', () => {
  fc.assert(
    fc.property(someCauses, fc.integer({ min: 0, max: 10 }), (said, cut) => {
      const parts = said.flatMap((cause) =>
        cause.start < cut && cut < cause.end
          ? [
              { ...cause, start: cut },
              { ...cause, end: cut },
            ]
          : [cause],
      );
      expect(statusIntervals(parts.toReversed(), within)).toEqual(statusIntervals(said, within));
    }),
  );
});

test('a span looked at alone says the same as the whole of which it is a part', () => {
  fc.assert(
    fc.property(someCauses, fc.integer({ min: 1, max: 9 }), (said, instant) => {
      const [alone] = statusIntervals(said, { start: instant, end: instant + 1 });
      const whole = statusIntervals(said, within).find(
        ({ start, end }) => start <= instant && instant < end,
      );
      expect(alone?.status).toBe(whole?.status);
    }),
  );
});
