import type { InStatement } from '@libsql/client';
import { asc, eq, inArray } from 'drizzle-orm';
import type { DisabledReason, Subscription } from '../domain/delivery/subscription.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { subscriptions } from './schema-delivery.ts';

/** The number of the newest event; 0 before the first. Who becomes active is told of later ones. */
const newestEvent = '(SELECT coalesce(max(number), 0) FROM events)';

/**
 * Stores a new subscription, if the change was audited; its number, and from where on it is told, are
 * given by the database.
 */
export function insertSubscription(
  subscription: Omit<Subscription, 'number' | 'since'>,
  change: string,
): InStatement {
  const { id, channel, origin, subscriber, language, wanted, state } = subscription;
  const { createdAt, confirmedAt, version } = subscription;
  return {
    sql: `INSERT INTO subscriptions
            (id, channel, origin, subscriber, language, events, components, subject, state, since,
             created_at, confirmed_at, version)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ${newestEvent}, ?, ?, ? WHERE ${ifAudited}`,
    args: [
      ...[id, channel, origin, subscriber, language, jsonOf(wanted.events)],
      ...[
        jsonOf(wanted.components),
        wanted.subject,
        state,
        createdAt,
        confirmedAt,
        version,
        change,
      ],
    ],
  };
}

/** Stores what a subscriber now wants, and in which language, if the change was audited. */
export function rewriteSubscription(
  { id, language, wanted, version }: Pick<Subscription, 'id' | 'language' | 'wanted' | 'version'>,
  change: string,
): InStatement {
  return {
    sql: `UPDATE subscriptions
          SET language = ?, events = ?, components = ?, subject = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [
      ...[language, jsonOf(wanted.events), jsonOf(wanted.components), wanted.subject, version],
      ...[id, change],
    ],
  };
}

/** Lets a subscription be told from now on (UTC ms), if the change was audited. */
export function activateSubscription(
  { id, version, confirmedAt }: Pick<Subscription, 'id' | 'version' | 'confirmedAt'>,
  change: string,
): InStatement {
  return {
    sql: `UPDATE subscriptions
          SET state = 'active', because = NULL, ended_at = NULL, since = ${newestEvent},
              confirmed_at = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [confirmedAt, version, id, change],
  };
}

/** Lets a subscription be told no more, and drops what waits for it, if the change was audited. */
export function silenceSubscription(
  { number, version }: Pick<Subscription, 'number' | 'version'>,
  how: Readonly<{
    state: 'paused' | 'disabled' | 'ended';
    because: DisabledReason | null;
    at: number;
  }>,
  change: string,
): readonly InStatement[] {
  const { state, because, at } = how;
  return [
    {
      sql: `UPDATE subscriptions SET state = ?, because = ?, ended_at = ?, version = ?
            WHERE number = ? AND ${ifAudited}`,
      args: [state, because, state === 'paused' ? null : at, version, number, change],
    },
    {
      // Letters about the subscription itself still leave: one of them says that it is over.
      sql: `UPDATE deliveries SET state = 'dropped', lease = NULL, ended_at = ?
            WHERE subscription = ? AND state = 'waiting' AND kind = 'event' AND ${ifAudited}`,
      args: [at, number, change],
    },
  ];
}

/** The subscription is still as it was read. */
export function subscriptionUnchanged({
  id,
  version,
}: Pick<Subscription, 'id' | 'version'>): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM subscriptions WHERE id = ? AND version = ?)',
    args: [id, version],
  };
}

/** An address has just these subscriptions, as they were read. */
export function subscriptionsOfAre(
  address: string,
  those: readonly Pick<Subscription, 'version'>[],
): Guard {
  const versions = those.reduce((sum, { version }) => sum + version, 0);
  return {
    sql: `(SELECT count(*) = ? AND coalesce(sum(version), 0) = ? FROM subscriptions
           WHERE subscriber = (SELECT id FROM subscribers WHERE address = ?))`,
    args: [those.length, versions, address],
  };
}

/** Reads a subscription by its id; null where there never was one. */
export async function readSubscription(db: Database, id: string): Promise<Subscription | null> {
  const [row] = await db.drizzle.select().from(subscriptions).where(eq(subscriptions.id, id));
  return row ? subscriptionOf(row) : null;
}

/** Reads all subscriptions of subscribers (their ids), oldest first. */
export async function readSubscriptionsOf(
  db: Database,
  ...subscribers: readonly string[]
): Promise<readonly Subscription[]> {
  const rows = await db.drizzle
    .select()
    .from(subscriptions)
    .where(inArray(subscriptions.subscriber, [...subscribers]))
    .orderBy(asc(subscriptions.number));
  return rows.map(subscriptionOf);
}

/** Reads subscriptions by their numbers. */
export async function readSubscriptionsBy(
  db: Database,
  numbers: readonly number[],
): Promise<readonly Subscription[]> {
  const rows = await db.drizzle
    .select()
    .from(subscriptions)
    .where(inArray(subscriptions.number, [...numbers]));
  return rows.map(subscriptionOf);
}

/** What the fan-out needs of a subscription. */
export type Listening = Pick<Subscription, 'number' | 'wanted' | 'since'>;

const wantedAsJson = `json_object(
  'events', json(events), 'components', json(components), 'subject', subject
)`;

/** A row of `subscriptions` as the JSON of a `Subscription`, in SQL. */
export const subscriptionAsJson = `json_object(
  'number', number, 'id', id, 'channel', channel, 'origin', origin, 'subscriber', subscriber,
  'language', language, 'wanted', ${wantedAsJson}, 'state', state, 'because', because,
  'since', since, 'createdAt', created_at, 'confirmedAt', confirmed_at, 'endedAt', ended_at,
  'version', version
)`;

/** Reads the active subscriptions after a number, in their order, at most `limit` of them. */
export async function readListening(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly Listening[]> {
  // As one text: by the thousand, rows take ten times as long.
  const { rows } = await db.client.execute({
    sql: `SELECT json_group_array(json_object(
            'number', number, 'wanted', ${wantedAsJson}, 'since', since
          )) AS listening
          FROM (
            SELECT * FROM subscriptions WHERE state = 'active' AND number > ?
            ORDER BY number LIMIT ?
          )`,
    args: [after, limit],
  });
  // It was written as this.
  return JSON.parse(String(rows[0]?.listening)) as readonly Listening[];
}

/** The subscription that a row of the table holds. */
export function subscriptionOf({
  events,
  components,
  subject,
  ...row
}: typeof subscriptions.$inferSelect): Subscription {
  return { ...row, wanted: { events, components, subject } };
}

function jsonOf(list: readonly string[] | null): string | null {
  return list === null ? null : JSON.stringify(list);
}
