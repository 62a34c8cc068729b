import { describe, expect, it } from 'vitest';
import { minuteMs, someNow, someSite } from '../../../tests/support/facts.ts';
import { someIncident, someMaintenance, someUpdate } from '../../../tests/support/words.ts';
import { noWords } from '../../domain/words/staff-words.ts';
import { wordsWithin } from './words-month.ts';

const at = (minutes: number) => someNow + minutes * minuteMs;

/** One that went on from 60 until 30 minutes ago. */
const over = someIncident({
  ...{ id: 'over', startedAt: at(-60) },
  updates: [
    someUpdate('first', at(-60), { components: { chat: 'major_outage' } }),
    someUpdate('last', at(-30), { status: 'resolved', components: { chat: 'operational' } }),
  ],
});
const lasting = someIncident({ id: 'lasting', startedAt: at(-20) });

describe('a stretch of the past', () => {
  it.each([
    [-90, -60, []],
    [-90, -59, ['over']],
    [-31, -20, ['over']],
    [-30, -20, []],
    [-30, -19, ['lasting']],
    [-90, 0, ['lasting', 'over']],
    [0, 90, []],
  ])('from minute %i to %i has these incidents: %j', (start, end, ids) => {
    const words = { ...noWords, incidents: [over, lasting] };
    const within = { start: at(start), end: at(end) };
    const { incidents } = wordsWithin(someSite(), words, within, someNow);
    expect(incidents.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['is over', { from: at(-60), until: at(-30) }, ['completed']],
    ['is being done', { from: at(-1), until: at(30) }, ['in_progress']],
    ['is still to come', { from: at(1), until: at(30) }, []],
  ] as const)('tells of planned work that %s as %j', (_, window, statuses) => {
    const words = { ...noWords, maintenances: [someMaintenance(window)] };
    const within = { start: at(-90), end: at(90) };
    const { maintenances } = wordsWithin(someSite(), words, within, someNow);
    expect(maintenances.map(({ status }) => status)).toEqual(statuses);
  });

  it('tells how long work took that was over earlier than planned, and the window of other work', () => {
    const updates = [
      { ...someUpdate('one', at(-50)), status: 'in_progress' as const },
      { ...someUpdate('two', at(-40)), status: 'completed' as const },
    ];
    const early = someMaintenance({ from: at(-60), until: at(-30), updates });
    const lasting = someMaintenance({ from: at(-10), until: at(30) });
    const words = { ...noWords, maintenances: [early, lasting] };
    const within = { start: at(-90), end: at(90) };
    const { maintenances } = wordsWithin(someSite(), words, within, someNow);
    expect(maintenances.map(({ worked }) => worked)).toEqual([
      null,
      { start: at(-60), end: at(-40) },
    ]);
  });

  it('tells of work that was called off, but not before it was to begin', () => {
    const cancelled = (from: number) =>
      someMaintenance({
        ...{ from, until: from + minuteMs },
        updates: [{ ...someUpdate('u', at(-90)), status: 'cancelled' }],
      });
    const words = { ...noWords, maintenances: [cancelled(at(-1)), cancelled(at(1))] };
    const within = { start: at(-90), end: at(90) };
    expect(wordsWithin(someSite(), words, within, someNow).maintenances).toHaveLength(1);
  });
});
