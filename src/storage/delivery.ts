import type { InStatement } from '@libsql/client';
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Delivery, DeliveryKind, DeliveryState } from '../domain/delivery/delivery.ts';
import type { EventType } from '../domain/event.ts';
import { ifAudited } from './change.ts';
import type { Database } from './database.ts';
import type { Place } from './page.ts';
import { events } from './schema-changes.ts';
import { deliveries, subscriptions } from './schema-delivery.ts';

/** A delivery that is put into the queue at an instant (UTC ms), to be made at once. */
type Queued = Readonly<{
  id: string;
  /** Id of the subscription, which may be written in the same change before. */
  subscription: string;
  at: number;
}>;

/** Queues a letter about a subscription itself, if the change was audited. */
export function queueLetter(
  { id, kind, subscription, at }: Queued & Readonly<{ kind: Exclude<DeliveryKind, 'event'> }>,
  change: string,
): InStatement {
  return {
    sql: `INSERT INTO deliveries
            (id, kind, subscription, state, tries, due_at, created_at, attempts)
          SELECT ?, ?, number, 'waiting', 0, ?, ?, '[]'
          FROM subscriptions WHERE id = ? AND ${ifAudited}`,
    args: [id, kind, at, at, subscription, change],
  };
}

/**
 * Queues an event (its id) for one subscription alone, if the change was audited and it was never
 * queued for it. The event may be news of the same change.
 */
export function queueEvent(
  { id, event, subscription, at }: Queued & Readonly<{ event: string }>,
  change: string,
): InStatement {
  return {
    sql: `INSERT OR IGNORE INTO deliveries
            (id, kind, event, subscription, state, tries, due_at, created_at, attempts)
          SELECT ?, 'event', events.number, subscriptions.number, 'waiting', 0, ?, ?, '[]'
          FROM events, subscriptions
          WHERE events.id = ? AND subscriptions.id = ? AND ${ifAudited}`,
    args: [id, at, at, event, subscription, change],
  };
}

/** Back into the queue from an instant on; what was tried before stays in the log. */
const requeue = "UPDATE deliveries SET state = 'waiting', tries = 0, due_at = ?, ended_at = NULL";

/**
 * Has a delivery (its id) made again from an instant (UTC ms) on, if the change was audited; one that
 * is under way is left alone.
 */
export function requeueDelivery(id: string, at: number, change: string): InStatement {
  return {
    sql: `${requeue} WHERE id = ? AND lease IS NULL AND ${ifAudited}`,
    args: [at, id, change],
  };
}

/**
 * Has all events made again from an instant on that failed, or were dropped, for a subscription (its
 * number) and were queued in half-open `[since, until)`, if the change was audited. UTC ms.
 */
export function requeueRange(
  subscription: number,
  { since, until }: Readonly<{ since: number; until: number }>,
  at: number,
  change: string,
): InStatement {
  return {
    sql: `${requeue}
          WHERE subscription = ? AND kind = 'event' AND state IN ('failed', 'dropped')
            AND created_at >= ? AND created_at < ? AND ${ifAudited}`,
    args: [at, subscription, since, until, change],
  };
}

/** A delivery as its log shows it, with what the numbers in it stand for. */
export type DeliveryShown = Delivery &
  Readonly<{
    /** Null of a letter about the subscription. */
    eventId: string | null;
    eventType: EventType | null;
    subscriptionId: string;
  }>;

/** Reads a delivery by its id; null where there is none, or none any more. */
export async function readDelivery(db: Database, id: string): Promise<DeliveryShown | null> {
  const [found] = await selectDeliveries(db, eq(deliveries.id, id), 1);
  return found ?? null;
}

/** Reads a part of all deliveries, or of those of a subscription (its number), newest first. */
export function readDeliveries(
  db: Database,
  asked: Readonly<{
    subscription?: number;
    /** All where these are left out. */
    states?: readonly DeliveryState[];
    kind?: DeliveryKind;
    before: Place | null;
    limit: number;
  }>,
): Promise<readonly DeliveryShown[]> {
  const { subscription, states, kind, before, limit } = asked;
  const older = before && sql`(SELECT number FROM deliveries WHERE id = ${before.id})`;
  const where = and(
    subscription === undefined ? undefined : eq(deliveries.subscription, subscription),
    states && inArray(deliveries.state, [...states]),
    kind && eq(deliveries.kind, kind),
    older ? lt(deliveries.number, older) : undefined,
  );
  return selectDeliveries(db, where, limit);
}

/** Reads deliveries that fit, newest first. */
export function selectDeliveries(
  db: Database,
  where: SQL | undefined,
  limit: number,
): Promise<readonly DeliveryShown[]> {
  const { id, kind, event, subscription, state, tries, dueAt } = deliveries;
  const { createdAt, endedAt, attempts } = deliveries;
  return db.drizzle
    .select({
      ...{ id, kind, event, subscription, state, tries, dueAt, createdAt, endedAt, attempts },
      ...{ eventId: events.id, eventType: events.type, subscriptionId: subscriptions.id },
    })
    .from(deliveries)
    .innerJoin(subscriptions, eq(subscriptions.number, subscription))
    .leftJoin(events, eq(events.number, event))
    .where(where)
    .orderBy(desc(deliveries.number))
    .limit(limit);
}
