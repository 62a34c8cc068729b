import type { InStatement } from '@libsql/client';
import { desc, eq } from 'drizzle-orm';
import { longestSessionMs } from '../domain/staff.ts';
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

/** Reads the sessions of somebody, newest first; those that are over are not among them. */
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
    .filter(
      ({ expiresAt, createdAt: began }) =>
        expiresAt.getTime() > now && began.getTime() > now - longestSessionMs,
    )
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

/** Ends the sessions of somebody but for the one of a token, if the change was audited. */
export function endSessionsBut(token: string, staffId: string, change: string): InStatement {
  return {
    sql: `DELETE FROM staff_sessions WHERE staff_id = ? AND token <> ? AND ${ifAudited}`,
    args: [staffId, token, change],
  };
}

/** Ends the sessions of somebody but for one, if the change was audited. */
export function endOtherSessions(keptId: string, staffId: string, change: string): InStatement {
  return {
    sql: `DELETE FROM staff_sessions WHERE staff_id = ? AND id <> ? AND ${ifAudited}`,
    args: [staffId, keptId, change],
  };
}

/** Ends all sessions of somebody, and sign-ins that have not come to one; if audited. */
export function endSessions(id: string, change: string): readonly InStatement[] {
  return [
    { sql: `DELETE FROM staff_sessions WHERE staff_id = ? AND ${ifAudited}`, args: [id, change] },
    {
      sql: `DELETE FROM staff_verifications WHERE value = ? AND ${ifAudited}`,
      args: [id, change],
    },
  ];
}

/** Takes a session back that should not have begun, by its token. */
export async function takeSessionBack(db: Database, token: string): Promise<void> {
  await db.write([{ sql: 'DELETE FROM staff_sessions WHERE token = ?', args: [token] }]);
}

/** Ends the sign-ins of somebody that have not come to a session yet. */
export async function endHalfSignIns(db: Database, staffId: string): Promise<void> {
  await db.write([{ sql: 'DELETE FROM staff_verifications WHERE value = ?', args: [staffId] }]);
}

/**
 * Deletes the sessions, and the sign-ins without one, that have expired at an instant (UTC ms), and
 * those that began too long before. Returns how many.
 */
export async function deleteExpiredSessions(db: Database, now: number): Promise<number> {
  const deleted = await db.write(
    ['staff_sessions', 'staff_verifications'].map((table) => ({
      sql: `DELETE FROM ${table} WHERE expires_at <= ? OR created_at <= ?`,
      args: [now, now - longestSessionMs],
    })),
  );
  return deleted.reduce((total, { rowsAffected }) => total + rowsAffected, 0);
}
