import type { InStatement } from '@libsql/client';
import { desc, eq, inArray } from 'drizzle-orm';
import type { Subscriber } from '../domain/delivery/subscriber.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { olderThan, type Place } from './page.ts';
import { subscribers } from './schema-delivery.ts';

/** Stores a subscriber, if the change was audited and nobody has the address yet. */
export function insertSubscriber(
  { id, address, language, createdAt, confirmedAt }: Subscriber,
  change: string,
): InStatement {
  return {
    sql: `INSERT INTO subscribers (id, address, language, created_at, confirmed_at)
          SELECT ?, ?, ?, ?, ? WHERE ${ifAudited}
          ON CONFLICT (address) DO NOTHING`,
    args: [id, address, language, createdAt, confirmedAt, change],
  };
}

/** Notes that the address is theirs (UTC ms), if the change was audited; the first time counts. */
export function confirmSubscriber(id: string, at: number, change: string): InStatement {
  return {
    sql: `UPDATE subscribers SET confirmed_at = coalesce(confirmed_at, ?)
          WHERE id = ? AND ${ifAudited}`,
    args: [at, id, change],
  };
}

/** There is such a subscriber. */
export function subscriberKnown(id: string): Guard {
  return { sql: 'EXISTS (SELECT 1 FROM subscribers WHERE id = ?)', args: [id] };
}

/** Reads a subscriber by the id; null where there is none. */
export async function readSubscriber(db: Database, id: string): Promise<Subscriber | null> {
  const [row] = await db.drizzle.select().from(subscribers).where(eq(subscribers.id, id));
  return row ?? null;
}

/** Reads the subscriber of an address, in the form in which it is stored; null where there is none. */
export async function readSubscriberBy(db: Database, address: string): Promise<Subscriber | null> {
  const [row] = await db.drizzle.select().from(subscribers).where(eq(subscribers.address, address));
  return row ?? null;
}

/** Reads subscribers by their ids, in no particular order. */
export function readSubscribersBy(
  db: Database,
  ids: readonly string[],
): Promise<readonly Subscriber[]> {
  return db.drizzle
    .select()
    .from(subscribers)
    .where(inArray(subscribers.id, [...ids]));
}

/** Reads a part of all subscribers, newest first. */
export function readSubscribers(
  db: Database,
  { before, limit }: Readonly<{ before: Place | null; limit: number }>,
): Promise<readonly Subscriber[]> {
  const { createdAt, id } = subscribers;
  return db.drizzle
    .select()
    .from(subscribers)
    .where(olderThan(before, { at: createdAt, id }))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/**
 * Forgets a subscriber and all that names their address, if the change was audited. Their
 * subscriptions stay as ones of nobody, which are over, and without what was answered to letters.
 */
export function forgetSubscriber(id: string, at: number, change: string): readonly InStatement[] {
  const theirs = 'SELECT number FROM subscriptions WHERE subscriber = ?';
  return [
    {
      sql: `DELETE FROM deliveries WHERE subscription IN (${theirs}) AND ${ifAudited}`,
      args: [id, change],
    },
    {
      sql: `UPDATE subscriptions
            SET subscriber = NULL, ended_at = iif(state = 'ended', ended_at, ?), state = 'ended',
                because = NULL, version = version + 1
            WHERE subscriber = ? AND ${ifAudited}`,
      args: [at, id, change],
    },
    // What was answered to requests about them names the address, too.
    {
      sql: `DELETE FROM idempotency_keys WHERE answer ->> '$.id' = ? AND ${ifAudited}`,
      args: [id, change],
    },
    { sql: `DELETE FROM subscribers WHERE id = ? AND ${ifAudited}`, args: [id, change] },
  ];
}
