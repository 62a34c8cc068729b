import { recent } from '../../domain/recent.ts';
import { patienceMs, within } from '../patience.ts';

/** For how long what tells of weeks and months is shown before it is read again. */
const keptMs = 5 * 60 * 1000;

/** What was read under a key; null where it cannot be read now and was not read before. */
export type KeptReads<Value> = (key: string, read: () => Promise<Value>) => Promise<Value | null>;

/**
 * Keeps what was read, so that the database is not asked often, and goes on with it while it cannot
 * be asked. Holds at most so many values, each for so many milliseconds. `now` is UTC ms.
 */
export function keptReads<Value>(
  most: number,
  now: () => number,
  forMs = keptMs,
): KeptReads<Value> {
  const kept = recent<Readonly<{ until: number; value: Value }>>(most);
  return async (key, read) => {
    const known = kept.get(key);
    if (known && now() < known.until) return known.value;
    try {
      const value = await within(patienceMs, read());
      kept.set(key, { until: now() + forMs, value });
      return value;
    } catch {
      // Whether the database can be read is told by the facts, which come from there as well.
      return known?.value ?? null;
    }
  };
}
