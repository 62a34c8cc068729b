import type { ComponentStatus } from '../domain/component.ts';
import type { NewEvent } from '../domain/event.ts';
import { type Guard, insertEventWhere } from './change.ts';
import type { Database } from './database.ts';
import { toldStatuses } from './schema-delivery.ts';

/** The status of a component (its slug) that was told last, as it was seen at an instant (UTC ms). */
export type ToldStatus = Readonly<{ component: string; status: ComponentStatus; at: number }>;

/** Reads what was told last, by the slug of the component. */
export async function readToldStatuses(db: Database): Promise<ReadonlyMap<string, ToldStatus>> {
  const rows = await db.drizzle.select().from(toldStatuses);
  return new Map(rows.map((row) => [row.component, row]));
}

/** Notes what need not be told, as nothing was before it; what somebody has noted stays. */
export async function noteFirstStatuses(db: Database, seen: readonly ToldStatus[]): Promise<void> {
  if (seen.length === 0) return;
  await db.write([
    {
      sql: `INSERT INTO told_statuses (component, status, at)
            SELECT value ->> 'component', value ->> 'status', value ->> 'at'
            FROM json_each(?) WHERE true
            ON CONFLICT (component) DO NOTHING`,
      args: [JSON.stringify(seen)],
    },
  ]);
}

/** Writes a change of status and the event that tells of it; false where somebody was faster. */
export async function writeToldStatus(
  db: Database,
  before: ToldStatus,
  { status, at }: ToldStatus,
  event: NewEvent,
): Promise<boolean> {
  const stillTold = isToldLast(before);
  const [inserted] = await db.write([
    insertEventWhere(event, stillTold),
    {
      sql: `UPDATE told_statuses SET status = ?, at = ? WHERE component = ? AND ${stillTold.sql}`,
      args: [status, at, before.component, ...stillTold.args],
    },
  ]);
  return inserted?.rowsAffected === 1;
}

/** Nobody has told anything else of the component since. */
function isToldLast({ component, status, at }: ToldStatus): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM told_statuses WHERE component = ? AND status = ? AND at = ?)',
    args: [component, status, at],
  };
}
