import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Repetition } from './repetition.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

let repetition: Repetition;
afterEach(() => repetition.stop());

/** At which times, in milliseconds, something was sent again within a minute. */
function timesOf(during: (elapsedMs: number) => void = () => {}): readonly number[] {
  const times: number[] = [];
  let elapsedMs = 0;
  repetition = new Repetition(() => times.push(elapsedMs));
  while (elapsedMs < 60_000) {
    elapsedMs += 100;
    vi.advanceTimersByTime(100);
    during(elapsedMs);
  }
  return times;
}

test('doubles its pause from half a second to four (RFC 3261 §17.1.2.2)', () => {
  const seconds = timesOf().map((ms) => ms / 1000);
  expect(seconds.slice(0, 7)).toEqual([0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5]);
});

test('slows down to four seconds after a provisional response', () => {
  const times = timesOf((elapsedMs) => elapsedMs === 700 && repetition.slowDown());
  expect(times.slice(0, 4)).toEqual([500, 1500, 5500, 9500]);
});

test('stops for good', () => {
  expect(timesOf((elapsedMs) => elapsedMs === 3000 && repetition.stop())).toEqual([500, 1500]);
});
