import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ComponentStatus } from '../domain/component.ts';
import type { Attempt, DeliveryKind, DeliveryState } from '../domain/delivery/delivery.ts';
import type {
  DeliveryChannel,
  DisabledReason,
  Origin,
  SubscriptionState,
} from '../domain/delivery/subscription.ts';
import type { Dialect } from '../domain/delivery/webhook-endpoint.ts';
import type { EventType } from '../domain/event.ts';
import type { Language } from '../domain/localized.ts';

// Who is told, and what is on its way to them. Instants are UTC milliseconds. Inside, rows point at
// subscriptions and events by number, because each event may have ten thousand deliveries.

/** People by their address of mail. */
export const subscribers = sqliteTable('subscribers', {
  id: text('id').primaryKey(),
  address: text('address').notNull().unique(),
  language: text('language').$type<Language>().notNull(),
  createdAt: integer('created_at').notNull(),
  confirmedAt: integer('confirmed_at'),
});

/** Who wants to be told of what, by which way. */
export const subscriptions = sqliteTable(
  'subscriptions',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    channel: text('channel').$type<DeliveryChannel>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
    subscriber: text('subscriber').references(() => subscribers.id),
    language: text('language').$type<Language>().notNull(),
    /** Null for all. */
    events: text('events', { mode: 'json' }).$type<readonly EventType[]>(),
    /** Slugs; null for all. */
    components: text('components', { mode: 'json' }).$type<readonly string[]>(),
    /** Id of the one incident or planned work; null for all. */
    subject: text('subject'),
    state: text('state').$type<SubscriptionState>().notNull(),
    because: text('because').$type<DisabledReason>(),
    /** Number of the newest event when it became active. */
    since: integer('since').notNull(),
    createdAt: integer('created_at').notNull(),
    confirmedAt: integer('confirmed_at'),
    endedAt: integer('ended_at'),
    version: integer('version').notNull(),
  },
  (table) => [
    index('subscriptions_subscriber').on(table.subscriber),
    index('subscriptions_active').on(table.number).where(sql`${table.state} = 'active'`),
  ],
);

/** Where the subscriptions by webhook are posted to. */
export const webhookEndpoints = sqliteTable('webhook_endpoints', {
  subscription: integer('subscription')
    .primaryKey()
    .references(() => subscriptions.number),
  url: text('url').notNull(),
  dialect: text('dialect').$type<Dialect>().notNull(),
  name: text('name').notNull(),
  secretVersion: integer('secret_version').notNull(),
  rotatedAt: integer('rotated_at'),
  failingSince: integer('failing_since'),
});

/** What is on its way, and what became of it. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    /** Older ones have their first attempt first. */
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    kind: text('kind').$type<DeliveryKind>().notNull(),
    event: integer('event'),
    subscription: integer('subscription').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    tries: integer('tries').notNull(),
    /** Of one that is under way: when it is anybody's again. */
    dueAt: integer('due_at').notNull(),
    /** Whoever has it in hand writes its result under this token only; null while nobody has. */
    lease: text('lease'),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
    attempts: text('attempts', { mode: 'json' }).$type<readonly Attempt[]>().notNull(),
  },
  (table) => [
    uniqueIndex('deliveries_event').on(table.event, table.subscription),
    index('deliveries_of').on(table.subscription, table.number),
    index('deliveries_due').on(table.dueAt).where(sql`${table.state} = 'waiting'`),
    index('deliveries_first')
      .on(table.subscription, table.number)
      .where(sql`${table.state} = 'waiting' AND ${table.tries} = 0`),
    index('deliveries_leased').on(table.lease).where(sql`${table.lease} IS NOT NULL`),
  ],
);

/** How far the events were handed on to subscriptions: one row. */
export const outbox = sqliteTable('outbox', {
  name: text('name').primaryKey(),
  /** Number of the newest event of which all subscriptions have their delivery. */
  event: integer('event').notNull(),
  /** Of the event after it: the newest subscription that has its delivery; 0 before the first. */
  subscription: integer('subscription').notNull(),
});

/** The status of each component that subscribers were told of last. */
export const toldStatuses = sqliteTable('told_statuses', {
  component: text('component').primaryKey(),
  status: text('status').$type<ComponentStatus>().notNull(),
  at: integer('at').notNull(),
});

/** By what the secret of the installation is known again: one row, written by the first process. */
export const secretMarks = sqliteTable('secret_marks', {
  number: integer('number').primaryKey(),
  mark: text('mark').notNull(),
});
