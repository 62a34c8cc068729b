import { describe, expect, test } from 'vitest';
import { lastTurn } from './cron-turn.ts';

describe('the last turn of an expression', () => {
  test.each([
    ['* * * * *', '2026-11-22T06:26:10Z', '2026-11-22T06:26:00Z'],
    ['* * * * *', '2026-11-22T06:26:00Z', '2026-11-22T06:26:00Z'],
    ['17 3 * * *', '2026-11-22T03:17:00Z', '2026-11-22T03:17:00Z'],
    ['17 3 * * *', '2026-11-22T03:16:59Z', '2026-11-21T03:17:00Z'],
    ['17 3 * * *', '2026-11-22T23:59:59Z', '2026-11-22T03:17:00Z'],
    ['0 0 * * *', '2026-03-01T00:00:00Z', '2026-03-01T00:00:00Z'],
  ])('%s was, at %s, at %s', (cron, now, turn) => {
    expect(new Date(lastTurn(cron, Date.parse(now))).toISOString()).toBe(
      turn.replace('Z', '.000Z'),
    );
  });

  test('is refused where it is of another form', () => {
    expect(() => lastTurn('*/5 * * * *', 0)).toThrow('neither of every minute nor of a day');
  });
});
