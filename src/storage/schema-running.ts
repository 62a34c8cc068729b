import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

// What processes that share a database tell each other. Instants are UTC milliseconds.

/** Who does what only one may do at a time, and until when; by the clock of the database. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  /** Who it is, for people who look, and after a `#` what tells this taking from all others. */
  holder: text('holder').notNull(),
  /** Rises with each holder: whoever writes under an older one is refused. */
  token: integer('token').notNull(),
  until: integer('until_at').notNull(),
});

/** The facts of the page as one text, so that whoever has just woken reads a row and not a history. */
export const snapshots = sqliteTable('snapshots', {
  name: text('name').primaryKey(),
  /** What was stored when they were read, as `Mark` of mark.ts. */
  mark: text('mark', { mode: 'json' }).notNull(),
  /** From which instant on the facts are told. */
  since: integer('since_at').notNull(),
  readAt: integer('read_at').notNull(),
  facts: text('facts').notNull(),
});

/** How far the jobs have come that may take several turns. */
export const jobRuns = sqliteTable('job_runs', {
  name: text('name').primaryKey(),
  /** Where the run that is under way goes on; null where none is. */
  place: text('place'),
  /** When the last run that came to its end had begun; null before the first. */
  doneAt: integer('done_at'),
});
