import type { Component } from '../component.ts';
import { isSameSpan, type Span, union } from '../time/span.ts';
import type { Calendar, ServiceHours } from './service-hours.ts';
import { staffedSpans } from './staffing.ts';

/** The time within a span in which a component is open or reduced, as a union. */
export function staffedTime(
  { hours }: Pick<Component, 'hours'>,
  calendar: Calendar,
  within: Span,
): readonly Span[] {
  if (hours === undefined || hours.kind === 'always') return [within];
  const known = kept.get(hours);
  // Hours over months take long to lay out, and the days shown stay the same until midnight.
  if (known?.calendar === calendar && isSameSpan(known.within, within)) return known.spans;
  const spans = union(staffedSpans(hours, calendar, within));
  kept.set(hours, { calendar, within, spans });
  return spans;
}

/** The same without the time in which nobody but a bot is there. */
export function peopleTime(
  { hours }: Pick<Component, 'hours'>,
  calendar: Calendar,
  within: Span,
): readonly Span[] {
  if (hours === undefined || hours.kind === 'always') return [within];
  return union(staffedSpans({ ...hours, bot: null }, calendar, within));
}

type Kept = Readonly<{ calendar: Calendar; within: Span; spans: readonly Span[] }>;

/** The newest answer for each hours, for as long as these are in use. */
const kept = new WeakMap<ServiceHours, Kept>();
