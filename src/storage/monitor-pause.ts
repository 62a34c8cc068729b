import type { InStatement } from '@libsql/client';
import { asc, eq, lte } from 'drizzle-orm';
import type { Pause } from '../domain/monitor/pause.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { monitors } from './schema.ts';
import { monitorPauses } from './schema-site.ts';

/** Stores a pause in the place of the one that its monitor has, if the change was audited. */
export function replacePause(pause: Pause, change: string): InStatement {
  const { monitor, id, reason, author, since, until } = pause;
  return {
    sql: `INSERT OR REPLACE INTO monitor_pauses (monitor, id, reason, author, since, until)
          SELECT ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [monitor, id, reason, author, since, until, change],
  };
}

/** Ends a pause, if the change was audited. */
export function deletePause({ id }: Pause, change: string): InStatement {
  return {
    sql: `DELETE FROM monitor_pauses WHERE id = ? AND ${ifAudited}`,
    args: [id, change],
  };
}

/** Nobody has ended the pause or set another one meanwhile. */
export function pauseStands({ id }: Pause): Guard {
  return { sql: 'EXISTS (SELECT 1 FROM monitor_pauses WHERE id = ?)', args: [id] };
}

/** Nobody has paused the monitor meanwhile. */
export function noPauseStands(monitor: string): Guard {
  return { sql: 'NOT EXISTS (SELECT 1 FROM monitor_pauses WHERE monitor = ?)', args: [monitor] };
}

/** Reads the pause of a monitor, also one that is over and not written down as such; null without one. */
export async function readPause(db: Database, monitor: string): Promise<Pause | null> {
  const [pause] = await selectPauses(db).where(eq(monitorPauses.monitor, monitor));
  return pause ?? null;
}

/** Reads all pauses that are stored: those that hold, and those that ended a moment ago. */
export function readPauses(db: Database): Promise<readonly Pause[]> {
  return selectPauses(db);
}

/** Reads the pauses that are over by `now` (UTC ms), the first that ended first. */
export function readPausesOver(db: Database, now: number): Promise<readonly Pause[]> {
  return selectPauses(db).where(lte(monitorPauses.until, now)).orderBy(asc(monitorPauses.until));
}

/** Selects all pauses that are stored. */
export function selectPauses(db: Database) {
  return db.drizzle.select().from(monitorPauses);
}

/** Whether a monitor of this slug was ever registered. */
export async function isRegistered(db: Database, monitor: string): Promise<boolean> {
  const { slug } = monitors;
  const known = await db.drizzle.select({ slug }).from(monitors).where(eq(slug, monitor));
  return known.length > 0;
}
