import { AppError } from '../../../domain/app-error.ts';
import type { Announcement } from '../../../domain/words/announcement.ts';
import { readAnnouncement } from '../../../storage/announcement.ts';
import { readAuditPage, type StoredAuditEntry } from '../../../storage/audit-entry.ts';
import type { Asked } from '../route.ts';

/** An announcement, and what was done to it last: whoever comes second is told who was faster. */
export type KnownAnnouncement = Readonly<{
  announcement: Announcement;
  last: StoredAuditEntry | undefined;
}>;

/** The announcement that a path names; throws AppError `not_found` without any. */
export async function foundAnnouncement({
  db,
  param,
}: Pick<Asked, 'db' | 'param'>): Promise<KnownAnnouncement> {
  const [announcement, [last]] = await Promise.all([
    readAnnouncement(db, param('id')),
    readAuditPage(db, { before: null, subject: param('id'), limit: 1 }),
  ]);
  if (announcement) return { announcement, last };
  throw new AppError('not_found', 'There is no announcement of this id.');
}
