/** Answers by a name what was read under it lately, or reads it. */
export type Lately<Read> = (name: string, read: () => Promise<Read>) => Promise<Read>;

/**
 * Has many that ask within `forMs` milliseconds share one question, from when the first of them asked.
 * @param now UTC milliseconds.
 */
export function readLately<Read>(forMs: number, now: () => number): Lately<Read> {
  const known = new Map<string, Readonly<{ askedAt: number; reading: Promise<Read> }>>();
  return (name, read) => {
    const found = known.get(name);
    if (found && Math.abs(now() - found.askedAt) < forMs) return found.reading;
    const asked = { askedAt: now(), reading: read() };
    known.set(name, asked);
    asked.reading.catch(() => {
      // Whoever asks next may be answered.
      if (known.get(name) === asked) known.delete(name);
    });
    return asked.reading;
  };
}
