import { AppError } from '../../domain/app-error.ts';
import type { Announcement } from '../../domain/words/announcement.ts';
import { readAnnouncement } from '../../storage/announcement.ts';
import type { Acting } from './acting.ts';

/** Reads an announcement that is to be changed; rejects with AppError `not_found` without one. */
export function announcementToChange({ db }: Acting, id: string): () => Promise<Announcement> {
  return async () => {
    const announcement = await readAnnouncement(db, id);
    if (announcement) return announcement;
    throw new AppError('not_found', 'There is no announcement of this id.');
  };
}
