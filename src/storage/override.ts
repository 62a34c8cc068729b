import type { InStatement } from '@libsql/client';
import { and, asc, desc, eq, gt, gte, isNull, lt, or } from 'drizzle-orm';
import type { Span } from '../domain/time/span.ts';
import type { Override } from '../domain/words/override.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { overrides } from './schema-words.ts';

/** Statements that let an override take the place of the one that stands, if that was audited. */
export function insertOverride(override: Override, change: string): readonly InStatement[] {
  const { id, component, status, reason, startedAt, expiresAt, endedAt } = override;
  return [
    {
      sql: `UPDATE overrides SET ended_at = ?
            WHERE component = ? AND ended_at IS NULL AND expires_at > ? AND ${ifAudited}`,
      args: [startedAt, component, startedAt, change],
    },
    {
      sql: `INSERT INTO overrides (id, component, status, reason, started_at, expires_at, ended_at)
            SELECT ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
      args: [
        ...[id, component, status, JSON.stringify(reason), startedAt, expiresAt, endedAt],
        change,
      ],
    },
  ];
}

/** Stores when an override was taken back, if the change was audited. */
export function endStoredOverride({ id, endedAt }: Override, change: string): InStatement {
  return {
    sql: `UPDATE overrides SET ended_at = ? WHERE id = ? AND ${ifAudited}`,
    args: [endedAt, id, change],
  };
}

/** Nobody has ended it meanwhile. */
export function overrideStands({ id }: Override): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM overrides WHERE id = ? AND ended_at IS NULL)',
    args: [id],
  };
}

/** Reads the override of a component that holds at `now` (UTC ms); null without one. */
export async function readOverride(
  db: Database,
  component: string,
  now: number,
): Promise<Override | null> {
  const { endedAt, expiresAt, startedAt } = overrides;
  const [standing] = await db.drizzle
    .select()
    .from(overrides)
    .where(and(eq(overrides.component, component), isNull(endedAt), gt(expiresAt, now)))
    .orderBy(desc(startedAt))
    .limit(1);
  return standing ?? null;
}

/**
 * Selects the overrides that hold, or ended at or after `start`, of those that were set before `end`,
 * in the order in which they were set. For `overridesOf`.
 */
export function selectOverrides(db: Database, { start, end }: Span) {
  const { id, startedAt, expiresAt, endedAt } = overrides;
  return db.drizzle
    .select()
    .from(overrides)
    .where(and(gte(expiresAt, start), or(isNull(endedAt), gte(endedAt, start)), lt(startedAt, end)))
    .orderBy(asc(startedAt), asc(id));
}

/** The overrides that were selected. */
export function overridesOf(
  rows: Awaited<ReturnType<typeof selectOverrides>>,
): readonly Override[] {
  return rows;
}
