import { AppError } from '../domain/app-error.ts';
import { announcementEnd } from '../domain/words/announcement.ts';
import {
  type AnnouncementDocument,
  announcementDocument,
} from '../domain/words/announcement-document.ts';
import { announcementUnchanged, replaceAnnouncement } from '../storage/announcement.ts';
import { type Acting, demandWrite } from './change/acting.ts';
import { announcementToChange } from './change/announcement-to-change.ts';
import { changeNewest, onlyOnce } from './change/carry-out.ts';

/**
 * Takes an announcement from the status page; one that is still to come is never published.
 * @param version that must still be the newest (`If-Match`); null takes any.
 * @throws AppError `forbidden`, `not_found`, `conflict` (it is over), `reused`, `stale`,
 *   `unavailable`.
 */
export async function endAnnouncement(
  acting: Acting,
  id: string,
  version: number | null,
): Promise<AnnouncementDocument> {
  demandWrite(acting, 'announcements');
  const { now } = acting;
  return onlyOnce(acting, () =>
    changeNewest(acting, announcementToChange(acting, id), version, (before) => {
      if (announcementEnd(before) <= now) {
        throw new AppError('conflict', 'This announcement is over; there is nothing to end.');
      }
      const after = { ...before, until: now, updatedAt: now, version: before.version + 1 };
      const result = announcementDocument(after);
      return {
        action: 'announcement.end',
        subject: id,
        detail: result,
        guard: announcementUnchanged(before),
        statements: (change) => [replaceAnnouncement(after, change)],
        events: [],
        result,
      };
    }),
  );
}
