import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import type { Span } from '../domain/time/span.ts';
import {
  type Maintenance,
  type MaintenanceUpdate,
  maintenanceEndedAt,
} from '../domain/words/maintenance.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { type PageAsked, pageOf } from './page.ts';
import { maintenances } from './schema-words.ts';
import { insertRevision } from './update-revision.ts';

/** Statements that store new planned work, if the change was audited. */
export function insertMaintenance(
  maintenance: Maintenance,
  change: string,
): readonly InStatement[] {
  const { id, title, components, scheduledFor, scheduledUntil, auto, updates } = maintenance;
  const { reachability, advice, createdAt, updatedAt, version } = maintenance;
  return [
    {
      sql: `INSERT INTO maintenances (id, title, components, scheduled_for, scheduled_until, auto,
                                      reachability, advice, ended_at, created_at, updated_at,
                                      version)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
      args: [
        ...[id, JSON.stringify(title), JSON.stringify(components), scheduledFor, scheduledUntil],
        ...[auto ? 1 : 0, reachability, JSON.stringify(advice), maintenanceEndedAt(maintenance)],
        ...[createdAt, updatedAt, version, change],
      ],
    },
    ...updates.map((update, index) => insertUpdate(id, update, index + 1, change)),
  ];
}

/** Statements that store work to which updates were added, if the change was audited. */
export function addMaintenanceUpdates(
  maintenance: Maintenance,
  added: number,
  change: string,
): readonly InStatement[] {
  const { id, updates } = maintenance;
  const first = updates.length - added;
  return [
    replaceMaintenance(maintenance, change),
    ...updates
      .slice(first)
      .map((update, index) => insertUpdate(id, update, first + index + 1, change)),
  ];
}

/** Stores what is told of the work as a whole, if the change was audited. */
export function replaceMaintenance(maintenance: Maintenance, change: string): InStatement {
  const { id, title, components, scheduledFor, scheduledUntil, auto } = maintenance;
  const { reachability, advice, updatedAt, version } = maintenance;
  return {
    sql: `UPDATE maintenances SET title = ?, components = ?, scheduled_for = ?,
                                  scheduled_until = ?, auto = ?, reachability = ?, advice = ?,
                                  ended_at = ?, updated_at = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [
      ...[JSON.stringify(title), JSON.stringify(components), scheduledFor, scheduledUntil],
      ...[auto ? 1 : 0, reachability, JSON.stringify(advice), maintenanceEndedAt(maintenance)],
      ...[updatedAt, version, id, change],
    ],
  };
}

/**
 * Statements that store a better wording of an update (by its id) and keep the old one, if the change
 * was audited.
 */
export function replaceMaintenanceUpdateBody(
  maintenance: Maintenance,
  before: MaintenanceUpdate,
  change: string,
): readonly InStatement[] {
  return [
    insertRevision(before, maintenance.updatedAt, change),
    replaceMaintenance(maintenance, change),
    ...maintenance.updates
      .filter(({ id }) => id === before.id)
      .map(({ id, body, editedAt }) => ({
        sql: `UPDATE maintenance_updates SET body = ?, edited_at = ? WHERE id = ? AND ${ifAudited}`,
        args: [JSON.stringify(body), editedAt, id, change],
      })),
  ];
}

function insertUpdate(
  maintenance: string,
  { id, status, body, at, createdAt, editedAt, notify }: MaintenanceUpdate,
  number: number,
  change: string,
): InStatement {
  return {
    sql: `INSERT INTO maintenance_updates (id, maintenance, number, status, body, at, created_at,
                                           edited_at, notify)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [
      ...[id, maintenance, number, status, JSON.stringify(body), at, createdAt, editedAt],
      ...[notify ? 1 : 0, change],
    ],
  };
}

/** The work is still as it was read. */
export function maintenanceUnchanged({ id, version }: Pick<Maintenance, 'id' | 'version'>): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM maintenances WHERE id = ? AND version = ?)',
    args: [id, version],
  };
}

/** Planned work with its updates as one JSON text: a row each would take far longer. */
type Packed = Readonly<{ packed: string }>;

/** Work of the table `maintenances`, packed. */
export const packedMaintenance = sql`
  json_object(
    'id', id, 'title', json(title), 'components', json(components),
    'scheduledFor', scheduled_for, 'scheduledUntil', scheduled_until,
    'auto', json(iif(auto, 'true', 'false')), 'reachability', reachability,
    'advice', json(advice), 'createdAt', created_at, 'updatedAt', updated_at, 'version', version,
    'updates', (
      SELECT json_group_array(json_object(
        'id', id, 'status', status, 'body', json(body), 'at', at, 'createdAt', created_at,
        'editedAt', edited_at, 'notify', json(iif(notify, 'true', 'false'))
      ))
      FROM (SELECT * FROM maintenance_updates WHERE maintenance = maintenances.id ORDER BY number)
    )
  ) AS packed`;

/** Reads one; null when there is none of that id. */
export async function readMaintenance(db: Database, id: string): Promise<Maintenance | null> {
  const rows = await db.drizzle.all<Packed>(
    sql`SELECT ${packedMaintenance} FROM maintenances WHERE id = ${id}`,
  );
  return maintenancesOf(rows)[0] ?? null;
}

/**
 * Selects the work that was announced before `end` and is not over, however old, or ended at or
 * after `start`, in the order in which it is scheduled. For `maintenancesOf`.
 */
export function selectMaintenances(db: Database, { start, end }: Span) {
  return db.drizzle.all<Packed>(sql`
    SELECT ${packedMaintenance} FROM maintenances
    WHERE (ended_at IS NULL OR ended_at >= ${start}) AND created_at < ${end}
    ORDER BY scheduled_for, id`);
}

/**
 * Reads the work whose window shares time with the span, in the order in which it is scheduled; also
 * what was called off.
 */
export async function readMaintenancesWithin(
  db: Database,
  { start, end }: Span,
): Promise<readonly Maintenance[]> {
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT ${packedMaintenance} FROM maintenances
    WHERE scheduled_for < ${end} AND scheduled_until > ${start}
    ORDER BY scheduled_for, id`);
  return maintenancesOf(rows);
}

/** Reads the work that runs by itself, was to begin by `now` (UTC ms), and is not over. */
export async function readBegunMaintenances(
  db: Database,
  now: number,
): Promise<readonly Maintenance[]> {
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT ${packedMaintenance} FROM maintenances
    WHERE ended_at IS NULL AND auto AND scheduled_for <= ${now}
    ORDER BY scheduled_for, id`);
  return maintenancesOf(rows);
}

/** Reads planned work, that which is scheduled last first. */
export async function readMaintenancesPage(
  db: Database,
  asked: PageAsked,
): Promise<readonly Maintenance[]> {
  const { scheduledFor: at, id, endedAt } = maintenances;
  // Only what is on the page is packed.
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT ${packedMaintenance}
    FROM (SELECT * FROM maintenances ${pageOf(asked, { at, id, endedAt })}) AS maintenances
    ORDER BY scheduled_for DESC, id DESC`);
  return maintenancesOf(rows);
}

/** The work that was selected. */
export function maintenancesOf(rows: readonly Packed[]): readonly Maintenance[] {
  return rows.map(({ packed }): Maintenance => JSON.parse(packed));
}
