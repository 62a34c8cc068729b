import { recent } from '../domain/recent.ts';
import { Refusal } from './api/problem.ts';

/** How many requests may come at once, and how many a second in the long run. */
type Allowance = Readonly<{ burst: number; perSecond: number }>;

/** Of a token. */
export const tokenAllowance: Allowance = { burst: 120, perSecond: 10 };

/** Of an address from which requests come without a token that counts. */
export const addressAllowance: Allowance = { burst: 60, perSecond: 1 };

/** Counts a request of somebody. Returns how many seconds to wait where there were too many. */
export type Limit = (who: string, now: number) => number | null;

type Bucket = Readonly<{ left: number; at: number }>;

/** How many are remembered; the ones that were longest silent are forgotten first. */
const mostBuckets = 10_000;

/** Counts by a token bucket each, in the memory of this process. `now` is UTC ms. */
export function rateLimit({ burst, perSecond }: Allowance): Limit {
  const buckets = recent<Bucket>(mostBuckets);
  return (who, now) => {
    const { left, at } = buckets.get(who) ?? { left: burst, at: now };
    const refilled = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond);
    const isOver = refilled < 1;
    buckets.set(who, { left: isOver ? refilled : refilled - 1, at: now });
    return isOver ? Math.max(1, Math.ceil((1 - refilled) / perSecond)) : null;
  };
}

/** Counts a request of somebody. @throws Refusal 429 where there were too many. */
export type Demand = (who: string, now: number) => void;

/** Limits requests as the API does. */
export function demandWithin(allowance: Allowance): Demand {
  const limit = rateLimit(allowance);
  return (who, now) => {
    const seconds = limit(who, now);
    if (seconds !== null) throw tooMany(String(seconds));
  };
}

function tooMany(wait: string): Refusal {
  return new Refusal(429, `There were too many requests; wait ${wait} s before the next one.`, {
    'Retry-After': wait,
  });
}
