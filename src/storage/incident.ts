import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import type { Span } from '../domain/time/span.ts';
import { type Incident, type IncidentUpdate, resolvedAt } from '../domain/words/incident.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { type PageAsked, pageOf } from './page.ts';
import { incidents } from './schema-words.ts';
import { insertRevision } from './update-revision.ts';

/** Statements that store a new incident, if the change was audited. */
export function insertIncident(incident: Incident, change: string): readonly InStatement[] {
  const { id, kind, title, impact, fallbacks, startedAt, createdAt, updatedAt, version } = incident;
  const ended = resolvedAt(incident);
  return [
    {
      sql: `INSERT INTO incidents (id, kind, title, impact, fallbacks, started_at, resolved_at,
                                   created_at, updated_at, version)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
      args: [
        ...[id, kind, JSON.stringify(title), impact, JSON.stringify(fallbacks), startedAt],
        ...[ended, createdAt, updatedAt, version, change],
      ],
    },
    ...incident.updates.map((update, index) => insertUpdate(id, update, index + 1, change)),
  ];
}

/** Statements that store an incident to which an update was added, if the change was audited. */
export function addIncidentUpdate(incident: Incident, change: string): readonly InStatement[] {
  const added = incident.updates.at(-1);
  if (added === undefined) return [];
  return [
    replaceIncident(incident, change),
    insertUpdate(incident.id, added, incident.updates.length, change),
  ];
}

/** Stores what is told of the incident as a whole, if the change was audited. */
function replaceIncident(incident: Incident, change: string): InStatement {
  const { id, kind, title, impact, fallbacks, startedAt, updatedAt, version } = incident;
  return {
    sql: `UPDATE incidents SET kind = ?, title = ?, impact = ?, fallbacks = ?, started_at = ?,
                               resolved_at = ?, updated_at = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [
      ...[kind, JSON.stringify(title), impact, JSON.stringify(fallbacks), startedAt],
      ...[resolvedAt(incident), updatedAt, version, id, change],
    ],
  };
}

function insertUpdate(
  incident: string,
  update: IncidentUpdate,
  number: number,
  change: string,
): InStatement {
  const { id, status, body, components, nextUpdateBy, at, createdAt, editedAt, notify } = update;
  return {
    sql: `INSERT INTO incident_updates (id, incident, number, status, body, components,
                                        next_update_by, at, created_at, edited_at, notify)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [
      ...[id, incident, number, status, JSON.stringify(body), JSON.stringify(components)],
      ...[nextUpdateBy, at, createdAt, editedAt, notify ? 1 : 0, change],
    ],
  };
}

/**
 * Statements that store a better wording of an update (by its id) and keep the old one, if the change
 * was audited.
 */
export function replaceIncidentUpdateBody(
  incident: Incident,
  before: IncidentUpdate,
  change: string,
): readonly InStatement[] {
  return [
    insertRevision(before, incident.updatedAt, change),
    replaceIncident(incident, change),
    ...incident.updates
      .filter(({ id }) => id === before.id)
      .map(({ id, body, editedAt }) => ({
        sql: `UPDATE incident_updates SET body = ?, edited_at = ? WHERE id = ? AND ${ifAudited}`,
        args: [JSON.stringify(body), editedAt, id, change],
      })),
  ];
}

/** Statements that store an incident and from when on its first update holds, if that was audited. */
export function replaceIncidentAndStart(
  incident: Incident,
  change: string,
): readonly InStatement[] {
  return [
    replaceIncident(incident, change),
    ...incident.updates.slice(0, 1).map(({ id, at }) => ({
      sql: `UPDATE incident_updates SET at = ? WHERE id = ? AND ${ifAudited}`,
      args: [at, id, change],
    })),
  ];
}

/** The incident is still as it was read. */
export function incidentUnchanged({ id, version }: Pick<Incident, 'id' | 'version'>): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM incidents WHERE id = ? AND version = ?)',
    args: [id, version],
  };
}

/** An incident with its updates as one JSON text: a row each would take far longer. */
type Packed = Readonly<{ packed: string }>;

/** An incident of the table `incidents`, packed. */
export const packedIncident = sql`
  json_object(
    'id', id, 'kind', kind, 'title', json(title), 'impact', impact, 'fallbacks', json(fallbacks),
    'startedAt', started_at, 'createdAt', created_at, 'updatedAt', updated_at, 'version', version,
    'updates', (
      SELECT json_group_array(json_object(
        'id', id, 'status', status, 'body', json(body), 'components', json(components),
        'nextUpdateBy', next_update_by, 'at', at, 'createdAt', created_at, 'editedAt', edited_at,
        'notify', json(iif(notify, 'true', 'false'))
      ))
      FROM (SELECT * FROM incident_updates WHERE incident = incidents.id ORDER BY number)
    )
  ) AS packed`;

/** Reads one incident; null when there is none of that id. */
export async function readIncident(db: Database, id: string): Promise<Incident | null> {
  const rows = await db.drizzle.all<Packed>(
    sql`SELECT ${packedIncident} FROM incidents WHERE id = ${id}`,
  );
  return incidentsOf(rows)[0] ?? null;
}

/**
 * Selects the incidents that began before `end` and are open, however old, or were resolved at or
 * after `start`, in the order in which they started. For `incidentsOf`.
 */
export function selectIncidents(db: Database, { start, end }: Span) {
  return db.drizzle.all<Packed>(sql`
    SELECT ${packedIncident} FROM incidents
    WHERE (resolved_at IS NULL OR resolved_at >= ${start}) AND started_at < ${end}
    ORDER BY started_at, id`);
}

/** Reads incidents, those that started last first. */
export async function readIncidentsPage(
  db: Database,
  asked: PageAsked,
): Promise<readonly Incident[]> {
  const { startedAt: at, id, resolvedAt: endedAt } = incidents;
  // Only what is on the page is packed.
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT ${packedIncident}
    FROM (SELECT * FROM incidents ${pageOf(asked, { at, id, endedAt })}) AS incidents
    ORDER BY started_at DESC, id DESC`);
  return incidentsOf(rows);
}

/** The incidents that were selected. */
export function incidentsOf(rows: readonly Packed[]): readonly Incident[] {
  return rows.map(({ packed }): Incident => JSON.parse(packed));
}
