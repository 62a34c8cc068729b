/** How far a clock may be off that of the database before its owner does not lead, in milliseconds. */
export const mostOffMs = 5000;

/**
 * How far the own clock is ahead of that of the database, for sure, in milliseconds; negative where it
 * is behind. 0 where the time between question and answer explains the difference.
 * @param asked when the database was asked and when it had answered, by the own clock, UTC ms.
 * @param databaseAt what it answered.
 */
export function clockOffset(
  asked: Readonly<{ from: number; until: number }>,
  databaseAt: number,
): number {
  if (databaseAt < asked.from) return asked.from - databaseAt;
  return Math.min(0, asked.until - databaseAt);
}

/** In words, for whoever has to set it right. */
export function offsetSentence(offsetMs: number): string {
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  const side = offsetMs > 0 ? 'ahead of' : 'behind';
  return `The clock here is ${seconds} s ${side} that of the database; keep both right by NTP.`;
}
