import type { Span } from '../../domain/time/span.ts';
import { instantOf, zoneOffset } from '../../domain/time/zone.ts';
import { lastDays } from '../../domain/time/zoned-day.ts';
import { everyMonitor, type Happening, type StoryLine } from './story.ts';

const minuteMs = 60 * 1000;

/** A line of the story where it lies in time. */
export type Episode = Span & Readonly<{ monitor: string; happening: Happening }>;

/** The story as it ends at an instant (UTC ms), told by the clocks of a zone. */
export function episodesUntil(
  story: readonly StoryLine[],
  timeZone: string,
  until: number,
): readonly Episode[] {
  const oldest = Math.max(...story.map(([daysAgo]) => daysAgo));
  const days = lastDays(oldest + 1, timeZone, until);
  return story.map(([daysAgo, from, minutes, monitor, happening]) => {
    const local = Date.parse(`${days[oldest - daysAgo]?.date}T${from}Z`);
    const start = instantOf(local, zoneOffset(timeZone), 'first');
    return { start, end: start + minutes * minuteMs, monitor, happening };
  });
}

/** What happens to a monitor at an instant (UTC ms); null when nothing does. */
export function happeningAt(
  episodes: readonly Episode[],
  slug: string,
  instant: number,
): Happening | null {
  const episode = episodes.find(
    ({ start, end, monitor }) =>
      (monitor === slug || monitor === everyMonitor) && start <= instant && instant < end,
  );
  return episode?.happening ?? null;
}
