import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { ComponentStatus } from '../domain/component.ts';
import type { Words } from '../domain/localized.ts';
import type {
  ComponentWord,
  Impact,
  IncidentKind,
  IncidentStatus,
} from '../domain/words/incident.ts';
import type { Advice, MaintenanceStatus, WindowReachability } from '../domain/words/maintenance.ts';

// What staff say. Instants are UTC milliseconds; words are JSON with `zh`, `en` or both.

const words = (name: string) => text(name, { mode: 'json' }).$type<Words>().notNull();

export const incidents = sqliteTable(
  'incidents',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<IncidentKind>().notNull(),
    title: words('title'),
    impact: text('impact').$type<Impact>(),
    fallbacks: text('fallbacks', { mode: 'json' }).$type<readonly string[]>().notNull(),
    startedAt: integer('started_at').notNull(),
    /** When it was resolved; null while it is open, by which open ones are found. */
    resolvedAt: integer('resolved_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('incidents_resolved_at').on(table.resolvedAt)],
);

export const incidentUpdates = sqliteTable(
  'incident_updates',
  {
    id: text('id').primaryKey(),
    incident: text('incident')
      .notNull()
      .references(() => incidents.id),
    /** Counts the updates of one incident from 1. */
    number: integer('number').notNull(),
    status: text('status').$type<IncidentStatus>().notNull(),
    body: words('body'),
    components: text('components', { mode: 'json' }).$type<readonly ComponentWord[]>().notNull(),
    nextUpdateBy: integer('next_update_by'),
    at: integer('at').notNull(),
    createdAt: integer('created_at').notNull(),
    editedAt: integer('edited_at'),
    notify: integer('notify', { mode: 'boolean' }).notNull(),
  },
  (table) => [uniqueIndex('incident_updates_number').on(table.incident, table.number)],
);

/** What an update of an incident or of planned work said before it was edited; public. */
export const updateRevisions = sqliteTable(
  'update_revisions',
  {
    /** Id of the update. */
    update: text('update_id').notNull(),
    number: integer('number').notNull(),
    body: words('body'),
    /** When it was replaced. */
    replacedAt: integer('replaced_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.update, table.number] })],
);

/** What staff tell each other about an incident; never public. */
export const incidentNotes = sqliteTable(
  'incident_notes',
  {
    id: text('id').primaryKey(),
    incident: text('incident')
      .notNull()
      .references(() => incidents.id),
    text: text('text').notNull(),
    author: text('author').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('incident_notes_incident').on(table.incident)],
);

/** What staff say of a component against everything else, until it ends. */
export const overrides = sqliteTable(
  'overrides',
  {
    id: text('id').primaryKey(),
    component: text('component').notNull(),
    status: text('status').$type<ComponentStatus>().notNull(),
    reason: words('reason'),
    startedAt: integer('started_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [index('overrides_component').on(table.component)],
);

export const maintenances = sqliteTable(
  'maintenances',
  {
    id: text('id').primaryKey(),
    title: words('title'),
    components: text('components', { mode: 'json' }).$type<readonly string[]>().notNull(),
    scheduledFor: integer('scheduled_for').notNull(),
    scheduledUntil: integer('scheduled_until').notNull(),
    auto: integer('auto', { mode: 'boolean' }).notNull(),
    reachability: text('reachability').$type<WindowReachability>().notNull(),
    advice: text('advice', { mode: 'json' }).$type<Advice>().notNull(),
    /** When it was completed or cancelled; null while it is not, by which the others are found. */
    endedAt: integer('ended_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('maintenances_ended_at').on(table.endedAt)],
);

export const maintenanceUpdates = sqliteTable(
  'maintenance_updates',
  {
    id: text('id').primaryKey(),
    maintenance: text('maintenance')
      .notNull()
      .references(() => maintenances.id),
    number: integer('number').notNull(),
    status: text('status').$type<MaintenanceStatus>().notNull(),
    body: words('body'),
    at: integer('at').notNull(),
    createdAt: integer('created_at').notNull(),
    editedAt: integer('edited_at'),
    notify: integer('notify', { mode: 'boolean' }).notNull(),
  },
  (table) => [uniqueIndex('maintenance_updates_number').on(table.maintenance, table.number)],
);

export const announcements = sqliteTable('announcements', {
  id: text('id').primaryKey(),
  title: words('title'),
  body: words('body'),
  components: text('components', { mode: 'json' }).$type<readonly string[]>().notNull(),
  publishedAt: integer('published_at').notNull(),
  until: integer('until_at'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer('version').notNull(),
});
