import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventDocument } from '../event.ts';
import { digestOf, letterDueAt, letterRate } from './digest.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 22, 6, 0);

/** An event of a component: what it carries does not matter here. */
const event = (slug: string, sequence: number, at: number): EventDocument => ({
  id: `${slug}-${sequence}`,
  type: 'component.status_changed',
  schema: 1,
  sequence,
  timestamp: new Date(at).toISOString(),
  data: {
    component: { slug, name: { zh: slug, en: slug } },
    from: 'operational',
    to: 'major_outage',
  },
});

describe('a digest', () => {
  it('tells each thing once, as it stands now, the newest first', () => {
    const told = digestOf([
      event('chat', 1, now),
      event('phone', 7, now + 1),
      event('chat', 2, now + 2),
      event('email', 1, now + 1),
    ]);
    expect(told.map(({ subject, newest }) => [subject, newest.sequence])).toEqual([
      ['chat', 2],
      ['phone', 7],
      ['email', 1],
    ]);
  });

  it('is not led astray by an older event that comes after a newer one', () => {
    const [told] = digestOf([event('chat', 3, now + 9), event('chat', 2, now)]);
    expect(told?.newest.sequence).toBe(3);
    expect(told?.events.map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  it('tells of an old event how things stand now', () => {
    const [told] = digestOf([event('chat', 1, now)], [event('chat', 2, now), event('api', 9, now)]);
    expect(told?.newest.sequence).toBe(2);
    expect(told?.events.map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('loses none and doubles none, whatever comes in', () => {
    const some = fc.uniqueArray(
      fc.record({
        slug: fc.constantFrom('chat', 'phone', 'email'),
        sequence: fc.nat(20),
        at: fc.integer({ min: now, max: now + minute }),
      }),
      { selector: ({ slug, sequence }) => `${slug}-${sequence}`, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (all) => {
        const events = all.map(({ slug, sequence, at }) => event(slug, sequence, at));
        const told = digestOf(events).flatMap((one) => one.events.map(({ id }) => id));
        expect(told.toSorted()).toEqual(events.map(({ id }) => id).toSorted());
      }),
      { numRuns: 200 },
    );
  });
});

describe('when the next letter may leave', () => {
  const ago = (...minutes: number[]) => minutes.map((one) => now - one * minute);
  it.each([
    ['none left yet', [], 0],
    ['three left just now', ago(0, 0, 0), 0],
    ['four left just now', ago(0, 0, 0, 0), 10],
    ['four left, the first of them eight minutes ago', ago(1, 8, 2, 3), 2],
    ['many left, of which only the newest four count', ago(9, 8, 7, 6, 5, 4), 3],
    ['four left, the first of them ten minutes ago', ago(0, 1, 2, 10), 0],
    ['the clock was put back', ago(-1, -1, -1, -1), 0],
  ])('%s', (_what, leftAt, inMinutes) => {
    expect(letterDueAt(leftAt, now)).toBe(now + inMinutes * minute);
  });

  it('is at once for what is urgent, unless very much of that has left', () => {
    const eleven = ago(...Array.from({ length: 11 }, () => 1));
    expect(letterDueAt(eleven, now, 'urgent')).toBe(now);
    expect(letterDueAt([...eleven, now], now, 'urgent')).toBe(now + 9 * minute);
  });

  it('lets at most so many letters leave in any ten minutes, however many events come', () => {
    const arrivals = fc.array(fc.integer({ min: 0, max: 2 * minute }), { maxLength: 50 });
    fc.assert(
      fc.property(arrivals, (gaps) => {
        const left: number[] = [];
        let clock = now;
        for (const gap of gaps) {
          clock += gap;
          if (letterDueAt(left, clock) === clock) left.push(clock);
        }
        for (const at of left) {
          const within = left.filter((one) => one >= at && one < at + letterRate.withinMs);
          expect(within.length).toBeLessThanOrEqual(letterRate.most);
        }
      }),
      { numRuns: 200 },
    );
  });
});
