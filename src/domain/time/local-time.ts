import { instantOf, type OffsetAt } from './zone.ts';

/** How often the clocks of a zone show a local time: not at all where they skip it. */
export type TimesShown = 'never' | 'once' | 'twice';

/** How often clocks show a local time, given in milliseconds since 1970-01-01T00:00 on those clocks. */
export function timesShown(local: number, offsetAt: OffsetAt): TimesShown {
  const first = instantOf(local, offsetAt, 'first');
  if (first + offsetAt(first) !== local) return 'never';
  return first === instantOf(local, offsetAt, 'last') ? 'once' : 'twice';
}
