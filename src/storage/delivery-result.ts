import type { InStatement } from '@libsql/client';
import type { Progress } from '../domain/delivery/after-attempt.ts';
import type { Database } from './database.ts';

/** What came of a delivery that was claimed. */
export type DeliveryResult = Readonly<{
  /** Number of the delivery. */
  number: number;
  /** Under which it was claimed; where it is another's by now, nothing is written. */
  lease: string;
  progress: Progress;
}>;

/** How an endpoint (number of its subscription) last answered, at an instant (UTC ms). */
export type EndpointHealth = Readonly<{
  subscription: number;
  /** It answered as it should at least once. */
  answered: boolean;
  /** When it first failed after that; null where it did not. */
  failedAt: number | null;
}>;

/** Writes results as one batch, and since when endpoints do nothing but fail. */
export async function writeResults(
  db: Database,
  results: readonly DeliveryResult[],
  healths: readonly EndpointHealth[],
): Promise<void> {
  const answered = healths.filter((one) => one.answered);
  const failing = healths.filter(({ failedAt }) => failedAt !== null);
  await db.write([
    updateDeliveries(results),
    ...(answered.length > 0 ? [noteAnswered(answered)] : []),
    ...(failing.length > 0 ? [noteFailing(failing)] : []),
  ]);
}

function updateDeliveries(results: readonly DeliveryResult[]): InStatement {
  const rows = results.map(({ number, lease, progress }) => {
    const { state, tries, dueAt, endedAt, attempts } = progress;
    return [number, lease, state, tries, dueAt, endedAt, JSON.stringify(attempts)];
  });
  return {
    sql: `UPDATE deliveries
          SET lease = NULL, state = value ->> 2, tries = value ->> 3, due_at = value ->> 4,
              ended_at = value ->> 5, attempts = value ->> 6
          FROM json_each(?)
          WHERE number = value ->> 0 AND lease = value ->> 1`,
    args: [JSON.stringify(rows)],
  };
}

/** Most have not failed before, and are left as they are. */
function noteAnswered(healths: readonly EndpointHealth[]): InStatement {
  const numbers = healths.map(({ subscription }) => subscription);
  return {
    sql: `UPDATE webhook_endpoints SET failing_since = NULL
          WHERE subscription IN (SELECT value FROM json_each(?)) AND failing_since IS NOT NULL`,
    args: [JSON.stringify(numbers)],
  };
}

function noteFailing(healths: readonly EndpointHealth[]): InStatement {
  const rows = healths.map(({ subscription, failedAt }) => [subscription, failedAt]);
  return {
    sql: `UPDATE webhook_endpoints SET failing_since = value ->> 1
          FROM json_each(?)
          WHERE subscription = value ->> 0 AND failing_since IS NULL`,
    args: [JSON.stringify(rows)],
  };
}

/** Reads which of these endpoints (numbers of subscriptions) do nothing but fail, and since when. */
export async function readFailing(
  db: Database,
  subscriptions: readonly number[],
): Promise<readonly Readonly<{ subscription: number; failingSince: number }>[]> {
  const { rows } = await db.client.execute({
    sql: `SELECT subscription, failing_since FROM webhook_endpoints
          WHERE subscription IN (SELECT value FROM json_each(?)) AND failing_since IS NOT NULL`,
    args: [JSON.stringify(subscriptions)],
  });
  return rows.map((row) => ({
    subscription: Number(row.subscription),
    failingSince: Number(row.failing_since),
  }));
}
