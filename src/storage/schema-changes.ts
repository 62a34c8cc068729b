import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Actor, Scope } from '../domain/actor.ts';
import type { EventType } from '../domain/event.ts';

// What every change writes besides the thing that it changes, and who may make one. Instants are
// UTC milliseconds.

/**
 * Who did what, when: written first in every change, and only if nobody else was faster; the rest of
 * the change is written only if its entry is there.
 */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    /** Counts the entries in their order. */
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    at: integer('at').notNull(),
    actorKind: text('actor_kind').$type<Actor['kind']>().notNull(),
    /** Of a token or of somebody of the staff; null of the clock. */
    actorId: text('actor_id'),
    actorName: text('actor_name'),
    /** As in `incident.open`. */
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    /** What was changed, as JSON; no secret is ever in it. */
    detail: text('detail', { mode: 'json' }).notNull(),
  },
  (table) => [index('audit_entries_subject').on(table.subject)],
);

/** Public news, in order; a body is as it was when the event happened. */
export const events = sqliteTable(
  'events',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    type: text('type').$type<EventType>().notNull(),
    /** Id of the incident or whatever else it is about. */
    subject: text('subject').notNull(),
    /** Counts the events of one subject from 1. */
    sequence: integer('sequence').notNull(),
    at: integer('at').notNull(),
    body: text('body', { mode: 'json' }).notNull(),
    /** Whether subscribers are told of it. */
    notify: integer('notify', { mode: 'boolean' }).notNull(),
  },
  (table) => [uniqueIndex('events_subject').on(table.subject, table.sequence)],
);

/** What was answered to a POST with an `Idempotency-Key`, to be answered again. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    /** Id of the token or session that sent it. */
    holder: text('holder').notNull(),
    key: text('key').notNull(),
    /** Of path and body: the same key must not be used for something else. */
    fingerprint: text('fingerprint').notNull(),
    answer: text('answer', { mode: 'json' }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.holder, table.key] })],
);

/** Bearer tokens of the API; only a hash of each is known. */
export const tokens = sqliteTable('tokens', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** SHA-256 of the token, in hex. */
  hash: text('hash').notNull().unique(),
  scopes: text('scopes', { mode: 'json' }).$type<readonly Scope[]>().notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at'),
  lastUsedAt: integer('last_used_at'),
  revokedAt: integer('revoked_at'),
});
