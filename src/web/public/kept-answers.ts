import { type HourOfAnswers, hourOf } from '../../domain/answers/answer-time.ts';
import { type AnswersShown, answersShown } from '../../domain/answers/answers-shown.ts';
import { siteComponents } from '../../domain/component.ts';
import { calendarOf } from '../../domain/hours/calendar.ts';
import { peopleTime } from '../../domain/hours/staffed-time.ts';
import { historyDays } from '../../domain/past/history.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import type { Span } from '../../domain/time/span.ts';
import { lastDays } from '../../domain/time/zoned-day.ts';
import type { Watched } from '../../domain/watched.ts';
import { keptReads } from './kept-reads.ts';

/** Reads the answer times of a component since an instant (UTC ms, the start of an hour). */
export type ReadAnswers = (component: string, since: number) => Promise<readonly HourOfAnswers[]>;

/** The answer times of a component; null where there are none, or none that can be read. */
export type AnswersOf = (component: string, status: SupportStatus) => Promise<AnswersShown | null>;

/** Reads answer times, but not often, and goes on with the last ones while they cannot be read. */
export function keptAnswers(watched: Watched, read: ReadAnswers, now: () => number): AnswersOf {
  const { site } = watched;
  const kept = keptReads<AnswersShown | null>(siteComponents(site).length, now);
  return (component, status) =>
    kept(component, async () => {
      const days = lastDays(historyDays, site.timeZone, status.now);
      const since = hourOf(days[0]?.start ?? status.now);
      const hours = await read(component, since);
      const staffed = peopleIn(watched, component, { start: since, end: status.now });
      return answersShown(hours, { days, staffed, timeZone: site.timeZone });
    });
}

function peopleIn(watched: Watched, slug: string, within: Span): readonly Span[] {
  const component = siteComponents(watched.site).find((one) => one.slug === slug);
  return component ? peopleTime(component, calendarOf(component, watched), within) : [];
}
