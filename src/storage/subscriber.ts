import type { InStatement } from '@libsql/client';
import { eq, inArray } from 'drizzle-orm';
import type { Subscriber } from '../domain/delivery/subscriber.ts';
import { ifAudited } from './change.ts';
import type { Database } from './database.ts';
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
