import type { ComponentStatus } from '../../domain/component.ts';
import { firstKnown } from '../../domain/component-past.ts';
import type { Localized } from '../../domain/localized.ts';
import { monthIn, monthSpan, monthsBetween } from '../../domain/month.ts';
import type { ProbeKind } from '../../domain/probe-spec.ts';
import { reasons } from '../../domain/reason.ts';
import { overlap, overlapping, type Span } from '../../domain/span.ts';
import type { SupportStatus } from '../../domain/support-status.ts';
import { type Trouble, troublesOf } from '../../domain/trouble.ts';
import type { PublicView } from './view.ts';

/** Everything that is public about a trouble. */
export type TroubleView = Span &
  Readonly<{
    worst: ComponentStatus;
    reason: Localized | null;
    foundBy: ProbeKind | null;
    ending: Trouble['ending'];
  }>;

/** A component in a month: its troubles, newest first, or that there were none, or that nobody looked. */
export type ComponentMonth = Readonly<{ slug: string; name: Localized }> &
  Readonly<
    | { kind: 'troubled'; troubles: readonly TroubleView[] }
    | { kind: 'well' }
    | { kind: 'unmonitored' }
  >;

/** One month of all components, in the order of the page. */
export type HistoryView = Pick<PublicView, 'siteName' | 'brand' | 'zone' | 'reading' | 'notice'> &
  Readonly<{
    /** `YYYY-MM`. */
    month: string;
    /** All months that can be shown, newest first. */
    months: readonly string[];
    components: readonly ComponentMonth[];
  }>;

/** The months from the first in which anybody could tell until this one, newest first. */
export function historyMonths({ pasts, now }: SupportStatus, timeZone: string): readonly string[] {
  const known = [...pasts.values()].map(firstKnown).filter((instant) => instant !== null);
  return monthsBetween(monthIn(timeZone, Math.min(now, ...known)), monthIn(timeZone, now));
}

/** Builds one month of the past out of the public view and the status behind it. */
export function historyView(
  status: SupportStatus,
  page: PublicView,
  { month, months }: Pick<HistoryView, 'month' | 'months'>,
): HistoryView {
  const { siteName, brand, zone, reading, notice, groups } = page;
  const within = monthSpan(month, reading.timeZone);
  const components = groups
    .flatMap((group) => group.components)
    .map(({ slug, name }) => ({ slug, name, ...monthOf(slug, within, status) }));
  return { siteName, brand, zone, reading, notice, month, months, components };
}

/** A trouble that lasts over the end of a month is in both, whole. */
function monthOf(slug: string, within: Span, { pasts }: SupportStatus) {
  const past = pasts.get(slug);
  const known = overlapping(past?.intervals ?? [], within);
  if (!past || known.every(({ status }) => status === 'unverified')) {
    return { kind: 'unmonitored' } as const;
  }
  const troubles = troublesOf(past).filter((trouble) => overlap(trouble, within));
  if (troubles.length === 0) return { kind: 'well' } as const;
  return { kind: 'troubled', troubles: troubles.toReversed().map(troubleView) } as const;
}

function troubleView({ start, end, worst, reason, foundBy, ending }: Trouble): TroubleView {
  const text = reason === null ? null : reasons[reason].text;
  return { start, end, worst, reason: text, foundBy, ending };
}
