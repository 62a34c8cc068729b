import { type Announcement, isPublished } from '../domain/words/announcement.ts';
import {
  type AnnouncementDocument,
  announcementDocument,
} from '../domain/words/announcement-document.ts';
import { insertAnnouncement } from '../storage/announcement.ts';
import { newId } from '../storage/id.ts';
import { type Acting, demandWrite } from './acting.ts';
import { announcementEvent } from './announcement-event.ts';
import { always, carryOut, onlyOnce } from './carry-out.ts';
import { newAnnouncement } from './input/announcement.ts';
import { unknownSlugs, untilFaults } from './input/faults.ts';
import { parseInput, refuseFaults } from './input/parse.ts';

/**
 * Publishes news now, or at an instant to come; of that the clock tells (`advanceAnnouncements`).
 * @throws AppError `forbidden`, `invalid`, `conflict` (the key), `unavailable`.
 */
export async function publishAnnouncement(
  acting: Acting,
  input: unknown,
): Promise<AnnouncementDocument> {
  demandWrite(acting, 'announcements');
  const { publishedAt = acting.now, ...asked } = parseInput(newAnnouncement, input);
  const announcement: Announcement = {
    ...{ ...asked, publishedAt, id: newId() },
    ...{ createdAt: acting.now, updatedAt: acting.now, version: 1 },
  };
  const result = announcementDocument(announcement);
  return onlyOnce(acting, async () => {
    refuseFaults([
      ...unknownSlugs(acting, ['components'], asked.components),
      ...untilFaults(announcement, '/until', acting.now),
    ]);
    const published = await carryOut(acting, {
      action: 'announcement.publish',
      subject: announcement.id,
      detail: result,
      guard: always,
      statements: (change) => [insertAnnouncement(announcement, change)],
      events: isPublished(announcement, acting.now) ? [announcementEvent(result)] : [],
      result,
    });
    // Nothing that is new can be lost.
    return published ?? result;
  });
}
