const dayMs = 24 * 60 * 60 * 1000;

/** Local time minus UTC in milliseconds, as a function of the instant (UTC milliseconds). */
export type OffsetAt = (instant: number) => number;

const offsets = new Map<string, OffsetAt>();

/** How the clocks of a zone go, by its IANA name. Asking them is dear: ask no more than needed. */
export function zoneOffset(timeZone: string): OffsetAt {
  const known = offsets.get(timeZone) ?? offsetOf(timeZone);
  offsets.set(timeZone, known);
  return known;
}

/**
 * Whether something is the name of a zone that this runtime knows. Differences to UTC such as `+08:00`
 * are none: only some runtimes know them.
 */
export function isZone(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[a-z]/i.test(name)) return false;
  try {
    return Boolean(zoneOffset(name));
  } catch {
    return false;
  }
}

/**
 * The same for the local times of one day, counted since 1970-01-01, and of the next one. Where
 * clocks do not change about that day, nothing more is asked.
 */
export function offsetAbout(day: number, offsetAt: OffsetAt): OffsetAt {
  // Clocks change at most once within four days.
  const before = offsetAt((day - 1) * dayMs);
  return before === offsetAt((day + 3) * dayMs) ? () => before : offsetAt;
}

/** Which of two instants is meant where clocks show a local time twice. */
export type Which = 'first' | 'last';

/**
 * The instant at which clocks show a local time, given in milliseconds since 1970-01-01T00:00 on
 * those clocks. A time that clocks skip is the instant at which they do.
 */
export function instantOf(local: number, offsetAt: OffsetAt, which: Which): number {
  // Clocks change at most once within two days.
  const before = offsetAt(local - dayMs);
  const after = offsetAt(local + dayMs);
  if (before === after) return local - before;
  const shown = [local - before, local - after].filter(
    (instant) => instant + offsetAt(instant) === local,
  );
  if (shown.length === 0) return changeBetween(local - after, local - before, offsetAt);
  return which === 'first' ? Math.min(...shown) : Math.max(...shown);
}

/** The first instant after `before` with the offset of `after`. */
function changeBetween(before: number, after: number, offsetAt: OffsetAt): number {
  const late = offsetAt(after);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === late) high = middle;
    else low = middle;
  }
  return high;
}

function offsetOf(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return rememberingDays((instant) => {
    const part = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
    const { year, month, day, hour, minute, second } = part;
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    return local - Math.floor(instant / 1000) * 1000;
  });
}

/** Whole days are asked for again and again; their answers, one a day, are kept. */
function rememberingDays(offsetAt: OffsetAt): OffsetAt {
  const kept = new Map<number, number>();
  return (instant) => {
    if (instant % dayMs !== 0) return offsetAt(instant);
    const offset = kept.get(instant) ?? offsetAt(instant);
    kept.set(instant, offset);
    return offset;
  };
}
