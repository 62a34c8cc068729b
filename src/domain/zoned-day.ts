const dayMs = 24 * 60 * 60 * 1000;

/** A calendar day in a zone: its ISO date and the half-open span `[start, end)`, UTC milliseconds. */
export type ZonedDay = Readonly<{ date: string; start: number; end: number }>;

/**
 * The last `count` calendar days of a zone up to and including the day of `now`, oldest first.
 * Days are as long as the zone makes them: 23 or 25 hours when clocks change.
 */
export function lastDays(count: number, timeZone: string, now: number): readonly ZonedDay[] {
  const offsetAt = zoneOffset(timeZone);
  const today = Math.floor((now + offsetAt(now)) / dayMs);
  const key = `${count} ${timeZone} ${today}`;
  // Asking a zone is the dearest part of a derivation, and the answer holds for a whole day.
  if (kept?.key !== key) kept = { key, days: daysUpTo(today, count, offsetAt) };
  return kept.days;
}

let kept: Readonly<{ key: string; days: readonly ZonedDay[] }> | undefined;

function daysUpTo(
  today: number,
  count: number,
  offsetAt: (instant: number) => number,
): readonly ZonedDay[] {
  const starts = Array.from({ length: count + 1 }, (_, index) =>
    startOf(today - count + 1 + index, offsetAt),
  );
  return starts.slice(0, -1).map((start, index) => ({
    date: new Date((today - count + 1 + index) * dayMs).toISOString().slice(0, 10),
    start,
    end: starts[index + 1] ?? start + dayMs,
  }));
}

/** The first instant of the local day with the given number since 1970-01-01. */
function startOf(day: number, offsetAt: (instant: number) => number): number {
  const midnight = day * dayMs;
  // Two rounds: the offset at the first guess may belong to the other side of a clock change.
  const guess = midnight - offsetAt(midnight);
  const start = midnight - offsetAt(guess);
  // Where midnight itself is skipped, the day begins at the change.
  return start + offsetAt(start) < midnight ? midnight - offsetAt(start) : start;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? zonedFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

function zonedFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** Local time minus UTC in milliseconds, as a function of the instant. */
function zoneOffset(timeZone: string): (instant: number) => number {
  const format = formatOf(timeZone);
  return (instant) => {
    const part = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
    const local = Date.UTC(
      part.year,
      part.month - 1,
      part.day,
      part.hour,
      part.minute,
      part.second,
    );
    return local - Math.floor(instant / 1000) * 1000;
  };
}
