import type { InStatement } from '@libsql/client';
import { sql } from 'drizzle-orm';
import type { Span } from '../domain/time/span.ts';
import { type Announcement, shownForMs } from '../domain/words/announcement.ts';
import { type Guard, ifAudited } from './change.ts';
import type { Database } from './database.ts';
import { olderThan, type PageAsked } from './page.ts';
import { announcements } from './schema-words.ts';

/** Stores a new announcement, if the change was audited. */
export function insertAnnouncement(announcement: Announcement, change: string): InStatement {
  const { id, title, body, components, publishedAt, until } = announcement;
  const { createdAt, updatedAt, version } = announcement;
  return {
    sql: `INSERT INTO announcements (id, title, body, components, published_at, until_at,
                                     created_at, updated_at, version)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${ifAudited}`,
    args: [
      ...[id, JSON.stringify(title), JSON.stringify(body), JSON.stringify(components)],
      ...[publishedAt, until, createdAt, updatedAt, version, change],
    ],
  };
}

/** Stores what an announcement now says, if the change was audited. */
export function replaceAnnouncement(announcement: Announcement, change: string): InStatement {
  const { id, title, body, components, publishedAt, until, updatedAt, version } = announcement;
  return {
    sql: `UPDATE announcements SET title = ?, body = ?, components = ?, published_at = ?,
                                   until_at = ?, updated_at = ?, version = ?
          WHERE id = ? AND ${ifAudited}`,
    args: [
      ...[JSON.stringify(title), JSON.stringify(body), JSON.stringify(components)],
      ...[publishedAt, until, updatedAt, version, id, change],
    ],
  };
}

/** The announcement is still as it was read. */
export function announcementUnchanged({
  id,
  version,
}: Pick<Announcement, 'id' | 'version'>): Guard {
  return {
    sql: 'EXISTS (SELECT 1 FROM announcements WHERE id = ? AND version = ?)',
    args: [id, version],
  };
}

/** The same, and nobody was told of it yet. */
export function announcementUntold(announcement: Pick<Announcement, 'id' | 'version'>): Guard {
  const unchanged = announcementUnchanged(announcement);
  return {
    sql: `${unchanged.sql} AND NOT EXISTS (SELECT 1 FROM events WHERE subject = ?)`,
    args: [...unchanged.args, announcement.id],
  };
}

/** An announcement as JSON text, as incidents and planned work are. */
type Packed = Readonly<{ packed: string }>;

/** An announcement of the table `announcements`, packed. */
export const packedAnnouncement = sql`
  json_object(
    'id', id, 'title', json(title), 'body', json(body), 'components', json(components),
    'publishedAt', published_at, 'until', until_at, 'createdAt', created_at,
    'updatedAt', updated_at, 'version', version
  ) AS packed`;

/** Reads one; null when there is none of that id. */
export async function readAnnouncement(db: Database, id: string): Promise<Announcement | null> {
  const rows = await db.drizzle.all<Packed>(
    sql`SELECT ${packedAnnouncement} FROM announcements WHERE id = ${id}`,
  );
  return announcementsOf(rows)[0] ?? null;
}

/** Reads the announcements whose instant has come by `now` (UTC ms) and of which nobody was told. */
export async function readUntoldAnnouncements(
  db: Database,
  now: number,
): Promise<readonly Announcement[]> {
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT ${packedAnnouncement} FROM announcements
    WHERE published_at <= ${now}
      AND NOT EXISTS (SELECT 1 FROM events WHERE subject = announcements.id)
    ORDER BY published_at, id`);
  return announcementsOf(rows);
}

/**
 * Selects the announcements that are on the page at some time in the span, in the order in which they
 * are published. For `announcementsOf`.
 */
export function selectAnnouncements(db: Database, { start, end }: Span) {
  return db.drizzle.all<Packed>(sql`
    SELECT ${packedAnnouncement} FROM announcements
    WHERE coalesce(until_at, published_at + ${shownForMs}) >= ${start} AND published_at < ${end}
    ORDER BY published_at, id`);
}

/** Reads announcements, those that are published last first; also those to come. */
export async function readAnnouncementsPage(
  db: Database,
  { before, limit }: Omit<PageAsked, 'open'>,
): Promise<readonly Announcement[]> {
  const { publishedAt: at, id } = announcements;
  const rows = await db.drizzle.all<Packed>(sql`
    SELECT ${packedAnnouncement} FROM announcements WHERE ${olderThan(before, { at, id })}
    ORDER BY published_at DESC, id DESC LIMIT ${limit}`);
  return announcementsOf(rows);
}

/** The announcements that were selected. */
export function announcementsOf(rows: readonly Packed[]): readonly Announcement[] {
  return rows.map(({ packed }): Announcement => JSON.parse(packed));
}
