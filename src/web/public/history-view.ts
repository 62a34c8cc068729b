import { type ComponentStatus, type Site, siteComponents } from '../../domain/component.ts';
import type { Localized } from '../../domain/localized.ts';
import type { ProbeKind } from '../../domain/monitor/probe-spec.ts';
import { reasons } from '../../domain/monitor/reason.ts';
import { isWatched, type Past, watchedShare } from '../../domain/past/component-past.ts';
import { type Trouble, troublesOf } from '../../domain/past/trouble.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { monthIn, monthsBetween } from '../../domain/time/month.ts';
import { overlap, overlapping, type Span } from '../../domain/time/span.ts';
import type { StaffWords } from '../../domain/words/staff-words.ts';
import type { PublicView } from './view.ts';
import { isTold, type WordsMonth, wordsWithin } from './words-month.ts';

/** Everything that is public about a trouble. */
export type TroubleView = Span &
  Readonly<{
    worst: ComponentStatus;
    /** Milliseconds in which it was as bad as that. */
    worstMs: number;
    reason: Localized | null;
    foundBy: ProbeKind | null;
    ending: Trouble['ending'];
  }>;

/**
 * A component in a month: its troubles, newest first, or that there were none, or that incidents tell
 * of all of them, or that nobody looked.
 */
export type ComponentMonth = Readonly<{ slug: string; name: Localized }> &
  Readonly<
    | { kind: 'troubled'; watchedShare: number; troubles: readonly TroubleView[] }
    | { kind: 'well' | 'told'; watchedShare: number }
    | { kind: 'unmonitored' }
  >;

/** What happened in a month: by the words of staff, and to all components in the order of the page. */
export type HistoryMonth = Readonly<{
  words: WordsMonth;
  components: readonly ComponentMonth[];
}>;

/** One month, and where it stands among the others. */
export type HistoryView = Pick<PublicView, 'siteName' | 'brand' | 'zone' | 'reading' | 'notice'> &
  HistoryMonth &
  Readonly<{
    /** `YYYY-MM`. */
    month: string;
    /** All months that can be shown, newest first. */
    months: readonly string[];
    /** Until when what still goes on has lasted, UTC ms. */
    now: number;
  }>;

/** The months from the first in which anybody looked or spoke until this one, newest first. */
export function historyMonths(
  { firstLookAt, now, words }: Pick<SupportStatus, 'firstLookAt' | 'now' | 'words'>,
  timeZone: string,
): readonly string[] {
  const told = words.incidents.map(({ startedAt }) => startedAt);
  const first = told.reduce((a, b) => Math.min(a, b), Math.min(now, firstLookAt ?? now));
  return monthsBetween(monthIn(timeZone, first), monthIn(timeZone, now));
}

/** Builds one month of the past out of the public view and what happened in it. */
export function historyView(
  { siteName, brand, zone, reading, notice }: PublicView,
  of: Omit<HistoryView, 'siteName' | 'brand' | 'zone' | 'reading' | 'notice'>,
): HistoryView {
  return { siteName, brand, zone, reading, notice, ...of };
}

/** What is known of a time: the past of each component by its slug, and what staff have said. */
type Known = Readonly<{ pasts: ReadonlyMap<string, Past>; words: StaffWords }>;

/** What happened on a site in a month. `now` is UTC ms. */
export function historyMonth(
  site: Pick<Site, 'groups'>,
  { pasts, words }: Known,
  within: Span,
  now: number,
): HistoryMonth {
  const components = siteComponents(site).map(({ slug, name }) => {
    const isNews = (trouble: Trouble) => !isTold(trouble, slug, words, now);
    return { slug, name, ...monthOf(pasts.get(slug), within, isNews, now) };
  });
  return { components, words: wordsWithin(site, words, within, now) };
}

/** A trouble that lasts over the end of a month is in both, whole. */
function monthOf(
  past: Past | undefined,
  within: Span,
  isNews: (trouble: Trouble) => boolean,
  now: number,
) {
  const known = overlapping(past?.intervals ?? [], within);
  if (!past || known.every(({ status }) => status === 'unverified')) {
    return { kind: 'unmonitored' } as const;
  }
  const share = watchedShare(past, within);
  const all = troublesOf(past, now).filter((trouble) => overlap(trouble, within));
  if (all.length === 0 && !isWatched(past)) return { kind: 'unmonitored' } as const;
  if (all.length === 0) return { kind: 'well', watchedShare: share } as const;
  const troubles = all.filter(isNews);
  if (troubles.length === 0) return { kind: 'told', watchedShare: share } as const;
  const newestFirst = troubles.toReversed().map(troubleView);
  return { kind: 'troubled', watchedShare: share, troubles: newestFirst } as const;
}

function troubleView(trouble: Trouble): TroubleView {
  const { start, end, worst, worstMs, reason, foundBy, ending } = trouble;
  const text = reason === null ? null : reasons[reason].text;
  return { start, end, worst, worstMs, reason: text, foundBy, ending };
}
