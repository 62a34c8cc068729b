import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SettingKind } from '../domain/settings/setting.ts';

// What files say first and staff change later: hours, holidays, contacts, brand, templates; and what
// staff do around monitors and forms. Instants are UTC milliseconds.

/**
 * What holds now of the site besides its components: a row for each thing that can be changed by
 * itself. It is written from the files where it is not there yet, and by staff from then on.
 */
export const settings = sqliteTable(
  'settings',
  {
    kind: text('kind').$type<SettingKind>().notNull(),
    /** Slug of a component, year of a calendar as in `cn-2026`; empty of the brand. */
    subject: text('subject').notNull(),
    value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** Of the change that wrote it; 1 as it came from the file. */
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/** Words prepared for an hour of need. */
export const templates = sqliteTable('templates', {
  id: text('id').primaryKey(),
  /** What links and files call it. */
  slug: text('slug').notNull().unique(),
  content: text('content', { mode: 'json' }).$type<unknown>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  version: integer('version').notNull(),
  /** Kept when it is removed, so that a start does not bring it back from the files. */
  removedAt: integer('removed_at'),
});

/** Monitors that staff have told not to look. A row that is gone ends the pause. */
export const monitorPauses = sqliteTable('monitor_pauses', {
  /** Slug of the monitor. */
  monitor: text('monitor').primaryKey(),
  id: text('id').notNull(),
  reason: text('reason').notNull(),
  /** Who said so, by name. */
  author: text('author').notNull(),
  since: integer('since').notNull(),
  /** When it ends by itself; null while nobody knows. */
  until: integer('until'),
});

/** Forms that were begun and not sent, or sent when the session was over. */
export const drafts = sqliteTable('drafts', {
  id: text('id').primaryKey(),
  /** Path of the page with the form, below the console. */
  form: text('form').notNull(),
  /** What it is about, in a few words of whoever wrote it. */
  title: text('title').notNull(),
  /** What was typed, by the names of the fields; never a password. */
  fields: text('fields', { mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
  staffId: text('staff_id').notNull(),
  author: text('author').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
});
