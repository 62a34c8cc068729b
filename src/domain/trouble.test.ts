import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs, someMonitor, someTransition } from '../../tests/support/facts.ts';
import { intervals } from '../../tests/support/intervals.ts';
import { troublesOf } from './trouble.ts';

const hourMs = 60 * minuteMs;
const monitor = someMonitor('chat');

function troubles(written: string, transitions = [someTransition('chat', 0, 'down')]) {
  return troublesOf({
    intervals: intervals(written),
    monitors: [{ monitor, transitions, coverage: [] }],
  });
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
    ['slow 0-1, out 1-2, part 2-3, up 3-4', [[0, 3, 'major_outage', 'over']]],
    [
      'out 0-1, up 1-2, part 2-3, dark 3-4, slow 4-5',
      [
        [0, 1, 'major_outage', 'over'],
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
    expect(troublesOf({ ...past, monitors: [gone] })[0]).toMatchObject({
      reason: 'connection_refused',
      foundBy: null,
    });
    expect(troublesOf({ ...past, monitors: [] })[0]).toMatchObject({ reason: null, foundBy: null });
  });
});
