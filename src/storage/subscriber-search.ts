import { and, count, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Subscriber } from '../domain/delivery/subscriber.ts';
import type {
  DeliveryChannel,
  Subscription,
  SubscriptionState,
} from '../domain/delivery/subscription.ts';
import type { Language } from '../domain/localized.ts';
import type { Database } from './database.ts';
import { olderThan, type Place } from './page.ts';
import { subscribers, subscriptions } from './schema-delivery.ts';
import { subscriptionOf } from './subscription.ts';

type Part = Readonly<{ before: Place | null; limit: number }>;

/** Reads a part of those whose address contains some words (ASCII letters of either size), newest first. */
export function searchSubscribers(
  db: Database,
  words: string,
  { before, limit }: Part,
): Promise<readonly Subscriber[]> {
  const { createdAt, id } = subscribers;
  return db.drizzle
    .select()
    .from(subscribers)
    .where(and(olderThan(before, { at: createdAt, id }), contains(words)))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

function contains(words: string): SQL | undefined {
  if (words === '') return undefined;
  const literally = words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`${subscribers.address} LIKE ${`%${literally}%`} ESCAPE '\\'`;
}

/** How many subscriptions there are of one sort. */
export type SubscriptionCount = Readonly<{
  channel: DeliveryChannel;
  language: Language;
  state: SubscriptionState;
  count: number;
}>;

/** Counts the subscriptions of subscribers that are not over. */
export function countSubscriptions(db: Database): Promise<readonly SubscriptionCount[]> {
  const { channel, language, state } = subscriptions;
  return db.drizzle
    .select({ channel, language, state, count: count() })
    .from(subscriptions)
    .where(and(isNotNull(subscriptions.subscriber), ne(state, 'ended')))
    .groupBy(channel, language, state);
}

/** How many subscriptions are told of news, by the way it leaves. */
export type ActiveCounts = Readonly<Record<DeliveryChannel, number>>;

/** Counts the subscriptions that are told now. */
export async function countActive(db: Database): Promise<ActiveCounts> {
  const { channel, state } = subscriptions;
  const rows = await db.drizzle
    .select({ channel, count: count() })
    .from(subscriptions)
    .where(eq(state, 'active'))
    .groupBy(channel);
  const counts = new Map(rows.map((row) => [row.channel, row.count]));
  return { mail: counts.get('mail') ?? 0, webhook: counts.get('webhook') ?? 0 };
}

/** Counts the subscriptions of each of some subscribers (their ids) that are not over. */
export async function countSubscriptionsOf(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { subscriber, state } = subscriptions;
  const rows = await db.drizzle
    .select({ subscriber, count: count() })
    .from(subscriptions)
    .where(and(inArray(subscriber, [...ids]), ne(state, 'ended')))
    .groupBy(subscriber);
  return new Map(rows.map((row) => [row.subscriber ?? '', row.count]));
}

/** A subscription by mail to which nothing is sent any more, and whose it is. */
export type Quarantined = Readonly<{ subscription: Subscription; subscriber: Subscriber }>;

/** Reads a part of the quarantine, those who came into it last first. */
export async function readQuarantine(
  db: Database,
  { before, limit }: Part,
): Promise<readonly Quarantined[]> {
  const { channel, state, endedAt, id } = subscriptions;
  const rows = await db.drizzle
    .select({ subscription: subscriptions, subscriber: subscribers })
    .from(subscriptions)
    .innerJoin(subscribers, eq(subscribers.id, subscriptions.subscriber))
    .where(
      and(
        eq(channel, 'mail'),
        eq(state, 'disabled'),
        isNotNull(endedAt),
        olderThan(before, { at: endedAt, id }),
      ),
    )
    .orderBy(desc(endedAt), desc(id))
    .limit(limit);
  return rows.map(({ subscription, subscriber }) => ({
    subscription: subscriptionOf(subscription),
    subscriber,
  }));
}
