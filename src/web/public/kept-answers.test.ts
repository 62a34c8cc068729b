import { describe, expect, it } from 'vitest';
import { minuteMs, someFacts, someNow, someWatched } from '../../../tests/support/facts.ts';
import type { HourOfAnswers } from '../../domain/answers/answer-time.ts';
import { supportStatus } from '../../domain/status/support-status.ts';
import { keptAnswers } from './kept-answers.ts';

const status = supportStatus(someWatched(), someFacts(), someNow);
const hour: HourOfAnswers = {
  monitor: 'chat-monitor',
  start: someNow - (someNow % (60 * minuteMs)),
  times: { latencyMs: [0, 1], firstReplyMs: [], queueWaitSeconds: [], deliveryMs: [] },
};

function keeping(read: () => Promise<readonly HourOfAnswers[]>) {
  const clock = { now: someNow };
  const asked: string[] = [];
  const answersOf = keptAnswers(
    someWatched(),
    async (component, since) => {
      asked.push(`${component} ${new Date(since).toISOString()}`);
      return read();
    },
    () => clock.now,
  );
  return { clock, asked, get: () => answersOf('chat', status) };
}

describe('answer times for pages', () => {
  it('are read of 90 days, and not again for five minutes', async () => {
    const { clock, asked, get } = keeping(async () => [hour]);
    expect((await get())?.all).toEqual({ p50: 1, p95: 1 });
    clock.now += 5 * minuteMs - 1;
    await get();
    expect(asked).toEqual(['chat 2026-08-24T16:00:00.000Z']);
    clock.now += 1;
    await get();
    expect(asked).toHaveLength(2);
  });

  it('stay as they were while they cannot be read, and are none before that', async () => {
    let broken = true;
    const { clock, get } = keeping(async () => {
      if (broken) throw new Error('away');
      return [hour];
    });
    expect(await get()).toBeNull();
    broken = false;
    const known = await get();
    expect(known).not.toBeNull();
    broken = true;
    clock.now += 6 * minuteMs;
    expect(await get()).toBe(known);
  });
});
