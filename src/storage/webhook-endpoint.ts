import type { InStatement } from '@libsql/client';
import { and, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { WebhookEndpoint } from '../domain/delivery/webhook-endpoint.ts';
import { ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { olderThan, type Place } from './page.ts';
import { subscriptions, webhookEndpoints } from './schema-delivery.ts';
import { subscriptionOf } from './subscription.ts';

/** What is stored of an endpoint besides its subscription. */
type Stored = Omit<WebhookEndpoint, 'subscription' | 'failingSince'>;

/** Stores where a subscription (its id, written before) is posted to, if the change was audited. */
export function insertWebhookEndpoint(
  subscription: string,
  { url, dialect, name, secretVersion, rotatedAt }: Stored,
  change: string,
): InStatement {
  return {
    sql: `INSERT INTO webhook_endpoints
            (subscription, url, dialect, name, secret_version, rotated_at)
          SELECT number, ?, ?, ?, ?, ? FROM subscriptions WHERE id = ? AND ${ifAudited}`,
    args: [url, dialect, name, secretVersion, rotatedAt, subscription, change],
  };
}

/** Stores what an endpoint now is, if the change was audited; from here on it has not failed. */
export function rewriteWebhookEndpoint(
  { subscription, url, dialect, name, secretVersion, rotatedAt }: WebhookEndpoint,
  change: string,
): InStatement {
  return {
    sql: `UPDATE webhook_endpoints
          SET url = ?, dialect = ?, name = ?, secret_version = ?, rotated_at = ?,
              failing_since = NULL
          WHERE subscription = ? AND ${ifAudited}`,
    args: [url, dialect, name, secretVersion, rotatedAt, subscription.number, change],
  };
}

/** Reads an endpoint by the id of its subscription; null where there never was one. */
export async function readWebhookEndpoint(
  db: Database,
  id: string,
): Promise<WebhookEndpoint | null> {
  const [endpoint] = await select(db, eq(subscriptions.id, id));
  return endpoint ?? null;
}

/** Reads endpoints by the numbers of their subscriptions, in no particular order. */
export function readWebhookEndpointsBy(
  db: Database,
  numbers: readonly number[],
): Promise<readonly WebhookEndpoint[]> {
  return select(db, inArray(webhookEndpoints.subscription, [...numbers]));
}

/** Reads a part of all endpoints that are not over, newest first. */
export function readWebhookEndpoints(
  db: Database,
  { before, limit }: Readonly<{ before: Place | null; limit: number }>,
): Promise<readonly WebhookEndpoint[]> {
  const { createdAt, id, state } = subscriptions;
  return select(db, and(ne(state, 'ended'), olderThan(before, { at: createdAt, id })), limit);
}

async function select(
  db: Database,
  where: SQL | undefined,
  limit?: number,
): Promise<readonly WebhookEndpoint[]> {
  const found = db.drizzle
    .select({ endpoint: webhookEndpoints, subscription: subscriptions })
    .from(webhookEndpoints)
    .innerJoin(subscriptions, eq(subscriptions.number, webhookEndpoints.subscription))
    .where(where)
    .orderBy(desc(subscriptions.createdAt), desc(subscriptions.id))
    .limit(limit ?? -1);
  return (await found).map(({ endpoint, subscription }) => ({
    ...endpoint,
    subscription: subscriptionOf(subscription),
  }));
}
