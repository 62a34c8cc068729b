import type { InStatement, InValue } from '@libsql/client';
import type { Actor } from '../domain/actor.ts';
import type { NewEvent } from '../domain/event.ts';
import type { Database } from './database.ts';

/** A condition in SQL: the change is made only where it holds. */
export type Guard = Readonly<{ sql: string; args: readonly InValue[] }>;

/** All of these conditions hold. */
export function allHold(...guards: readonly Guard[]): Guard {
  return {
    sql: guards.map(({ sql }) => `(${sql})`).join(' AND '),
    args: guards.flatMap(({ args }) => args),
  };
}

/** Whether a condition holds now. */
export async function holds(db: Database, { sql, args }: Guard): Promise<boolean> {
  const { rows } = await db.client.execute({ sql: `SELECT 1 WHERE ${sql}`, args: [...args] });
  return rows.length > 0;
}

/** Who does what to what, when (UTC ms). `id` is the id of the change. */
export type AuditEntry = Readonly<{
  id: string;
  at: number;
  actor: Actor;
  /** As in `incident.open`. */
  action: string;
  /** Id of what is changed. */
  subject: string;
  /** What is changed; never a secret. */
  detail: unknown;
}>;

/** A request that must not be carried out twice, and what is answered each time. */
export type Once = Readonly<{
  holder: string;
  key: string;
  /** Of all that was asked. */
  fingerprint: string;
  answer: unknown;
}>;

export type Change = Readonly<{
  audit: AuditEntry;
  guard: Guard;
  /** Each of them ends in `ifAudited`. */
  statements: readonly InStatement[];
  events: readonly NewEvent[];
  once: Once | null;
}>;

/**
 * `lost`: the guard did not hold, nothing was written. `repeated`: the same was asked before, nothing
 * was written this time; `differs` where the key was used for something else.
 */
export type Written =
  | Readonly<{ kind: 'written' | 'lost' | 'differs' }>
  | Readonly<{ kind: 'repeated'; answer: unknown }>;

/**
 * The condition under which all parts of a change are written: its audit entry was. Takes the id of
 * the change.
 */
export const ifAudited = 'EXISTS (SELECT 1 FROM audit_entries WHERE id = ?)';

/**
 * Writes a change, its audit entry and its events as one batch. The audit entry is first, and only
 * written where the guard holds; all that follows is only written where the entry is. So whoever
 * loses against another writer writes nothing at all.
 */
export async function writeChange(db: Database, change: Change): Promise<Written> {
  const { audit, statements, events, once } = change;
  const [entry, ...results] = await db.write([
    insertAudit(change),
    // Before the statements, as these may hand an event on to whom it is meant for.
    ...events.map((event) => insertEvent(event, audit.id)),
    ...statements,
    ...(once ? [insertOnce(once, audit), selectOnce(once)] : []),
  ]);
  if (entry?.rowsAffected === 1) return { kind: 'written' };
  const known = once ? results.at(-1)?.rows[0] : undefined;
  if (!known) return { kind: 'lost' };
  if (known.fingerprint !== once?.fingerprint) return { kind: 'differs' };
  return { kind: 'repeated', answer: JSON.parse(String(known.answer)) };
}

function insertAudit({ audit, guard, once }: Change): InStatement {
  const { id, at, actor, action, subject, detail } = audit;
  const actorId = 'id' in actor ? actor.id : null;
  const actorName = 'name' in actor ? actor.name : null;
  const first = once
    ? ' AND NOT EXISTS (SELECT 1 FROM idempotency_keys WHERE holder = ? AND key = ?)'
    : '';
  return {
    sql: `INSERT INTO audit_entries
            (id, at, actor_kind, actor_id, actor_name, action, subject, detail)
          SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE (${guard.sql})${first}`,
    args: [
      ...[id, at, actor.kind, actorId, actorName, action, subject, JSON.stringify(detail)],
      ...guard.args,
      ...(once ? [once.holder, once.key] : []),
    ],
  };
}

/** Writes an event, if the change was audited. */
export function insertEvent(event: NewEvent, change: string): InStatement {
  return insertEventWhere(event, { sql: ifAudited, args: [change] });
}

/** Writes an event where a condition holds; it counts the events of its subject. */
export function insertEventWhere(
  { id, type, subject, at, body, notify }: NewEvent,
  { sql, args }: Guard,
): InStatement {
  return {
    sql: `INSERT INTO events (id, type, subject, sequence, at, body, notify)
          SELECT ?, ?, ?, (SELECT coalesce(max(sequence), 0) + 1 FROM events WHERE subject = ?),
                 ?, ?, ?
          WHERE ${sql}`,
    args: [id, type, subject, subject, at, JSON.stringify(body), notify ? 1 : 0, ...args],
  };
}

function insertOnce({ holder, key, fingerprint, answer }: Once, audit: AuditEntry): InStatement {
  return {
    sql: `INSERT INTO idempotency_keys (holder, key, fingerprint, answer, created_at)
          SELECT ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [holder, key, fingerprint, JSON.stringify(answer), audit.at, audit.id],
  };
}

function selectOnce({ holder, key }: Pick<Once, 'holder' | 'key'>) {
  return {
    sql: 'SELECT fingerprint, answer FROM idempotency_keys WHERE holder = ? AND key = ?',
    args: [holder, key],
  };
}

/** Keeps what is answered at an instant (UTC ms) to a request; the first answer stays. */
export function insertAnswer({ holder, key, fingerprint, answer }: Once, at: number): InStatement {
  return {
    sql: `INSERT INTO idempotency_keys (holder, key, fingerprint, answer, created_at)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    args: [holder, key, fingerprint, JSON.stringify(answer), at],
  };
}

/** What was answered to a request of this key; null where there was none. */
export async function readAnswer(
  db: Database,
  once: Pick<Once, 'holder' | 'key'>,
): Promise<Pick<Once, 'fingerprint' | 'answer'> | null> {
  const { rows } = await db.client.execute(selectOnce(once));
  const [row] = rows;
  if (!row) return null;
  return { fingerprint: String(row.fingerprint), answer: JSON.parse(String(row.answer)) };
}

/** Deletes what was answered before an instant (UTC ms), and the keys with it. Returns how many. */
export async function deleteAnswersBefore(db: Database, before: number): Promise<number> {
  const [deleted] = await db.write([
    { sql: 'DELETE FROM idempotency_keys WHERE created_at < ?', args: [before] },
  ]);
  return deleted?.rowsAffected ?? 0;
}
