import type { DaySpan } from './service-hours.ts';

/** The spans of one day that a text writes, in order; or what must be done about the text. */
type HoursRead = Readonly<
  { kind: 'read'; spans: readonly DaySpan[] } | { kind: 'wrong'; remedy: string }
>;

const minutesOfDay = 24 * 60;
const noon = minutesOfDay / 2;

/**
 * Reads `09:00-12:00, 13:00-18:00`, `22:00-02:00`, `10:00-16:00 reduced` or `closed`. A span may
 * last over midnight when it begins at noon or later and ends by noon; others are inverted.
 */
export function readHours(text: string): HoursRead {
  if (text.trim() === 'closed') return { kind: 'read', spans: [] };
  const spans: DaySpan[] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    const span = readSpan(part);
    if (typeof span === 'string') return { kind: 'wrong', remedy: span };
    spans.push(span);
  }
  spans.sort((a, b) => a.from - b.from);
  const remedy = overlapIn(spans);
  return remedy === null ? { kind: 'read', spans } : { kind: 'wrong', remedy };
}

/** Writes a span as files do, such as `22:00-02:00`. */
export function spanText({ from, until }: DaySpan): string {
  return `${timeText(from)}-${timeText(until > minutesOfDay ? until - minutesOfDay : until)}`;
}

function readSpan(text: string): DaySpan | string {
  const parts = /^(\d\d):(\d\d)-(\d\d):(\d\d)( reduced)?$/.exec(text);
  if (!parts) return 'must be hours such as "09:00-12:00, 13:00-18:00 reduced", or "closed"';
  const [, ...times] = parts;
  const from = minutesOf(times[0], times[1]);
  const until = minutesOf(times[2], times[3]);
  if (from === null || until === null || from === minutesOfDay) {
    return `must hold times from 00:00 to 24:00; "${text}" does not`;
  }
  if (from === until) return `must not hold "${text}", which is empty; remove it`;
  const staffing = parts[5] ? 'reduced' : 'open';
  if (from < until) return { from, until, staffing };
  if (from >= noon && until <= noon) return { from, until: until + minutesOfDay, staffing };
  return `must not hold "${text}", which ends before it begins; swap its times`;
}

/** Minutes after midnight, at most 24:00; null when no clock shows it. */
function minutesOf(hours: string | undefined, minutes: string | undefined): number | null {
  const [hour, minute] = [Number(hours), Number(minutes)];
  const total = hour * 60 + minute;
  return minute < 60 && total <= minutesOfDay ? total : null;
}

function overlapIn(spans: readonly DaySpan[]): string | null {
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    if (next && next.from < span.until) return overlapRemedy(span, next);
  }
  return null;
}

/** What to do about two spans that share time. */
export function overlapRemedy(one: DaySpan, other: DaySpan): string {
  return `must not overlap, as ${spanText(one)} and ${spanText(other)} do; let one end where the other begins`;
}

function timeText(minutes: number): string {
  const padded = (value: number) => String(value).padStart(2, '0');
  return `${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}
