import type { InStatement } from '@libsql/client';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
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
  /** Who made it, by id; null of the operator. */
  issuedBy: string | null;
}>;

/** Stores a link by its hash (SHA-256, hex), if the change was audited. */
export function insertLink(link: StaffLink, hash: string, change: string): InStatement {
  const { id, kind, staffId, email, role, createdAt, expiresAt, issuedBy } = link;
  return {
    sql: `INSERT INTO staff_links
            (id, kind, hash, staff_id, email, role, created_at, expires_at, issued_by)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [id, kind, hash, staffId, email, role, createdAt, expiresAt, issuedBy, change],
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

/** Takes back the unused links for the password of somebody, and all that they made; if audited. */
export function deleteLinksOf(staffId: string, change: string): InStatement {
  return {
    sql: `DELETE FROM staff_links
          WHERE (staff_id = ? OR issued_by = ?) AND used_at IS NULL AND ${ifAudited}`,
    args: [staffId, staffId, change],
  };
}

/** Takes back the unused links for the password of somebody, if the change was audited. */
export function deletePasswordLinks(staffId: string, change: string): InStatement {
  return {
    sql: `DELETE FROM staff_links WHERE staff_id = ? AND used_at IS NULL AND ${ifAudited}`,
    args: [staffId, change],
  };
}

/** Has a link lead nowhere from an instant (UTC ms) on, if the change was audited. */
export function endLink(id: string, at: number, change: string): InStatement {
  return {
    sql: `UPDATE staff_links SET expires_at = ? WHERE id = ? AND ${ifAudited}`,
    args: [at, id, change],
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

/** Reads the invitations that still lead somewhere at an instant (UTC ms), oldest first. */
export async function readInvitations(db: Database, now: number): Promise<readonly StaffLink[]> {
  const { kind, usedAt, expiresAt, createdAt, id } = staffLinks;
  const found = await db.drizzle
    .select()
    .from(staffLinks)
    .where(and(eq(kind, 'invitation'), isNull(usedAt), gt(expiresAt, now)))
    .orderBy(asc(createdAt), id);
  return found.map(({ hash: _, ...link }) => link);
}

/** Deletes the links that were used or expired before an instant (UTC ms). Returns how many. */
export async function deleteLinksBefore(db: Database, before: number): Promise<number> {
  const [deleted] = await db.write([
    { sql: 'DELETE FROM staff_links WHERE expires_at < ? OR used_at < ?', args: [before, before] },
  ]);
  return deleted?.rowsAffected ?? 0;
}
