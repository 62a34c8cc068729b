import type { InStatement } from '@libsql/client';
import { eq } from 'drizzle-orm';
import type { Role } from '../domain/staff.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { staffLinks } from './schema-staff.ts';

/** What a link is for: the first person, a further one, or a new password. */
export type LinkKind = 'setup' | 'invitation' | 'reset';

/** A link that works once, without its secret. Instants are UTC milliseconds. */
export type StaffLink = Readonly<{
  id: string;
  kind: LinkKind;
  staffId: string | null;
  email: string | null;
  role: Role;
  createdAt: number;
  /** From then on it leads nowhere. */
  expiresAt: number;
  usedAt: number | null;
}>;

/** Stores a link by its hash (SHA-256, hex), if the change was audited. */
export function insertLink(link: StaffLink, hash: string, change: string): InStatement {
  const { id, kind, staffId, email, role, createdAt, expiresAt } = link;
  return {
    sql: `INSERT INTO staff_links (id, kind, hash, staff_id, email, role, created_at, expires_at)
          SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [id, kind, hash, staffId, email, role, createdAt, expiresAt, change],
  };
}

/** Takes back the links of a kind that nobody has used, for whom they were made; if audited. */
export function deleteUnusedLinks(
  kind: LinkKind,
  email: string | null,
  change: string,
): InStatement {
  return {
    sql: `DELETE FROM staff_links
          WHERE kind = ? AND email IS ? AND used_at IS NULL AND ${ifAudited}`,
    args: [kind, email, change],
  };
}

/** Nobody has used the link, and at an instant (UTC ms) it has not expired. */
export function linkStands(id: string, now: number): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM staff_links WHERE id = ? AND used_at IS NULL AND expires_at > ?)',
    args: [id, now],
  };
}

/** Notes that a link was used, if the change was audited. */
export function useLink(id: string, at: number, change: string): InStatement {
  return {
    sql: `UPDATE staff_links SET used_at = ? WHERE id = ? AND ${ifAudited}`,
    args: [at, id, change],
  };
}

/** Reads the link of a hash that still leads somewhere at an instant (UTC ms); null without one. */
export async function readLinkBy(
  db: Database,
  hash: string,
  now: number,
): Promise<StaffLink | null> {
  const [found] = await db.drizzle.select().from(staffLinks).where(eq(staffLinks.hash, hash));
  if (!found || found.usedAt !== null || found.expiresAt <= now) return null;
  const { hash: _, ...link } = found;
  return link;
}
