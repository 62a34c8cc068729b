import { describe, expect, it } from 'vitest';
import {
  dayMs,
  minuteMs,
  someMonitor,
  someNow,
  someTransition,
} from '../../../tests/support/facts.ts';
import { intervals } from '../../../tests/support/intervals.ts';
import { someIncident, someUpdate } from '../../../tests/support/words.ts';
import { isTold, troublesOf } from './trouble.ts';

const hourMs = 60 * minuteMs;
const monitor = someMonitor('chat');

function troubles(
  written: string,
  transitions = [someTransition('chat', 0, 'down')],
  now?: number,
) {
  const known = intervals(written);
  return troublesOf(
    { intervals: known, monitors: [{ monitor, transitions, coverage: [] }] },
    now ?? known.at(-1)?.end ?? 0,
  );
}

describe('troubles', () => {
  it.each([
    ['up 0-6', []],
    ['dark 0-6', []],
    ['work 0-6', []],
    ['up 0-6, out 6-7, up 7-9', [[6, 7, 'major_outage', 'over']]],
    ['up 0-6, out 6-7, dark 7-9', [[6, 7, 'major_outage', 'unknown']]],
    ['up 0-6, out 6-7, work 7-9', [[6, 7, 'major_outage', 'over']]],
    ['up 0-6, slow 6-7', [[6, 7, 'degraded_performance', 'lasting']]],
    ['up 0-1, slow 1-2, out 2-3, part 3-4, up 4-5', [[1, 4, 'major_outage', 'over']]],
    // What stood at the beginning of what is known may have begun before it.
    ['out 0-1, up 1-2', [[0, 1, 'major_outage', 'beyond']]],
    ['out 0-1, dark 1-2', [[0, 1, 'major_outage', 'beyond']]],
    ['out 0-1', [[0, 1, 'major_outage', 'lasting']]],
    [
      'up 0-0.5, out 0.5-1, up 1-2, part 2-3, dark 3-4, slow 4-5',
      [
        [0.5, 1, 'major_outage', 'over'],
        [2, 3, 'partial_outage', 'unknown'],
        [4, 5, 'degraded_performance', 'lasting'],
      ],
    ],
  ])('of %s', (written, expected) => {
    const found = troubles(written).map(({ start, end, worst, ending }) => [
      start / hourMs,
      end / hourMs,
      worst,
      ending,
    ]);
    expect(found).toEqual(expected);
  });

  it.each([
    ['up 0-6, out 6-7, up 7-9', 1],
    ['up 0-1, slow 1-2, out 2-3, part 3-4, up 4-5', 1],
    ['up 0-1, out 1-2, part 2-4, out 4-7, slow 7-9, up 9-10', 4],
    ['up 0-1, part 1-3, slow 3-4', 2],
  ])('of %s were as bad as that for %i h', (written, hours) => {
    expect(troubles(written).map(({ worstMs }) => worstMs)).toEqual([hours * hourMs]);
  });

  it('reach beyond what is known when that ends before now', () => {
    const endings = (written: string) =>
      troubles(written, undefined, 9 * hourMs).map(({ ending }) => ending);
    expect(endings('up 0-1, out 1-2')).toEqual(['beyond']);
    expect(endings('up 0-1, out 1-2, up 2-3')).toEqual(['over']);
  });

  it('have the reason of what first made them so bad', () => {
    const changes = [
      someTransition('chat', 0, 'up'),
      someTransition('chat', hourMs, 'degraded'),
      { ...someTransition('chat', 2 * hourMs, 'down'), reason: 'timed_out' as const },
      someTransition('chat', 3 * hourMs, 'up'),
      someTransition('chat', 4 * hourMs, 'degraded'),
    ];
    const found = troubles('up 0-1, slow 1-2, out 2-3, up 3-4, slow 4-5', changes);
    expect(found.map(({ reason, foundBy }) => [reason, foundBy])).toEqual([
      ['timed_out', 'http'],
      ['slow', 'http'],
    ]);
  });

  it('that begin at opening have the reason of what failed before', () => {
    const [trouble] = troubles('up 0-9, out 9-10, up 10-24', [
      someTransition('chat', hourMs, 'down'),
    ]);
    expect([trouble?.start, trouble?.reason]).toEqual([9 * hourMs, 'connection_refused']);
  });

  it('have no kind of look once their monitor is gone, and no reason without a monitor', () => {
    const past = { intervals: intervals('out 0-1') };
    const transitions = [someTransition('chat', -dayMs, 'down')];
    const gone = { monitor: { whenDown: 'major_outage' }, transitions, coverage: [] } as const;
    expect(troublesOf({ ...past, monitors: [gone] }, hourMs)[0]).toMatchObject({
      reason: 'connection_refused',
      foundBy: null,
    });
    expect(troublesOf({ ...past, monitors: [] }, hourMs)[0]).toMatchObject({
      reason: null,
      foundBy: null,
    });
  });
});

describe('a trouble is told', () => {
  const at = (minutes: number) => someNow + minutes * minuteMs;
  const over = someIncident({
    startedAt: at(-60),
    updates: [
      someUpdate('first', at(-60), { components: { chat: 'major_outage' } }),
      someUpdate('last', at(-30), { status: 'resolved', components: { chat: 'operational' } }),
    ],
  });
  const lasting = someIncident({ startedAt: at(-20) });

  it.each([
    ['within an incident', 'chat', -60, -30, true],
    ['that an open incident names, until now', 'chat', -20, 0, true],
    ['that began before the incident', 'chat', -61, -30, false],
    ['that ended after the incident', 'chat', -60, -29, false],
    ['of a component that none names', 'phone', -60, -30, false],
  ])('%s (%s, from %i to %i): %j', (_, slug, start, end, told) => {
    const words = { incidents: [over, lasting] };
    expect(isTold({ start: at(start), end: at(end) }, slug, words, someNow)).toBe(told);
  });
});
