import { afterAttempt } from '../../domain/delivery/after-attempt.ts';
import { isFailingForGood } from '../../domain/delivery/retry.ts';
import type { DisabledReason } from '../../domain/delivery/subscription.ts';
import {
  type DeliveryResult,
  type EndpointHealth,
  readFailing,
  writeResults,
} from '../../storage/delivery-result.ts';
import type { Carried } from '../carry.ts';
import type { Parcel } from './parcel.ts';
import type { DeliveryTools } from './tools.ts';

/** What was brought, and what came of it. */
type Done = Readonly<{ parcel: Parcel; carried: Carried; results: readonly DeliveryResult[] }>;

/** Writes down what came of attempts, many at once; nothing is lost while the database is away. */
export type Ledger = Readonly<{
  add(parcel: Parcel, carried: Carried): void;
  /** Writes all that waits; rejects where the database is away, and keeps it. */
  flush(): Promise<void>;
  /** The same, for the last time. */
  close(): Promise<void>;
}>;

/** What is written at once at the latest: after so many milliseconds, or so many results. */
const soonest = { afterMs: 50, results: 500 } as const;

/** How soon it is tried again while the database is away, in milliseconds. */
const againMs = 1000;

/**
 * @param onWritten called with parcels of which all is stored.
 * @param afterMs what waits is written after so many milliseconds at the latest.
 */
export function createLedger(
  tools: DeliveryTools,
  onWritten: (parcels: readonly Parcel[]) => void,
  afterMs: number = soonest.afterMs,
): Ledger {
  let waiting: Done[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  function add(parcel: Parcel, carried: Carried): void {
    waiting.push({ parcel, carried, results: resultsOf(parcel, carried, tools.chance) });
    if (waiting.length === soonest.results) flushNow();
    else flushSoon(afterMs);
  }

  function flushSoon(ms: number): void {
    if (!closed) timer ??= setTimeout(flushNow, ms);
  }

  function flushNow(): void {
    // What could not be written is tried again soon.
    void flush().catch(() => undefined);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const written = writing.then(write);
    writing = written.catch(() => undefined);
    return written;
  }

  async function write(): Promise<void> {
    const batch = waiting.splice(0);
    if (batch.length === 0) return;
    const healths = healthsOf(batch);
    try {
      await writeResults(
        tools.db,
        batch.flatMap(({ results }) => results),
        healths,
      );
    } catch (error) {
      waiting = [...batch, ...waiting];
      flushSoon(againMs);
      throw error;
    }
    onWritten(batch.map(({ parcel }) => parcel));
    await disableWhatIsOver(tools, batch, healths);
  }

  return {
    add,
    flush,
    close() {
      closed = true;
      return flush();
    },
  };
}

function resultsOf(
  { claimed, lease }: Parcel,
  carried: Carried,
  chance: () => number,
): readonly DeliveryResult[] {
  return claimed.map((one) => ({
    ...{ number: one.number, lease },
    progress: afterAttempt(one, carried, chance()),
  }));
}

/** How each endpoint that was tried has answered, in the order of the attempts. */
function healthsOf(batch: readonly Done[]): readonly EndpointHealth[] {
  const healths = new Map<number, EndpointHealth>();
  for (const { parcel, carried } of batch) {
    // What went wrong in here says nothing of the endpoint.
    const isOurs = carried.result === 'postponed' || carried.attempt.failure === 'internal';
    if (parcel.queue === 'mail' || isOurs) continue;
    const { subscription } = parcel;
    const before = healths.get(subscription) ?? { subscription, answered: false, failedAt: null };
    healths.set(
      subscription,
      carried.result === 'delivered'
        ? { subscription, answered: true, failedAt: null }
        : { ...before, failedAt: before.failedAt ?? carried.attempt.at },
    );
  }
  return [...healths.values()];
}

/** What fails here is found again at the next attempt. */
async function disableWhatIsOver(
  tools: DeliveryTools,
  batch: readonly Done[],
  healths: readonly EndpointHealth[],
): Promise<void> {
  try {
    for (const [subscription, because] of goneIn(batch)) {
      await tools.disable(subscription, because);
    }
    for (const subscription of await failingForGood(tools, healths)) {
      await tools.disable(subscription, 'failing');
    }
  } catch (error) {
    tools.log('warn', 'A subscription that nothing reaches could not be disabled yet.', {
      error: String(error),
    });
  }
}

function goneIn(batch: readonly Done[]): ReadonlyMap<number, DisabledReason> {
  const gone = batch.filter(({ carried }) => carried.result === 'gone');
  return new Map(
    gone.map(({ parcel: { subscription, queue } }) => [
      subscription,
      queue === 'mail' ? 'bounced' : 'gone',
    ]),
  );
}

async function failingForGood(
  { db, now }: DeliveryTools,
  healths: readonly EndpointHealth[],
): Promise<readonly number[]> {
  const failed = healths.filter(({ failedAt }) => failedAt !== null);
  if (failed.length === 0) return [];
  const failing = await readFailing(
    db,
    failed.map(({ subscription }) => subscription),
  );
  const over = failing.filter(({ failingSince }) => isFailingForGood(failingSince, now()));
  return over.map(({ subscription }) => subscription);
}
