import type { InStatement } from '@libsql/client';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';

/** Gives somebody another password by its hash, if the change was audited. */
export function updatePassword(id: string, hash: string, at: number, change: string): InStatement {
  return {
    sql: `UPDATE staff_accounts SET password = ?, updated_at = ?
          WHERE staff_id = ? AND ${ifAudited}`,
    args: [hash, at, id, change],
  };
}

/** The number of the newest audit entry: what is done later has a greater one. */
export async function readNewestEntryNumber(db: Database): Promise<number> {
  const { rows } = await db.client.execute('SELECT max(number) AS newest FROM audit_entries');
  return Number(rows[0]?.newest ?? 0);
}

const newPasswords = ['staff.change_password', 'staff.reset_password'];

/** Somebody was given no other password since the audit entry of a number. */
export function passwordStandsSince(id: string, number: number): Guard {
  const actions = newPasswords.map(() => '?').join(', ');
  return {
    sql: `NOT EXISTS (
            SELECT 1 FROM audit_entries WHERE subject = ? AND number > ? AND action IN (${actions}))`,
    args: [id, number, ...newPasswords],
  };
}
