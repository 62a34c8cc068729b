import { type ComponentStatus, type Site, siteComponents } from '../../domain/component.ts';
import type { Localized } from '../../domain/localized.ts';
import type { ProbeKind } from '../../domain/monitor/probe-spec.ts';
import { reasons } from '../../domain/monitor/reason.ts';
import {
  type ComponentMonth,
  componentMonth,
  type Known,
} from '../../domain/past/component-month.ts';
import type { Trouble } from '../../domain/past/trouble.ts';
import type { SupportStatus } from '../../domain/status/support-status.ts';
import { monthIn, monthsBetween } from '../../domain/time/month.ts';
import type { Span } from '../../domain/time/span.ts';
import type { PublicView } from './view.ts';
import { type WordsMonth, wordsWithin } from './words-month.ts';

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

/** What a month was for a component, its troubles newest first. */
export type ComponentMonthView = Readonly<{ slug: string; name: Localized }> &
  (
    | Exclude<ComponentMonth, { kind: 'troubled' }>
    | Readonly<{ kind: 'troubled'; watchedShare: number; troubles: readonly TroubleView[] }>
  );

/** What happened in a month: by the words of staff, and to all components in the order of the page. */
export type HistoryMonth = Readonly<{
  words: WordsMonth;
  components: readonly ComponentMonthView[];
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

/** What happened on a site in a month. `now` is UTC ms. */
export function historyMonth(
  site: Pick<Site, 'groups'>,
  known: Pick<SupportStatus, 'words'> & Known,
  within: Span,
  now: number,
): HistoryMonth {
  const components = siteComponents(site).map(({ slug, name }) => {
    return { slug, name, ...monthView(componentMonth(slug, known, within, now)) };
  });
  return { components, words: wordsWithin(site, known.words, within, now) };
}

function monthView(month: ComponentMonth) {
  if (month.kind !== 'troubled') return month;
  return { ...month, troubles: month.troubles.map(troubleView).reverse() };
}

function troubleView(trouble: Trouble): TroubleView {
  const { start, end, worst, worstMs, reason, foundBy, ending } = trouble;
  const text = reason === null ? null : reasons[reason].text;
  return { start, end, worst, worstMs, reason: text, foundBy, ending };
}
