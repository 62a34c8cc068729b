import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Certificate, Outcome } from '../domain/monitor/check.ts';
import type { WhenDown } from '../domain/monitor/monitor.ts';
import type { ConfirmedState, Transition } from '../domain/monitor/monitor-state.ts';
import type { Reason } from '../domain/monitor/reason.ts';

// Instants are UTC milliseconds. Slugs and ids are what the outside sees; inside, rows point at
// monitors and locations by a small number, because a check is written for each of them all day.

/** Components that were ever in the site file, with the id that the public APIs show. */
export const components = sqliteTable('components', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  createdAt: integer('created_at').notNull(),
});

/** Monitors that were ever in the files. A number is never given twice. */
export const monitors = sqliteTable('monitors', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  slug: text('slug').notNull().unique(),
  /** Slug of the component that it watches. */
  component: text('component').notNull(),
  /** What its `down` makes of the component; kept for the history of monitors that are gone. */
  whenDown: text('when_down').$type<WhenDown>().notNull(),
  createdAt: integer('created_at').notNull(),
});

/** Places from which checks have come. */
export const locations = sqliteTable('locations', {
  number: integer('number').primaryKey(),
  slug: text('slug').notNull().unique(),
});

/** Lists of the phases that checks go through, as in `dns tcp tls wait read`. */
export const phaseLists = sqliteTable('phase_lists', {
  number: integer('number').primaryKey(),
  names: text('names').notNull().unique(),
});

const monitorNumber = () =>
  integer('monitor')
    .notNull()
    .references(() => monitors.number);

const locationNumber = () =>
  integer('location')
    .notNull()
    .references(() => locations.number);

/** What each location knows of each monitor: the domain's `MonitorState`, one row each. */
export const monitorStates = sqliteTable(
  'monitor_states',
  {
    monitor: monitorNumber(),
    location: locationNumber(),
    state: text('state').$type<ConfirmedState>().notNull(),
    since: integer('since'),
    reason: text('reason').$type<Reason>(),
    failures: integer('failures').notNull(),
    failuresStartedAt: integer('failures_started_at'),
    impaired: integer('impaired').notNull(),
    impairedStartedAt: integer('impaired_started_at'),
    answered: integer('answered').notNull(),
    answeredStartedAt: integer('answered_started_at'),
    healthy: integer('healthy').notNull(),
    healthyStartedAt: integer('healthy_started_at'),
    lastCheckAt: integer('last_check_at'),
    lastDecidedAt: integer('last_decided_at'),
    lastOutcome: text('last_outcome').$type<Outcome>(),
    lastReason: text('last_reason').$type<Reason>(),
    lastLatencyMs: real('last_latency_ms'),
    firstReplyMs: real('first_reply_ms'),
    queueWaitSeconds: real('queue_wait_seconds'),
    deliveryMs: real('delivery_ms'),
    newestMessageSeconds: real('newest_message_seconds'),
    certificate: text('certificate', { mode: 'json' }).$type<Certificate>(),
    intervalMs: integer('interval_ms').notNull(),
    version: integer('version').notNull(),
  },
  (table) => [primaryKey({ columns: [table.monitor, table.location] })],
);

/** Confirmed changes of state; each is in effect from `at` until the next one. */
export const transitions = sqliteTable(
  'transitions',
  {
    monitor: monitorNumber(),
    location: locationNumber(),
    at: integer('at').notNull(),
    state: text('state').$type<Transition['state']>().notNull(),
    reason: text('reason').$type<Reason>(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.monitor, table.location, table.at] })],
);

/**
 * Where coverage begins, and where what was before it ended. It lasts until the end that the next
 * row tells, and the newest until `last_decided_at` of the state.
 */
export const coverage = sqliteTable(
  'coverage',
  {
    monitor: monitorNumber(),
    location: locationNumber(),
    startAt: integer('start_at').notNull(),
    previousEndAt: integer('previous_end_at'),
  },
  (table) => [primaryKey({ columns: [table.monitor, table.location, table.startAt] })],
);

/** What the index of checks that were not up holds; only a query with these very words uses it. */
export const notUp = sql`outcome <> 'up'`;

/**
 * Every run of every monitor, for 90 days; those that were not up for longer (`prune-checks.ts`). The
 * migration makes this table WITHOUT ROWID, which drizzle cannot say: rows lie in the order of the
 * key, so that the newest of a monitor are read, and the oldest deleted, without a second index. A
 * migration that rebuilds it must say so again.
 */
export const checks = sqliteTable(
  'checks',
  {
    monitor: monitorNumber(),
    startedAt: integer('started_at').notNull(),
    location: locationNumber(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reason: text('reason').$type<Reason>(),
    latencyMs: integer('latency_ms').notNull(),
    phaseList: integer('phase_list').references(() => phaseLists.number),
    /** Whole milliseconds in the order of the names in the list, as in `1 1 12 40 1`. */
    phaseMs: text('phase_ms'),
    detail: text('detail'),
    firstReplyMs: integer('first_reply_ms'),
    queueWaitSeconds: integer('queue_wait_seconds'),
    deliveryMs: integer('delivery_ms'),
    newestMessageSeconds: integer('newest_message_seconds'),
  },
  (table) => [
    primaryKey({ columns: [table.monitor, table.startedAt, table.location] }),
    // Of a monitor that is well, its failures are few among hundreds of thousands.
    index('checks_not_up').on(table.monitor, table.startedAt).where(notUp),
  ],
);

/**
 * How long answers took, per monitor and hour (UTC), for good: in each text one character for every
 * value, the letter of its bucket (`answer-time.ts`). WITHOUT ROWID by hand, as `checks` is.
 */
export const answerTimes = sqliteTable(
  'answer_times',
  {
    monitor: monitorNumber(),
    /** The start of the hour. */
    hourAt: integer('hour_at').notNull(),
    latencyMs: text('latency_ms').notNull(),
    firstReplyMs: text('first_reply_ms').notNull(),
    queueWaitSeconds: text('queue_wait_seconds').notNull(),
    deliveryMs: text('delivery_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.monitor, table.hourAt] })],
);
