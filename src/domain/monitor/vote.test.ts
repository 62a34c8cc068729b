import { describe, expect, test } from 'vitest';
import { type ConfirmedState, type MonitorState, pendingState } from './monitor-state.ts';
import { voteOf } from './vote.ts';

const now = 1_000_000;
const intervalMs = 30_000;

/** A location written as `state@since`, or `state@since!age` with the age of its last check in seconds. */
function location(written: string, index: number): MonitorState {
  const [, state = '', since = '', age = '0'] = /^(\w+)@(\d+)(?:!(\d+))?$/.exec(written) ?? [];
  return {
    ...pendingState('chat', `location-${index}`, intervalMs),
    state: state as ConfirmedState,
    since: Number(since),
    lastDecidedAt: now - Number(age) * 1000,
  };
}

describe('strictly more than half of the fresh votes decide', () => {
  test.each([
    [['up@5'], 'up', 5],
    [['down@5'], 'down', 5],
    [['down@5', 'up@1'], 'up', 1],
    [['down@5', 'down@9'], 'down', 9],
    [['down@5', 'degraded@9'], 'degraded', 9],
    [['down@5', 'degraded@9', 'up@1'], 'degraded', 9],
    [['down@5', 'down@7', 'up@1'], 'down', 7],
    [['down@9', 'down@7', 'down@5'], 'down', 7],
    [['degraded@5', 'up@1', 'up@3'], 'up', 3],
    // A vote is fresh for 2.5 intervals, that is 75 seconds here.
    [['down@5!75', 'up@1'], 'up', 1],
    [['down@5!74', 'down@6!74', 'up@1'], 'down', 6],
    [['down@5', 'down@6!80', 'up@1!80'], 'down', 5],
    // While nobody is fresh, the last known states stand.
    [['down@5!200'], 'down', 5],
    [['down@5!200', 'up@1!100'], 'up', 1],
  ])('%j is %s since %d', (written, state, since) => {
    expect(voteOf(written.map(location), now)).toMatchObject({ state, since });
  });

  test('nobody has looked yet: pending, and never verified', () => {
    const pending = pendingState('chat', 'here', intervalMs);
    for (const locations of [[], [pending]]) {
      expect(voteOf(locations, now)).toMatchObject({
        state: 'pending',
        since: null,
        verifiedAt: null,
        freshUntil: null,
      });
    }
  });

  test('a look from the future verifies nothing, but a clock a little ahead does', () => {
    const ahead = (ms: number) => ({ ...location('up@5', 0), lastDecidedAt: now + ms });
    expect(voteOf([ahead(60 * 60 * 1000)], now)).toMatchObject({ state: 'up', freshUntil: null });
    expect(voteOf([ahead(500)], now)).toMatchObject({ state: 'up', verifiedAt: now + 500 });
  });

  test('failures that are not confirmed yet verify nothing', () => {
    const failing = { ...pendingState('chat', 'here', intervalMs), lastDecidedAt: now };
    expect(voteOf([failing], now)).toMatchObject({ verifiedAt: null, freshUntil: null });
    expect(voteOf([failing, location('up@5!60', 1)], now).verifiedAt).toBe(now - 60_000);
  });

  test('the newest check of any location tells when it was verified, and until when', () => {
    const vote = voteOf(['up@5!60', 'up@5!10'].map(location), now);
    expect(vote.verifiedAt).toBe(now - 10_000);
    expect(vote.freshUntil).toBe(now - 10_000 + 75_000);
  });
});
