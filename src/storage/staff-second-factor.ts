import type { InStatement } from '@libsql/client';
import { eq } from 'drizzle-orm';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { staffSecondFactors } from './schema-staff.ts';

/** Reads the secret of somebody's app, encrypted with the key of the console; null without one. */
export async function readHiddenSecret(db: Database, staffId: string): Promise<string | null> {
  const { secret, userId } = staffSecondFactors;
  const [found] = await db.drizzle
    .select({ secret })
    .from(staffSecondFactors)
    .where(eq(userId, staffId));
  return found?.secret ?? null;
}

/** No code of this 30 s step or a later one has let in before (RFC 6238 §5.2). */
export function stepIsNew(staffId: string, step: number): Guard {
  return {
    sql: `EXISTS (
            SELECT 1 FROM staff_second_factors
            WHERE staff_id = ? AND (used_step IS NULL OR used_step < ?))`,
    args: [staffId, step],
  };
}

/** Notes that the code of a step was used, if the change was audited. */
export function useStep(staffId: string, step: number, change: string): InStatement {
  return {
    sql: `UPDATE staff_second_factors SET used_step = ? WHERE staff_id = ? AND ${ifAudited}`,
    args: [step, staffId, change],
  };
}

/** Takes the second factor from somebody, if the change was audited. */
export function deleteSecondFactor(id: string, at: number, change: string): readonly InStatement[] {
  return [
    {
      sql: `DELETE FROM staff_second_factors WHERE staff_id = ? AND ${ifAudited}`,
      args: [id, change],
    },
    {
      sql: `UPDATE staff SET two_factor_enabled = 0, updated_at = ? WHERE id = ? AND ${ifAudited}`,
      args: [at, id, change],
    },
  ];
}
