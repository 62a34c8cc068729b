const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long after each failed attempt the next one is due, in milliseconds, before any jitter. */
export const retryDelaysMs: readonly number[] = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** The longest time that a receiver may ask for before it is tried again, in milliseconds. */
const longestRetryAfterMs = dayMs;

/** How much later than the table says an attempt may be, as a part of the delay. */
const jitter = 0.1;

/** For how long an endpoint may do nothing but fail, in milliseconds. */
const longestFailingMs = 5 * dayMs;

/** What decides when a delivery that failed is tried again. */
type Failed = Readonly<{
  /** Attempts so far, with the one that has just failed. */
  tries: number;
  /** When that attempt ended, UTC ms. */
  at: number;
  /** What the receiver asked for (`retryAfterOf`); null of most. */
  retryAfterMs: number | null;
  /** Spreads those that failed together: at random in [0, 1). */
  chance: number;
}>;

/** When the next attempt is due (UTC ms); null after the last of the table. */
export function nextAttemptAt({ tries, at, retryAfterMs, chance }: Failed): number | null {
  const delay = retryDelaysMs[tries - 1];
  if (delay === undefined) return null;
  const spread = (ms: number) => Math.ceil(ms * (1 + jitter * chance));
  return at + Math.max(spread(delay), Math.min(spread(retryAfterMs ?? 0), longestRetryAfterMs));
}

/**
 * What a header Retry-After asks for (RFC 9110 §10.2.3: seconds or a date), in milliseconds from
 * `now` on, at most a day; null where there is none, or none that can be understood.
 */
export function retryAfterOf(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * secondMs : dateOf(text) - now;
  return ms > 0 ? Math.min(ms, longestRetryAfterMs) : null;
}

/** RFC 9110 §5.6.7: every form begins with the day of the week; one of them does not say GMT. */
function dateOf(text: string): number {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return Number.NaN;
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}

/** Whether an endpoint has done nothing but fail for so long that nothing more is sent to it. */
export function isFailingForGood(failingSince: number | null, now: number): boolean {
  return failingSince !== null && now - failingSince >= longestFailingMs;
}
