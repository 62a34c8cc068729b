import type { EventType } from '../../domain/event.ts';
import type { AnnouncementDocument } from '../../domain/words/announcement-document.ts';

/** The event that tells of an announcement whose instant has come. */
export function announcementEvent(announcement: AnnouncementDocument) {
  const type: EventType = 'announcement.published';
  return { type, subject: announcement.id, body: { announcement }, notify: true };
}
