/** A stretch of time: half-open `[start, end)`, UTC milliseconds. */
export type Span = Readonly<{ start: number; end: number }>;

/** Whether two spans share at least one instant. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}

/** Whether two spans begin and end at the same instants. */
export function isSameSpan(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

/** The first of the instants that are known; null where none is. */
export function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** The last of the instants that are known; null where none is. */
export function latest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.max(...known) : null;
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
  return overlapping(others, span).map((other) => ({
    ...span,
    start: Math.max(span.start, other.start),
    end: Math.min(span.end, other.end),
  }));
}

/** Those that share an instant with a span, of spans in order that do not overlap each other. */
export function overlapping<Some extends Span>(
  ordered: readonly Some[],
  { start, end }: Span,
): readonly Some[] {
  const found: Some[] = [];
  for (let index = firstEndingAfter(start, ordered); index < ordered.length; index++) {
    const one = ordered[index];
    if (one === undefined || one.start >= end || start >= end) break;
    found.push(one);
  }
  return found;
}

/** By halving, as there may be thousands. */
function firstEndingAfter(instant: number, ordered: readonly Span[]): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle]?.end ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Milliseconds in which at least one of the spans holds. */
export function lengthOf(spans: readonly Span[]): number {
  return union(spans).reduce((total, { start, end }) => total + end - start, 0);
}

/** The parts of the spans that lie outside `others`; both must be unions. */
export function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) => {
    let start = span.start;
    const left: Span[] = [];
    for (const other of others) {
      if (!overlap(span, other)) continue;
      if (other.start > start) left.push({ start, end: other.start });
      start = Math.max(start, other.end);
    }
    return start < span.end ? [...left, { start, end: span.end }] : left;
  });
}
