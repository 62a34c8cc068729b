import { oldestMonth } from '../../domain/past/component-past.ts';
import { monthSpan } from '../../domain/time/month.ts';
import type { Span } from '../../domain/time/span.ts';
import { chance } from './chance.ts';

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

/** A part of the past in which every monitor is looked at in one rhythm, at most every so often. */
export type Stretch = Span & Readonly<{ everyMs: number }>;

const quietMs = 10 * minuteMs;

/**
 * The past that ends at an instant (UTC ms): a quarter with a look every ten minutes, from one look
 * before the oldest month that pages show, so that nothing of it is missing, and a fortnight with
 * one every minute.
 */
export function stretchesUntil(until: number, timeZone: string): readonly Stretch[] {
  const fortnight = until - 14 * dayMs;
  return [
    {
      start: monthSpan(oldestMonth(timeZone, until), timeZone).start - quietMs,
      end: fortnight,
      everyMs: quietMs,
    },
    { start: fortnight, end: until, everyMs: minuteMs },
  ];
}

/** How often a monitor is looked at in a stretch, in milliseconds. */
export function intervalIn({ everyMs }: Stretch, intervalMs: number): number {
  return Math.max(everyMs, intervalMs);
}

/**
 * When a monitor is due in a stretch, oldest first: each at another second of the minute, the last
 * time within the last minute, so that the next stretch goes on without a gap.
 */
export function* turnsIn(
  stretch: Stretch,
  { slug, intervalMs }: Readonly<{ slug: string; intervalMs: number }>,
): Generator<number> {
  const interval = intervalIn(stretch, intervalMs);
  const last = stretch.end - Math.ceil(chance(slug, 0) * minuteMs);
  const earlier = Math.floor((last - stretch.start) / interval);
  for (let before = earlier; before >= 0; before--) yield last - before * interval;
}
