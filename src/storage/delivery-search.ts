import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { DeliveryState } from '../domain/delivery/delivery.ts';
import type { Database } from './database.ts';
import { type DeliveryShown, selectDeliveries } from './delivery.ts';
import type { SearchedOn } from './page.ts';
import { deliveries, subscriptions } from './schema-delivery.ts';

/** What deliveries are looked for; one that is found fits all of it, null fits any. */
export type DeliverySearch = Readonly<{
  /** To all that one subscriber has, by the id of either. */
  to: Readonly<{ kind: 'subscription' | 'subscriber'; id: string }> | null;
  state: DeliveryState | null;
}>;

/** Deliveries that were found, newest first, and where to go on: from before the one of an id. */
export type DeliveriesFound = Readonly<{
  deliveries: readonly DeliveryShown[];
  next: SearchedOn | null;
}>;

/** How many deliveries are looked through at once: more would hold up everybody else. */
export const mostDeliveriesLookedThrough = 5000;

const { number, id, subscription, state, createdAt } = deliveries;

/**
 * Searches deliveries from before the one of an id, or from the newest on. Of all at most 5000 are
 * looked through; those of one subscription are few.
 */
export async function searchDeliveries(
  db: Database,
  search: DeliverySearch,
  { before, limit }: Readonly<{ before: string | null; limit: number }>,
): Promise<DeliveriesFound> {
  const range = and(olderThan(before), search.to ? sentTo(db, search.to) : undefined);
  const edge = search.to === null && search.state !== null ? await edgeOf(db, range) : null;
  const found = await selectDeliveries(
    db,
    and(
      range,
      edge ? gte(number, edge.number) : undefined,
      search.state === null ? undefined : eq(state, search.state),
    ),
    limit + 1,
  );
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  if (found.length > limit && last) {
    return { deliveries: shown, next: { kind: 'more', before: last.id } };
  }
  const next = edge && ({ kind: 'further', before: edge.id, at: edge.at } as const);
  return { deliveries: shown, next };
}

/** Reads the newest event that went to each of some subscriptions (their numbers), by that number. */
export async function readNewestDeliveries(
  db: Database,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, DeliveryShown>> {
  const newest = db.drizzle
    .select({ number: sql`max(${number})` })
    .from(deliveries)
    .where(and(inArray(subscription, [...numbers]), eq(deliveries.kind, 'event')))
    .groupBy(subscription);
  const found = await selectDeliveries(db, inArray(number, newest), numbers.length);
  return new Map(found.map((one) => [one.subscription, one]));
}

/**
 * Reads until when (UTC ms) the first attempt of a delivery (its id) waits for those before it to the
 * same subscription; null where it waits for nothing of that sort.
 */
export async function readHeldUntil(db: Database, id: string): Promise<number | null> {
  const { rows } = await db.client.execute({
    sql: `SELECT max(older.due_at) AS until
          FROM deliveries AS held
          JOIN deliveries AS older
            ON older.subscription = held.subscription AND older.number <= held.number
          WHERE held.id = ? AND ${firstOf('held')} AND ${firstOf('older')}`,
    args: [id],
  });
  const until = rows[0]?.until;
  return typeof until === 'number' ? until : null;
}

/** It waits for its first attempt; an expression in SQL. */
function firstOf(one: string): string {
  return `${one}.state = 'waiting' AND ${one}.kind = 'event'
    AND ${one}.tries = 0 AND ${one}.attempts = '[]'`;
}

function olderThan(before: string | null): SQL | undefined {
  if (before === null) return undefined;
  return lt(number, sql`(SELECT number FROM deliveries WHERE id = ${before})`);
}

function sentTo({ drizzle }: Database, { kind, id }: NonNullable<DeliverySearch['to']>): SQL {
  const owner = kind === 'subscriber' ? subscriptions.subscriber : subscriptions.id;
  const numbers = drizzle
    .select({ number: subscriptions.number })
    .from(subscriptions)
    .where(eq(owner, id));
  return inArray(subscription, numbers);
}

/** The last delivery that is looked at; null where there are fewer. */
async function edgeOf({ drizzle }: Database, range: SQL | undefined) {
  const [edge] = await drizzle
    .select({ number, id, at: createdAt })
    .from(deliveries)
    .where(range)
    .orderBy(desc(number))
    .limit(1)
    .offset(mostDeliveriesLookedThrough - 1);
  return edge ?? null;
}
