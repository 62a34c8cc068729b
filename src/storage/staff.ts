import type { InStatement } from '@libsql/client';
import { asc, eq } from 'drizzle-orm';
import type { Role, StaffMember } from '../domain/staff.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { staff } from './schema-staff.ts';
import { deleteLinksOf } from './staff-link.ts';
import { endSessions } from './staff-session.ts';

/** Stores somebody new with the hash of their password, if the change was audited. */
export function insertStaff(
  { id, name, email, role }: StaffMember,
  passwordHash: string,
  at: number,
  change: string,
): readonly InStatement[] {
  return [
    {
      sql: `INSERT INTO staff (id, name, email, email_verified, role, created_at, updated_at)
            SELECT ?, ?, ?, 1, ?, ?, ? WHERE ${ifAudited}`,
      args: [id, name, email, role, at, at, change],
    },
    {
      // Better-auth looks for the password of a person under this provider.
      sql: `INSERT INTO staff_accounts
              (id, account_id, provider_id, staff_id, password, created_at, updated_at)
            SELECT ?, ?, 'credential', ?, ?, ?, ? WHERE ${ifAudited}`,
      args: [id, id, id, passwordHash, at, at, change],
    },
  ];
}

/** There is no admin yet: from the first one on there always is one. */
export const noAdminYet: Guard = {
  sql: "NOT EXISTS (SELECT 1 FROM staff WHERE role = 'admin')",
  args: [],
};

/** There is no one with this address (small letters). */
export function emailIsFree(email: string): Guard {
  return { sql: 'NOT EXISTS (SELECT 1 FROM staff WHERE email = ?)', args: [email] };
}

/** There is such a person. */
export function staffStands(id: string): Guard {
  return { sql: 'EXISTS (SELECT 1 FROM staff WHERE id = ?)', args: [id] };
}

/** Without this person there is still an admin, so that somebody can let people in. */
export function anotherAdmin(id: string): Guard {
  return {
    sql: "EXISTS (SELECT 1 FROM staff WHERE role = 'admin' AND id <> ?)",
    args: [id],
  };
}

/** Gives somebody another role, if the change was audited. */
export function updateRole(id: string, role: Role, at: number, change: string): InStatement {
  return {
    sql: `UPDATE staff SET role = ?, updated_at = ? WHERE id = ? AND ${ifAudited}`,
    args: [role, at, id, change],
  };
}

/** Removes somebody and all they sign in with, if the change was audited. */
export function deleteStaff(id: string, change: string): readonly InStatement[] {
  const tables = ['staff_second_factors', 'staff_accounts'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE staff_id = ? AND ${ifAudited}`,
    args: [id, change],
  }));
  return [
    ...endSessions(id, change),
    ...tables,
    deleteLinksOf(id, change),
    { sql: `DELETE FROM staff WHERE id = ? AND ${ifAudited}`, args: [id, change] },
  ];
}

const shown = { id: staff.id, name: staff.name, email: staff.email, role: staff.role };

/** Somebody of the staff, and whether a code is asked for besides the password. */
export type ListedStaff = StaffMember & Readonly<{ twoFactorEnabled: boolean }>;

/** Reads everybody, by name. */
export function readStaff(db: Database): Promise<readonly ListedStaff[]> {
  const { twoFactorEnabled } = staff;
  return db.drizzle
    .select({ ...shown, twoFactorEnabled })
    .from(staff)
    .orderBy(asc(staff.name), staff.id);
}

/** Reads who has an address (small letters); null where nobody has. */
export async function readStaffBy(db: Database, email: string): Promise<StaffMember | null> {
  const [found] = await db.drizzle.select(shown).from(staff).where(eq(staff.email, email));
  return found ?? null;
}

/** Reads somebody by their id; null where there is no such person. */
export async function readStaffMember(db: Database, id: string): Promise<StaffMember | null> {
  const [found] = await db.drizzle.select(shown).from(staff).where(eq(staff.id, id));
  return found ?? null;
}

/** Whether there is anybody. */
export async function isAnybodyThere(db: Database): Promise<boolean> {
  return (await db.drizzle.select({ id: staff.id }).from(staff).limit(1)).length > 0;
}
