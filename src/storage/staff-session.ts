import type { InStatement } from '@libsql/client';
import { desc, eq } from 'drizzle-orm';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { staffSessions } from './schema-staff.ts';

/** Where somebody is signed in; never the token of it. */
export type StaffSession = Readonly<{
  id: string;
  /** When they signed in, UTC milliseconds. */
  createdAt: number;
  address: string | null;
  userAgent: string | null;
}>;

/** Reads the sessions of somebody, newest first; those that have expired are not among them. */
export async function readSessions(
  db: Database,
  staffId: string,
  now: number,
): Promise<readonly StaffSession[]> {
  const { id, createdAt, expiresAt, ipAddress, userAgent, userId } = staffSessions;
  const found = await db.drizzle
    .select({ id, createdAt, expiresAt, address: ipAddress, userAgent })
    .from(staffSessions)
    .where(eq(userId, staffId))
    .orderBy(desc(createdAt), id);
  return found
    .filter((session) => session.expiresAt.getTime() > now)
    .map(({ expiresAt: _, ...session }) => ({
      ...session,
      createdAt: session.createdAt.getTime(),
    }));
}

/** Somebody has such a session. */
export function sessionStands(id: string, staffId: string): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM staff_sessions WHERE id = ? AND staff_id = ?)',
    args: [id, staffId],
  };
}

/** Ends one session, if the change was audited. */
export function endSession(id: string, change: string): InStatement {
  return {
    sql: `DELETE FROM staff_sessions WHERE id = ? AND ${ifAudited}`,
    args: [id, change],
  };
}

/** Ends the sessions of somebody but for one, if the change was audited. */
export function endOtherSessions(keptId: string, staffId: string, change: string): InStatement {
  return {
    sql: `DELETE FROM staff_sessions WHERE staff_id = ? AND id <> ? AND ${ifAudited}`,
    args: [staffId, keptId, change],
  };
}
