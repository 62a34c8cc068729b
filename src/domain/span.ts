/** A stretch of time: half-open `[start, end)`, UTC milliseconds. */
export type Span = Readonly<{ start: number; end: number }>;

/** Whether two spans share at least one instant. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}

/** The same time in as few spans as possible: ordered, apart from each other, none of them empty. */
export function union(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (start >= end) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** The parts of a span that lie within `others`, which must be a union. */
export function partsWithin<Some extends Span>(span: Some, others: readonly Span[]): Some[] {
  return others
    .filter((other) => overlap(span, other))
    .map((other) => ({
      ...span,
      start: Math.max(span.start, other.start),
      end: Math.min(span.end, other.end),
    }));
}

/** Milliseconds in which at least one of the spans holds. */
export function lengthOf(spans: readonly Span[]): number {
  return union(spans).reduce((total, { start, end }) => total + end - start, 0);
}
