import type { InStatement } from '@libsql/client';
import { and, desc, eq, ne, type SQL } from 'drizzle-orm';
import type { WebhookEndpoint } from '../domain/delivery/webhook-endpoint.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { olderThan, type Place } from './page.ts';
import { subscriptions, webhookEndpoints } from './schema-delivery.ts';
import { subscriptionAsJson, subscriptionOf } from './subscription.ts';

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
  const [endpoint] = await selectWebhookEndpoints(db, eq(subscriptions.id, id));
  return endpoint ?? null;
}

/** Reads the endpoint that the sandbox has for its inbox; null without one. */
export async function readInboxEndpoint(db: Database): Promise<WebhookEndpoint | null> {
  const { origin, state } = subscriptions;
  const [endpoint] = await selectWebhookEndpoints(
    db,
    and(eq(origin, 'sandbox'), ne(state, 'ended')),
    1,
  );
  return endpoint ?? null;
}

/** The sandbox has no endpoint yet. */
export const noInboxEndpoint: Guard = {
  sql: "NOT EXISTS (SELECT 1 FROM subscriptions WHERE origin = 'sandbox' AND state <> 'ended')",
  args: [],
};

/** Reads endpoints by the numbers of their subscriptions, in no particular order. */
export async function readWebhookEndpointsBy(
  db: Database,
  numbers: readonly number[],
): Promise<readonly WebhookEndpoint[]> {
  // As one text: by the thousand, rows take ten times as long.
  const { rows } = await db.client.execute({
    sql: `SELECT json_group_array(json_object(
            'url', url, 'dialect', dialect, 'name', name, 'secretVersion', secret_version,
            'rotatedAt', rotated_at, 'failingSince', failing_since,
            'subscription', json(${subscriptionAsJson})
          )) AS endpoints
          FROM subscriptions JOIN webhook_endpoints ON subscription = number
          WHERE number IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(numbers)],
  });
  // It was written as this.
  return JSON.parse(String(rows[0]?.endpoints)) as readonly WebhookEndpoint[];
}

/** Reads a part of all endpoints that are not over, newest first. */
export function readWebhookEndpoints(
  db: Database,
  { before, limit }: Readonly<{ before: Place | null; limit: number }>,
): Promise<readonly WebhookEndpoint[]> {
  const { createdAt, id, state } = subscriptions;
  return selectWebhookEndpoints(
    db,
    and(ne(state, 'ended'), olderThan(before, { at: createdAt, id })),
    limit,
  );
}

/** Reads endpoints for which a condition holds, newest first. */
export async function selectWebhookEndpoints(
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
