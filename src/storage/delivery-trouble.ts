import { and, eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { type DeliveryTrouble, troubleAt } from '../domain/delivery/trouble.ts';
import type { Database } from './database.ts';
import { deliveries, subscriptions, webhookEndpoints } from './schema-delivery.ts';
import { selectWebhookEndpoints } from './webhook-endpoint.ts';

/** More than anybody reads. */
const mostEndpoints = 100;

/**
 * Reads what keeps news from arriving at `now` (UTC ms). The webhooks of subscribers are their own
 * business: they are told by mail.
 */
export async function readDeliveryTrouble(db: Database, now: number): Promise<DeliveryTrouble> {
  const { failingSince, waitingSince, quarantinedAt } = troubleAt(now);
  const { state, because } = subscriptions;
  const [disabled, failing, waitingMail, quarantined] = await Promise.all([
    readOurs(db, and(eq(state, 'disabled'), inArray(because, ['gone', 'failing']))),
    readOurs(db, and(eq(state, 'active'), lte(webhookEndpoints.failingSince, failingSince))),
    readWaitingMail(db, waitingSince),
    readQuarantined(db, quarantinedAt),
  ]);
  return { disabled, failing, waitingMail, quarantined };
}

function readOurs(db: Database, where: SQL | undefined) {
  return selectWebhookEndpoints(db, and(isNull(subscriptions.subscriber), where), mostEndpoints);
}

async function readWaitingMail(
  db: Database,
  since: number,
): Promise<DeliveryTrouble['waitingMail']> {
  const { state, tries, createdAt, subscription } = deliveries;
  const [found] = await db.drizzle
    .select({ count: sql<number>`count(*)`, since: sql<number | null>`min(${createdAt})` })
    .from(deliveries)
    .innerJoin(subscriptions, eq(subscriptions.number, subscription))
    .where(
      and(
        // As the index of what waits has it.
        sql`${state} = 'waiting'`,
        gte(tries, 1),
        lte(createdAt, since),
        eq(subscriptions.channel, 'mail'),
      ),
    );
  return found && found.since !== null ? { count: found.count, since: found.since } : null;
}

async function readQuarantined(
  db: Database,
  from: number,
): Promise<DeliveryTrouble['quarantined']> {
  const { channel, state, because, endedAt, confirmedAt } = subscriptions;
  const [found] = await db.drizzle
    .select({ count: sql<number>`count(*)`, newest: sql<number | null>`max(${endedAt})` })
    .from(subscriptions)
    .where(
      and(
        eq(channel, 'mail'),
        eq(state, 'disabled'),
        inArray(because, ['bounced', 'complained']),
        gte(endedAt, from),
        // What strangers type is nobody's loss.
        isNotNull(confirmedAt),
      ),
    );
  return found && found.newest !== null ? { count: found.count, newest: found.newest } : null;
}
