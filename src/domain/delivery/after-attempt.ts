import type { Attempt, Delivery } from './delivery.ts';
import { nextAttemptAt } from './retry.ts';

/**
 * What came of an attempt: `delivered`; `failed` for now; `refused` for good, so that this one is not
 * tried again; `gone`: nothing may be sent to this subscription any more; `postponed`: nothing was
 * tried, and it is due again after `retryAfterMs`.
 */
export type AttemptResult = 'delivered' | 'failed' | 'refused' | 'gone' | 'postponed';

/** What an attempt changes of a delivery. */
export type Progress = Pick<Delivery, 'state' | 'tries' | 'dueAt' | 'endedAt' | 'attempts'>;

/** How many attempts the log keeps: the first ones, and the newest. */
const kept = { first: 2, newest: 20 } as const;

/**
 * What a delivery is after an attempt. `retryAfterMs` is what the receiver asked for, or for how long
 * it is postponed; `chance`, in [0, 1), spreads those that failed together.
 */
export function afterAttempt(
  delivery: Pick<Delivery, 'tries' | 'dueAt' | 'attempts'>,
  done: Readonly<{ result: AttemptResult; retryAfterMs: number | null; attempt: Attempt }>,
  chance: number,
): Progress {
  const { result, retryAfterMs, attempt } = done;
  if (result === 'postponed') return postponed(delivery, attempt.at + (retryAfterMs ?? 0));
  const tries = delivery.tries + 1;
  const at = Math.ceil(attempt.at + attempt.ms);
  const attempts = withAttempt(delivery.attempts, attempt);
  const over = { tries, dueAt: delivery.dueAt, endedAt: at, attempts };
  switch (result) {
    case 'delivered':
      return { ...over, state: 'delivered' };
    case 'refused':
    case 'gone':
      return { ...over, state: 'failed' };
    case 'failed': {
      const dueAt = nextAttemptAt({ tries, at, retryAfterMs, chance });
      if (dueAt === null) return { ...over, state: 'failed' };
      return { state: 'waiting', tries, dueAt, endedAt: null, attempts };
    }
  }
}

/** Nothing is counted or kept of what was not tried. */
function postponed(
  { tries, attempts }: Pick<Delivery, 'tries' | 'attempts'>,
  dueAt: number,
): Progress {
  return { state: 'waiting', tries, dueAt, endedAt: null, attempts };
}

function withAttempt(before: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  const all = [...before, attempt];
  if (all.length <= kept.first + kept.newest) return all;
  return [...all.slice(0, kept.first), ...all.slice(-kept.newest)];
}
