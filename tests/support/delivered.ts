import { confirmSubscription } from '../../src/actions/confirm-subscription.ts';
import { createWebhook } from '../../src/actions/create-webhook.ts';
import { disableSubscription } from '../../src/actions/disable-subscription.ts';
import { subscribe } from '../../src/actions/subscribe.ts';
import type { Attempt, DeliveryState } from '../../src/domain/delivery/delivery.ts';
import type { DisabledReason, Subscription } from '../../src/domain/delivery/subscription.ts';
import type { Database } from '../../src/storage/database.ts';
import { newId } from '../../src/storage/id.ts';
import { readSubscriberBy } from '../../src/storage/subscriber.ts';
import { readSubscription, readSubscriptionsOf } from '../../src/storage/subscription.ts';
import { acting, clock } from '../contract/acting.ts';
import { someNow } from './facts.ts';
import { someOutgoing } from './outgoing.ts';

/** A webhook that a token made. Returns its id. */
export async function madeWebhook(
  db: Database,
  input: Readonly<Record<string, unknown>> = {},
  now = someNow,
): Promise<string> {
  const url = 'https://hooks.example/status/T0KEN';
  const made = await createWebhook(acting(db, { now }), someOutgoing, { url, ...input }, 'zh');
  return made.webhook.id;
}

/** Has somebody ask for mail, and confirm it; all of it, where nothing else is said. */
export async function subscribed(
  db: Database,
  address: string,
  input: Readonly<Record<string, unknown>> = {},
  now = someNow,
): Promise<Subscription> {
  const asking = { ...acting(db, { now }), outgoing: someOutgoing };
  const all = { events: null, components: null, subject: null };
  await subscribe(asking, { channel: 'mail', address, language: 'en', ...all, ...input });
  const subscriber = (await readSubscriberBy(db, address))?.id ?? '';
  const last = (await readSubscriptionsOf(db, subscriber)).at(-1);
  const id = last?.id ?? '';
  await confirmSubscription({ db, now, actor: { kind: 'subscriber', id: subscriber } }, id);
  return storedSubscription(db, id);
}

/** Has nothing more sent to a subscription. */
export async function takenOff(
  db: Database,
  { number }: Subscription,
  because: DisabledReason,
  now = someNow,
): Promise<void> {
  await disableSubscription(clock(db, now), number, because);
}

/** The subscription of an id. */
export async function storedSubscription(db: Database, id: string): Promise<Subscription> {
  const found = await readSubscription(db, id);
  if (found === null) throw new Error(`There is no subscription ${id}.`);
  return found;
}

/** Puts the newest event of all into the log of a subscription (its id). Returns the id of that. */
export async function delivered(
  db: Database,
  subscription: string,
  how: Readonly<{
    state: DeliveryState;
    attempts: readonly Attempt[];
    dueAt?: number;
    at?: number;
  }>,
): Promise<string> {
  const id = newId();
  const { state, attempts, at = someNow, dueAt = at } = how;
  await db.write([
    {
      sql: `INSERT INTO deliveries
              (id, kind, event, subscription, state, tries, due_at, created_at, ended_at, attempts)
            SELECT ?, 'event', (SELECT max(number) FROM events), number, ?, ?, ?, ?, ?, ?
            FROM subscriptions WHERE id = ?`,
      args: [
        ...[id, state, attempts.length, dueAt, at, state === 'waiting' ? null : at],
        ...[JSON.stringify(attempts), subscription],
      ],
    },
  ]);
  return id;
}

/** An attempt that was answered, well where nothing else is said. */
export function someAttempt(attempt: Partial<Attempt> = {}): Attempt {
  return { at: someNow, ms: 12, status: 200, failure: null, detail: 'ok', ...attempt };
}

/** Empties everything that this file fills, so that tests can share a database. */
export async function forgetDelivered(db: Database): Promise<void> {
  const tables = ['deliveries', 'webhook_endpoints', 'subscriptions', 'subscribers', 'events'];
  await db.write([...tables, 'idempotency_keys'].map((table) => `DELETE FROM ${table}`));
}
