import { overlap, overlapping, type Span } from '../time/span.ts';
import type { StaffWords } from '../words/staff-words.ts';
import { isWatched, type Past, watchedShare } from './component-past.ts';
import { isTold, type Trouble, troublesOf } from './trouble.ts';

/**
 * A component in a month: its troubles, oldest first, or that there were none, or that incidents tell
 * of all of them, or that nobody looked.
 */
export type ComponentMonth = Readonly<
  | { kind: 'troubled'; watchedShare: number; troubles: readonly Trouble[] }
  | { kind: 'well' | 'told'; watchedShare: number }
  | { kind: 'unmonitored' }
>;

/** What is known of a time: the past of each component by its slug, and what staff have said. */
export type Known = Readonly<{
  pasts: ReadonlyMap<string, Past>;
  words: Pick<StaffWords, 'incidents'>;
}>;

/** What a month was for a component. A trouble that lasts over its end is in both, whole. */
export function componentMonth(
  slug: string,
  { pasts, words }: Known,
  within: Span,
  now: number,
): ComponentMonth {
  const past = pasts.get(slug);
  const known = overlapping(past?.intervals ?? [], within);
  if (!past || known.every(({ status }) => status === 'unverified')) return { kind: 'unmonitored' };
  const share = watchedShare(past, within);
  const all = troublesOf(past, now).filter((trouble) => overlap(trouble, within));
  if (all.length === 0) {
    return isWatched(past) ? { kind: 'well', watchedShare: share } : { kind: 'unmonitored' };
  }
  const troubles = all.filter((trouble) => !isTold(trouble, slug, words, now));
  if (troubles.length === 0) return { kind: 'told', watchedShare: share };
  return { kind: 'troubled', watchedShare: share, troubles };
}
