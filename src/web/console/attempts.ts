import { Refusal } from '../api/problem.ts';
import { rateLimit } from '../api/rate-limit.ts';

/**
 * Counts an attempt to prove who one is, before anything is looked up or hashed. Returns how many
 * seconds to wait where there were too many; null where it may go on.
 */
export type Attempts = (network: string, subject: string, now: number) => number | null;

/** From one place: a team behind one address may all mistype at once. */
const ofNetwork = { burst: 20, perSecond: 1 / 10 };

/** At one address or link from one place. */
const ofSubject = { burst: 6, perSecond: 1 / 30 };

/** At one address or link from everywhere: it takes dozens of places at once to keep somebody out. */
const ofAll = { burst: 100, perSecond: 1 };

/** Limits attempts in the memory of this process. */
export function limitAttempts(): Attempts {
  const limits = {
    network: rateLimit(ofNetwork),
    one: rateLimit(ofSubject),
    all: rateLimit(ofAll),
  };
  return (network, subject, now) => {
    try {
      limits.network(network, now);
      limits.one(`${network} ${subject}`, now);
      limits.all(subject, now);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return Number(error.headers['Retry-After']);
      throw error;
    }
  };
}
