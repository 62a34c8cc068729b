import type { InStatement } from '@libsql/client';
import type { Certificate } from '../domain/monitor/check.ts';
import type { MonitorState } from '../domain/monitor/monitor-state.ts';
import { monitorStates } from './schema.ts';

/** A state to be written, and the one that it was judged from. */
export type StateChange = Readonly<{ before: MonitorState; after: MonitorState }>;

/**
 * What identifies the stored state that a write starts from, as the first four places of an entry.
 * Two writers may reach the same version by different checks, so the newest check is part of it.
 */
export function baseOf({ monitor, location, version, lastCheckAt }: MonitorState) {
  return [monitor, location, version, lastCheckAt] as const;
}

export type Base = ReturnType<typeof baseOf>;

// Entries are arrays, because SQLite reads a short one several times faster than an object.
const entriesWithStoredState = `
  FROM (SELECT key, value FROM json_each(?) LIMIT -1) AS entry
  JOIN monitors ON monitors.slug = entry.value ->> 0
  JOIN locations ON locations.slug = entry.value ->> 1
  LEFT JOIN monitor_states AS stored
    ON stored.monitor = monitors.number AND stored.location = locations.number`;

const isStillTheBase = `
  (coalesce(stored.version, 0) = entry.value ->> 2 AND stored.last_check_at IS entry.value ->> 3)`;

/**
 * FROM and WHERE of a conditional write: the entries of a JSON array (`?`) that still start from
 * what is `stored`, as `entry.value`, with `monitors.number` and `locations.number`.
 */
export const fromPossibleEntries = `${entriesWithStoredState} WHERE ${isStillTheBase}`;

/** Answers, in the column `lost`, the indexes of changes for which another writer was faster. */
export function selectLost(changes: readonly StateChange[]): InStatement {
  return {
    sql: `SELECT entry.key AS lost ${entriesWithStoredState} WHERE NOT ${isStillTheBase}`,
    args: [JSON.stringify(changes.map(({ before }) => baseOf(before)))],
  };
}

/** Writes the states that nobody else has changed since they were read. */
export function replaceStates(changes: readonly StateChange[]): InStatement {
  return {
    sql: `INSERT OR REPLACE INTO monitor_states (monitor, location, ${columnNames.join(', ')})
          SELECT monitors.number, locations.number, ${columnValues.join(', ')}
          ${fromPossibleEntries}`,
    args: [JSON.stringify(changes.map(entryOf))],
  };
}

type Row = Omit<typeof monitorStates.$inferSelect, 'monitor' | 'location'>;

/** Where the value of each column comes from. */
const written: { [Column in keyof Row]: (change: StateChange) => Row[Column] } = {
  state: ({ after }) => after.state,
  since: ({ after }) => after.since,
  reason: ({ after }) => after.reason,
  failures: ({ after }) => after.failures.count,
  failuresStartedAt: ({ after }) => after.failures.startedAt,
  impaired: ({ after }) => after.impaired.count,
  impairedStartedAt: ({ after }) => after.impaired.startedAt,
  answered: ({ after }) => after.answered.count,
  answeredStartedAt: ({ after }) => after.answered.startedAt,
  healthy: ({ after }) => after.healthy.count,
  healthyStartedAt: ({ after }) => after.healthy.startedAt,
  lastCheckAt: ({ after }) => after.lastCheckAt,
  lastDecidedAt: ({ after }) => after.lastDecidedAt,
  lastOutcome: ({ after }) => after.lastOutcome,
  lastReason: ({ after }) => after.lastReason,
  lastLatencyMs: ({ after }) => after.lastLatencyMs,
  firstReplyMs: ({ after }) => after.measures.firstReplyMs ?? null,
  queueWaitSeconds: ({ after }) => after.measures.queueWaitSeconds ?? null,
  deliveryMs: ({ after }) => after.measures.deliveryMs ?? null,
  newestMessageSeconds: ({ after }) => after.measures.newestMessageSeconds ?? null,
  certificate: newCertificate,
  intervalMs: ({ after }) => after.intervalMs,
  version: ({ after }) => after.version,
};

const columns = Object.keys(written) as (keyof Row)[];
const columnNames = columns.map((column) => monitorStates[column].name);
const columnValues = columns.map((column, index) => {
  const value = `entry.value ->> ${index + 4}`;
  return column === 'certificate' ? `coalesce(${value}, stored.certificate)` : value;
});

function entryOf(change: StateChange) {
  return [...baseOf(change.before), ...columns.map((column) => written[column](change))];
}

/** A certificate is long and hardly ever new; null keeps the one that is stored. */
function newCertificate({ before, after }: StateChange): Certificate | null {
  const isKnown = JSON.stringify(before.certificate) === JSON.stringify(after.certificate);
  return isKnown ? null : after.certificate;
}
